/** Escalations, supervisions, instructions and the nightly check in PostgreSQL. */
@NullMarked
package org.investordesk.escalation.store;

import org.jspecify.annotations.NullMarked;
