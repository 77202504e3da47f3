package org.investordesk.approval.domain;

import org.investordesk.cases.IssueNumber;

/** What happened to an approval outside of its own tasks, told to its process. */
public interface ApprovalFlow {

  /** Every department of the joint review has answered or is absent. */
  void reviewsGathered(IssueNumber number);

  /** The last missing paper has come. */
  void papersComplete(IssueNumber number);
}
