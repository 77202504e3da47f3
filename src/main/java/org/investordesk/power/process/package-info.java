/** The engine's part: power-connection, its listeners and delegates. */
@NullMarked
package org.investordesk.power.process;

import org.jspecify.annotations.NullMarked;
