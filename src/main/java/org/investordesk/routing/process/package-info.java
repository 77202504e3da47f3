/** Asks the engine's decision table. */
@NullMarked
package org.investordesk.routing.process;

import org.jspecify.annotations.NullMarked;
