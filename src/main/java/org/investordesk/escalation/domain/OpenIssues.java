package org.investordesk.escalation.domain;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** Which issues somebody still has to do something about, kept from the events of {@code cases}. */
public interface OpenIssues {

  /** Does nothing where it is there already. */
  void add(IssueNumber issue);

  /**
   * In the order of their numbers.
   *
   * @param after the last one read; null starts at the first
   */
  List<IssueNumber> next(@Nullable IssueNumber after, int limit);
}
