package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Appeal;

/** All appeals; one an issue. */
public interface Appeals {

  /**
   * @return false where there has been one
   */
  boolean add(IssueNumber issue, String text, Instant at);

  Optional<Appeal> of(IssueNumber issue);

  /**
   * @return false where it was ruled on before
   */
  boolean rule(IssueNumber issue, boolean upheld, String reason, String by, Instant at);
}
