/**
 * The on-site office 现场办公: agenda, invitations, attendance, minutes, decisions and their follow-up.
 * Owns the process {@code on-site-office}.
 */
@ApplicationModule(
    displayName = "On-site office",
    allowedDependencies = {"cases", "escalation", "directory", "sla", "platform"})
@NullMarked
package org.investordesk.onsite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
