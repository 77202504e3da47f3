/** The rules of who is called when, and what a supervising leader can do; plain Java. */
@NullMarked
package org.investordesk.escalation.domain;

import org.jspecify.annotations.NullMarked;
