package org.investordesk.cases;

import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.StepsMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the clocks bring about by themselves. */
@Component
class ClockWatch {

  private final IssueDesk desk;
  private final IssueFlow flow;

  ClockWatch(IssueDesk desk, IssueFlow flow) {
    this.desk = desk;
    this.flow = flow;
  }

  /** Ten working days without a word after an answer close the issue. */
  @EventListener
  void on(MilestoneReached reached) {
    if (reached.clock() == ClockName.SILENCE && reached.milestone() == Milestone.DUE) {
      desk.lapse(new IssueNumber(reached.subject()));
    }
  }

  /** Another calendar or policy moved a limit: timer and task dates follow. */
  @EventListener
  void on(DueMoved moved) {
    IssueNumber.parse(moved.subject()).ifPresent(flow::limitsMoved);
  }

  /** No limit moved, but the next warning or step did: the timer follows. */
  @EventListener
  void on(StepsMoved moved) {
    IssueNumber.parse(moved.subject()).ifPresent(flow::clocksChanged);
  }
}
