/**
 * Who is called when a limit is missed: the ladder, the supervision task of the assigned leader.
 * Owns the process {@code escalation-supervision} and the decision {@code escalation-ladder}.
 */
@ApplicationModule(
    displayName = "Escalation",
    allowedDependencies = {"cases", "directory", "rulings", "sla", "platform"})
@NullMarked
package org.investordesk.escalation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
