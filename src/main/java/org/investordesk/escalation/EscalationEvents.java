package org.investordesk.escalation;

import org.investordesk.cases.CaseSplit;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueRegistered;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueSeparated;
import org.investordesk.cases.IssueTransferred;
import org.investordesk.escalation.domain.Calling;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Marks;
import org.investordesk.escalation.domain.Marks.Mark;
import org.investordesk.escalation.domain.OpenIssues;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.rulings.ReturnRequested;
import org.investordesk.sla.CommitmentBroken;
import org.investordesk.sla.MilestoneReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the room makes of the others' news, in the publisher's transaction. */
@Component
class EscalationEvents {

  private final Calling calling;
  private final Supervising supervising;
  private final Directing directing;
  private final Marks marks;
  private final OpenIssues open;

  EscalationEvents(
      Calling calling, Supervising supervising, Directing directing, Marks marks, OpenIssues open) {
    this.calling = calling;
    this.supervising = supervising;
    this.directing = directing;
    this.marks = marks;
    this.open = open;
  }

  @EventListener
  void on(MilestoneReached event) {
    calling.on(event);
  }

  /** From now on this issue is called one level earlier. */
  @EventListener
  void on(CommitmentBroken event) {
    IssueNumber.parse(event.subject())
        .ifPresent(issue -> marks.add(issue, Mark.COMMITMENT_BROKEN, event.at()));
  }

  /** The second one calls a level earlier, whoever asked and whatever is ruled. */
  @EventListener
  void on(ReturnRequested event) {
    marks.add(event.issue(), Mark.RETURNED, event.at());
  }

  @EventListener
  void on(IssueRegistered event) {
    open.add(event.issue());
  }

  @EventListener
  void on(IssueReopened event) {
    open.add(event.issue());
    calling.on(event);
  }

  /** What a department owed under a leader's word is not owed by the next one. */
  @EventListener
  void on(IssueTransferred event) {
    directing.departmentLeft(event.issue(), event.from());
  }

  @EventListener
  void on(CaseSplit event) {
    event.parts().forEach(open::add);
  }

  @EventListener
  void on(IssueSeparated event) {
    open.add(event.issue());
  }

  /** Also told of an issue that was declined or withdrawn. */
  @EventListener
  void on(IssueClosed event) {
    supervising.issueClosed(event.issue());
  }
}
