package org.investordesk.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.LimitsMoved;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StepsMoved;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the clocks bring about by themselves. */
@Component
class ClockWatch {

  private static final Set<IssueState> WAITING =
      EnumSet.of(IssueState.WAITING_INVESTOR, IssueState.WAITING_THIRD_PARTY);

  private final IssueDesk desk;
  private final CaseFiles files;
  private final IssueFlow flow;
  private final ServiceClocks clocks;
  private final MessageSource messages;
  private final ApplicationEventPublisher events;

  ClockWatch(
      IssueDesk desk,
      CaseFiles files,
      IssueFlow flow,
      ServiceClocks clocks,
      MessageSource messages,
      ApplicationEventPublisher events) {
    this.desk = desk;
    this.files = files;
    this.flow = flow;
    this.clocks = clocks;
    this.messages = messages;
    this.events = events;
  }

  /** Ten working days without a word after an answer close the issue; a pause does not go on. */
  @EventListener
  void on(MilestoneReached reached) {
    if (reached.milestone() != Milestone.DUE) {
      return;
    }
    if (reached.clock() == ClockName.SILENCE) {
      desk.lapse(new IssueNumber(reached.subject()));
    } else if (reached.clock() == ClockName.PAUSE) {
      endPause(reached);
    }
  }

  private void endPause(MilestoneReached reached) {
    var issue = issue(reached.subject()).flatMap(files::find).orElse(null);
    if (issue == null || !issue.state().isOpen()) {
      return;
    }
    var number = issue.number();
    var words = messages.getMessage("cases.pauseOver", null, issue.language().locale());
    if (WAITING.contains(issue.state())) {
      desk.resumeWork(number, words);
    } else {
      // what waited was a stage: it stays with whoever has it, but the time counts again
      desk.record(
          number, Audience.PUBLIC, "cases.entry.workResumed", List.of(), words, reached.at());
      events.publishEvent(new WorkResumed(number, words, reached.at()));
    }
    clocks.resume(number.value(), reached.due());
    flow.limitsMoved(number);
  }

  /** Another calendar or policy moved a limit: timer and task dates follow. */
  @EventListener
  void on(DueMoved moved) {
    issue(moved.subject()).ifPresent(flow::limitsMoved);
  }

  /** An extension or a void pause moved limits: timer and task dates follow. */
  @EventListener
  void on(LimitsMoved moved) {
    issue(moved.subject()).ifPresent(flow::limitsMoved);
  }

  /** No limit moved, but the next warning or step did: the timer follows. */
  @EventListener
  void on(StepsMoved moved) {
    issue(moved.subject()).ifPresent(flow::clocksChanged);
  }

  private static Optional<IssueNumber> issue(String subject) {
    return IssueNumber.parse(subject);
  }
}
