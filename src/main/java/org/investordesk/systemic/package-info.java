/**
 * What many issues have in common 一类事: clusters, recommendations and their completion. Owns the
 * process {@code systemic-fix}.
 */
@ApplicationModule(
    displayName = "Systemic fix",
    allowedDependencies = {"cases", "directory", "sla", "platform"})
@NullMarked
package org.investordesk.systemic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
