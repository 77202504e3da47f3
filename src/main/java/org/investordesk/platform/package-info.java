/**
 * What every room stands on: sign-in, refusals, audit, the page layout, the engine's set-up. Small,
 * open, knows no other room.
 */
@ApplicationModule(
    displayName = "Platform",
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package org.investordesk.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
