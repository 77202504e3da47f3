/** Causes, clusters and recommendations in their tables. */
@NullMarked
package org.investordesk.systemic.store;

import org.jspecify.annotations.NullMarked;
