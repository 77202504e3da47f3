package org.investordesk.cases;

import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ten working days without a word after an answer close the issue. */
@Component
class SilenceWatch {

  private final IssueDesk desk;

  SilenceWatch(IssueDesk desk) {
    this.desk = desk;
  }

  @EventListener
  void on(MilestoneReached reached) {
    if (reached.clock() == ClockName.SILENCE && reached.milestone() == Milestone.DUE) {
      desk.lapse(new IssueNumber(reached.subject()));
    }
  }
}
