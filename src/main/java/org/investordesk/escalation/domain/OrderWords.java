package org.investordesk.escalation.domain;

import java.time.LocalDate;
import org.investordesk.cases.IssueView;
import org.investordesk.escalation.Level;

/** The sentence of an order that no person wrote, in Chinese. */
public interface OrderWords {

  String demand(IssueView issue, Level level, LocalDate until);
}
