package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** What happened to an issue elsewhere and makes the desk call earlier; it only ever grows. */
public interface Marks {

  enum Mark {
    /** A date promised to the investor passed unkept. */
    COMMITMENT_BROKEN,
    /** A department gave the issue back 退单. */
    RETURNED
  }

  void add(IssueNumber issue, Mark mark, Instant at);

  /** One entry for each time. */
  List<Mark> of(IssueNumber issue);
}
