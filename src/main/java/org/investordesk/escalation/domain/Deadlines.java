package org.investordesk.escalation.domain;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/** Moves the limits of an issue where a leader grants time. */
public interface Deadlines {

  /**
   * @return the new limit of the resolution clock
   */
  Instant extend(IssueNumber issue, int workingDays, Instant at);
}
