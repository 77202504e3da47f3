package org.investordesk.acceptance;

import org.investordesk.cases.InvestorReplied;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueTransferred;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.OpinionsGathered;
import org.investordesk.cases.WorkResumed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to an issue elsewhere and moves its acceptance inspection. */
@Component
class AcceptanceEvents {

  private final AcceptanceDesk desk;

  AcceptanceEvents(AcceptanceDesk desk) {
    this.desk = desk;
  }

  /** A word of the investor ends the wait, whether he ticked every item or wrote a mail. */
  @EventListener
  void on(InvestorReplied event) {
    desk.goOn(event.issue());
  }

  @EventListener
  void on(WorkResumed event) {
    desk.goOn(event.issue());
  }

  @EventListener
  void on(OpinionsGathered event) {
    if (event.purpose() == Purpose.INSPECTION) {
      desk.gathered(event.issue());
    }
  }

  @EventListener
  void on(IssueTransferred event) {
    desk.leave(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    desk.leave(event.issue());
  }

  /** An issue that was answered has been through all of this, or went straight to the answer. */
  @EventListener
  void on(IssueClosed event) {
    if (event.state() == IssueState.WITHDRAWN || event.state() == IssueState.MERGED) {
      desk.leave(event.issue());
    }
  }
}
