package org.investordesk.acceptance.domain;

import org.investordesk.cases.IssueNumber;

/** Tells the process what happened outside its tasks. */
public interface AcceptanceFlow {

  /** The papers came, or the department goes on without them. */
  void papersSupplied(IssueNumber number);

  /** Every inspector has spoken or is absent. */
  void opinionsGathered(IssueNumber number);

  /** The list came back from the investor. */
  void rectificationReported(IssueNumber number);
}
