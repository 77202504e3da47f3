/**
 * Tells people what happened: templates, outbox, relay, delivery log. Nobody calls it; it listens
 * to whoever publishes, in the publisher's transaction.
 */
@ApplicationModule(
    displayName = "Notification",
    allowedDependencies = {
      "cases",
      "escalation",
      "power",
      "acceptance",
      "approval",
      "rulings",
      "onsite",
      "satisfaction",
      "systemic",
      "directory",
      "sla",
      "platform"
    })
@NullMarked
package org.investordesk.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
