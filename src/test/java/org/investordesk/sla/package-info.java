/** Tests of the clocks as they are kept in the tables. */
@NullMarked
package org.investordesk.sla;

import org.jspecify.annotations.NullMarked;
