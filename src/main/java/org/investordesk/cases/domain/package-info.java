/** What an issue is and which step may follow which; plain Java. */
@NullMarked
package org.investordesk.cases.domain;

import org.jspecify.annotations.NullMarked;
