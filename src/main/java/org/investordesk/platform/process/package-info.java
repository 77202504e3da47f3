/** The engine's set-up: schema, deployment, clock, isolation of departments, accounts. */
@NullMarked
package org.investordesk.platform.process;

import org.jspecify.annotations.NullMarked;
