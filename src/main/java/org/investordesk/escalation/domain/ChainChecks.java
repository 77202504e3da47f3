package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/** Results of the nightly check. */
public interface ChainChecks {

  /**
   * An open issue for which no leader would be found.
   *
   * @param person user id of the duty coordinator who would be called instead
   */
  record Finding(IssueNumber issue, String person, List<ChainStep> chain) {}

  /**
   * @return false where this day's check is already there: another node made it
   */
  boolean start(LocalDate day, Instant at);

  void add(LocalDate day, Finding finding);

  void finish(LocalDate day, int checked, int found);
}
