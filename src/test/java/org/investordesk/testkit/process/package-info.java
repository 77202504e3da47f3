/** Processes that only tests have. */
@NullMarked
package org.investordesk.testkit.process;

import org.jspecify.annotations.NullMarked;
