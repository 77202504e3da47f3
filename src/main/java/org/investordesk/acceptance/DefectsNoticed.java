package org.investordesk.acceptance;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;

/**
 * The investor has the list of everything that is wrong with the papers.
 *
 * @param newFact it says something that could not have been seen the first time
 */
public record DefectsNoticed(IssueNumber issue, List<Line> items, boolean newFact, Instant at) {

  /**
   * @param remark what was still missing when it was looked at again; empty the first time
   */
  public record Line(String what, String ground, String remark) {}
}
