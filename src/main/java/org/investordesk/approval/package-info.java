/**
 * Formal, simulated and joint approvals, and agents with a mandate. Owns the process {@code
 * approval-coordination}.
 */
@ApplicationModule(
    displayName = "Approval coordination",
    allowedDependencies = {
      "cases",
      "cases :: process",
      "cases :: web",
      "directory",
      "sla",
      "platform"
    })
@NullMarked
package org.investordesk.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
