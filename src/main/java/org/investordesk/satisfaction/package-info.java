/**
 * The survey after closing, its reminders and call tasks. Owns the process {@code
 * satisfaction-followup}.
 */
@ApplicationModule(
    displayName = "Satisfaction follow-up",
    allowedDependencies = {"cases", "directory", "sla", "platform"})
@NullMarked
package org.investordesk.satisfaction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
