/** The ladder's decision and the supervision process: the only place here that knows the engine. */
@NullMarked
package org.investordesk.escalation.process;

import org.jspecify.annotations.NullMarked;
