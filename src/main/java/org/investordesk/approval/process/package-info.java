/** The engine’s part: {@code approval-coordination}, its forms and what they show. */
@NullMarked
package org.investordesk.approval.process;

import org.jspecify.annotations.NullMarked;
