package org.investordesk.rulings;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** Further extensions 再次延期 that wait for a leader's word. */
public interface WaitingExtensions {

  /**
   * @param days working days asked for
   * @param lapsesAt the present limit: undecided by then, the request is void
   */
  record WaitingExtension(
      IssueNumber issue, String department, int days, String reason, Instant lapsesAt) {}

  /** What this leader has to decide, the most urgent first. */
  List<WaitingExtension> waitingFor(String leader);
}
