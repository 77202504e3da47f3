/** Tests of the counting rules; none of them starts Spring. */
@NullMarked
package org.investordesk.sla.domain;

import org.jspecify.annotations.NullMarked;
