/** The engine's part: issue-resolution, general-coordination, their listeners and timers. */
@NullMarked
package org.investordesk.cases.process;

import org.jspecify.annotations.NullMarked;
