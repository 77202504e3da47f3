package org.investordesk.escalation.domain;

import org.investordesk.escalation.Level;
import org.investordesk.escalation.OrderColour;
import org.jspecify.annotations.Nullable;

/** Terms of a supervision order; the table itself is {@code supervision-order.dmn}. */
public interface OrderTerms {

  /**
   * @param answerDays working days for the answer
   */
  record Terms(OrderColour colour, int answerDays) {}

  /**
   * @param level that issues the order; null for one by hand
   */
  Terms of(@Nullable Level level);
}
