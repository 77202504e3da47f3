/** The investor's pages and the public API: report, confirmation, status, confirm or object. */
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {"cases", "directory", "rulings", "sla", "platform"})
@NullMarked
package org.investordesk.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
