package org.investordesk.escalation;

import org.investordesk.cases.CaseSplit;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueRegistered;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueSeparated;
import org.investordesk.escalation.domain.Calling;
import org.investordesk.escalation.domain.OpenIssues;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.sla.MilestoneReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the room makes of the others' news, in the publisher's transaction. */
@Component
class EscalationEvents {

  private final Calling calling;
  private final Supervising supervising;
  private final OpenIssues open;

  EscalationEvents(Calling calling, Supervising supervising, OpenIssues open) {
    this.calling = calling;
    this.supervising = supervising;
    this.open = open;
  }

  @EventListener
  void on(MilestoneReached event) {
    calling.on(event);
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
    open.remove(event.issue());
    supervising.issueClosed(event.issue());
  }
}
