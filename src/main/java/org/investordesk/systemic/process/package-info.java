/** The engine’s part: systemic-fix, rule-change and their forms. */
@NullMarked
package org.investordesk.systemic.process;

import org.jspecify.annotations.NullMarked;
