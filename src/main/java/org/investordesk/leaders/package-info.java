/** What a leader sees of his own projects, escalations, orders and instructions. */
@ApplicationModule(
    displayName = "Leaders",
    allowedDependencies = {
      "cases",
      "escalation",
      "onsite",
      "rulings",
      "sla",
      "directory",
      "platform"
    })
@NullMarked
package org.investordesk.leaders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
