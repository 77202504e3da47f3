/** The routing table, row by row, on the real engine. */
@NullMarked
package org.investordesk.routing.process;

import org.jspecify.annotations.NullMarked;
