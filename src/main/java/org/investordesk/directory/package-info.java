/**
 * Who is who: investors, chambers, projects, departments, leaders, pairings and the duty roster;
 * and the chain that finds the leader assigned to a project. Knows no issue and no engine.
 */
@ApplicationModule(
    displayName = "Directory",
    allowedDependencies = {"platform"})
@NullMarked
package org.investordesk.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
