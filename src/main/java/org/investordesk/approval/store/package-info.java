/** The room’s tables. */
@NullMarked
package org.investordesk.approval.store;

import org.jspecify.annotations.NullMarked;
