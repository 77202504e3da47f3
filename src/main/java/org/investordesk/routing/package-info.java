/** Who is responsible: proposes the lead department. Owns the decision {@code lead-department}. */
@ApplicationModule(
    displayName = "Routing",
    allowedDependencies = {"directory", "platform"})
@NullMarked
package org.investordesk.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
