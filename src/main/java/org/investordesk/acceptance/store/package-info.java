/** The room's tables. */
@NullMarked
package org.investordesk.acceptance.store;

import org.jspecify.annotations.NullMarked;
