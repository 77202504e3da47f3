/**
 * The case, its issues and their life from report to closing: states, timeline, attachments, the
 * staff's case file. Owns the processes {@code issue-resolution} and {@code general-coordination}.
 */
@ApplicationModule(
    displayName = "Cases",
    allowedDependencies = {"directory", "routing", "sla", "platform"})
@NullMarked
package org.investordesk.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
