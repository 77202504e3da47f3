/** On-site offices in their tables. */
@NullMarked
package org.investordesk.onsite.store;

import org.jspecify.annotations.NullMarked;
