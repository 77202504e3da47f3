/** What a connection is, which step may follow which, and how days are compared; plain Java. */
@NullMarked
package org.investordesk.power.domain;

import org.jspecify.annotations.NullMarked;
