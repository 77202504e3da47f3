/**
 * When: the working calendar, the policies and the clocks with their milestones, counted in Chinese
 * working time. Knows no issue (a clock hangs on a subject, a plain string) and no engine.
 */
@ApplicationModule(
    displayName = "Service levels",
    allowedDependencies = {"platform"})
@NullMarked
package org.investordesk.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
