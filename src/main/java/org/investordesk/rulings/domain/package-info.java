/** What was asked for and what became of it; plain Java. */
@NullMarked
package org.investordesk.rulings.domain;

import org.jspecify.annotations.NullMarked;
