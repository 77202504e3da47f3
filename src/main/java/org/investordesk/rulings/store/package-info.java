/** The table of requests. */
@NullMarked
package org.investordesk.rulings.store;

import org.jspecify.annotations.NullMarked;
