/**
 * Pre-check with one notice of all defects, joint inspection, rectification, re-check and final
 * opinion. Owns the process {@code acceptance-inspection}.
 */
@ApplicationModule(
    displayName = "Acceptance inspection",
    allowedDependencies = {
      "cases",
      "cases :: process",
      "cases :: web",
      "directory",
      "sla",
      "platform"
    })
@NullMarked
package org.investordesk.acceptance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
