/** What a recommendation may become; plain Java. */
@NullMarked
package org.investordesk.systemic.domain;

import org.jspecify.annotations.NullMarked;
