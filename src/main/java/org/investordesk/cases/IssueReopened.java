package org.investordesk.cases;

import java.time.Instant;

/**
 * The investor said "not solved", before or within 30 days after closing.
 *
 * @param bySurvey he said so when asked how he was served: the call is one level higher
 */
public record IssueReopened(
    IssueNumber issue, String text, boolean afterClosing, boolean bySurvey, Instant at) {

  public IssueReopened(IssueNumber issue, String text, boolean afterClosing, Instant at) {
    this(issue, text, afterClosing, false, at);
  }
}
