/**
 * What somebody asks for and somebody else rules on: return of an issue 退单, extension 延期, contested
 * pauses. Owns the processes {@code return-arbitration}, {@code extension-approval} and {@code
 * pause-contest}.
 */
@ApplicationModule(
    displayName = "Rulings on time",
    allowedDependencies = {"cases", "cases :: web", "directory", "sla", "platform"})
@NullMarked
package org.investordesk.rulings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
