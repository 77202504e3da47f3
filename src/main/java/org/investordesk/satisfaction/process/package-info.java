/** The engine’s part: satisfaction-followup and its form. */
@NullMarked
package org.investordesk.satisfaction.process;

import org.jspecify.annotations.NullMarked;
