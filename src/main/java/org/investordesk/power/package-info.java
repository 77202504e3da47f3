/**
 * From the application to energising: survey, scheme, reviews, construction, inspections, metering;
 * the time compression of each. Owns the process {@code power-connection}.
 */
@ApplicationModule(
    displayName = "Power connection",
    allowedDependencies = {
      "cases",
      "cases :: process",
      "cases :: web",
      "directory",
      "sla",
      "platform"
    })
@NullMarked
package org.investordesk.power;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
