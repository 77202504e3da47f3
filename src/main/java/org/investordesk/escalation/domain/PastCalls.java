package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Marks.Mark;

/** The calls of many issues with what raised them, in few statements. */
public interface PastCalls {

  /** A mark and when it was made. */
  record Marked(Mark mark, Instant at) {}

  /**
   * Of one issue.
   *
   * @param calls oldest first
   * @param marks oldest first
   */
  record Recorded(List<Escalation> calls, List<Marked> marks) {

    public static final Recorded NONE = new Recorded(List.of(), List.of());
  }

  /** An issue without calls and marks has no entry. */
  Map<IssueNumber, Recorded> of(Collection<IssueNumber> issues);
}
