package org.investordesk.approval;

import java.util.EnumSet;
import org.investordesk.approval.domain.ApprovalFlow;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueTransferred;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.OpinionsGathered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the room makes of the others' news, in the publisher's transaction. */
@Component
class ApprovalEvents {

  private final StaffedApprovalDesk approvals;
  private final ApprovalFlow flow;

  ApprovalEvents(StaffedApprovalDesk approvals, ApprovalFlow flow) {
    this.approvals = approvals;
    this.flow = flow;
  }

  @EventListener
  void on(OpinionsGathered event) {
    if (event.purpose() == Purpose.REVIEW) {
      flow.reviewsGathered(event.issue());
    }
  }

  @EventListener
  void on(IssueTransferred event) {
    approvals.leave(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    approvals.leave(event.issue());
  }

  /** Closed otherwise, it has been answered, and its approval has ended before. */
  @EventListener
  void on(IssueClosed event) {
    if (EnumSet.of(IssueState.WITHDRAWN, IssueState.MERGED).contains(event.state())) {
      approvals.leave(event.issue());
    }
  }
}
