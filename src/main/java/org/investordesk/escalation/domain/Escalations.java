package org.investordesk.escalation.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.IssueNumber;

/** The history of calls; it only ever grows. */
public interface Escalations {

  /**
   * @return id of the row
   */
  long add(Escalation escalation);

  Optional<Escalation> find(long id);

  /** Oldest first. */
  default List<Escalation> of(IssueNumber issue) {
    return List.copyOf(numbered(issue).values());
  }

  /** By the id of the row, oldest first. */
  Map<Long, Escalation> numbered(IssueNumber issue);
}
