/**
 * What administrators look after besides people: the working calendar, with a preview of what each
 * change would move.
 */
@ApplicationModule(
    displayName = "Administration",
    allowedDependencies = {
      "directory",
      "routing",
      "sla",
      "cases",
      "escalation",
      "notification",
      "platform"
    })
@NullMarked
package org.investordesk.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
