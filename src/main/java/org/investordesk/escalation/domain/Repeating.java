package org.investordesk.escalation.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.escalation.CallRepeated;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.domain.StandingCalls.Standing;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;

/**
 * Repeats a call each working day at opening, to the same people, until who owes the act has acted,
 * a higher level takes its place, or the issue is closed. Whether somebody acted is read off the
 * clocks when the repeat is due, so that the acts themselves cost nothing.
 */
public final class Repeating {

  private final StandingCalls standing;
  private final Escalations escalations;
  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final Directives directives;
  private final WorkingTime working;
  private final News news;
  private final Clock clock;

  public Repeating(
      StandingCalls standing,
      Escalations escalations,
      CaseFiles files,
      ServiceClocks clocks,
      Directives directives,
      WorkingTime working,
      News news,
      Clock clock) {
    this.standing = standing;
    this.escalations = escalations;
    this.files = files;
    this.clocks = clocks;
    this.directives = directives;
    this.working = working;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Takes up one call whose repeat is due.
   *
   * @return false where none is
   */
  public boolean takeUpOne() {
    var due = standing.due(clock.instant());
    due.ifPresent(this::takeUp);
    return due.isPresent();
  }

  /** When the next repeat is due. */
  public Optional<Instant> next() {
    return standing.next();
  }

  private void takeUp(Standing call) {
    var now = clock.instant();
    var issue = files.find(call.issue()).filter(view -> view.state().isOpen());
    var made = escalations.find(call.escalation());
    if (issue.isEmpty() || made.isEmpty() || hasActed(issue.get(), call, made.get(), now)) {
      standing.end(call);
      return;
    }
    var next = next(working, now, call.every());
    if (isWaiting(issue.get())) {
      standing.postpone(call, next); // no time is lost while the investor or a third party is asked
      return;
    }
    standing.repeated(call, now, next);
    var first = made.get();
    news.publish(
        new CallRepeated(
            new IssueEscalated(
                first.issue(),
                first.level(),
                first.rule(),
                first.clock(),
                first.part(),
                first.due(),
                first.call().to(),
                first.call().copies(),
                first.reason(),
                first.at()),
            call.repeats() + 1,
            now));
  }

  private boolean hasActed(IssueView issue, Standing call, Escalation made, Instant now) {
    if (made.round() != issue.reopened() || isAnotherDepartments(issue, call, made)) {
      return true;
    }
    var departments = !call.responsible().equals(StandingCalls.THE_DESK);
    if (departments && (issue.underCheck() || issue.state() == IssueState.ANSWERED)) {
      return true;
    }
    return clocks.readings(issue.number().value(), now).stream()
            .anyMatch(reading -> tellsOfAnAct(reading, call, made))
        || directives.of(issue.number()).stream()
            .filter(directive -> directive.department().equals(call.responsible()))
            .anyMatch(directive -> wasAnsweredSince(directive, made.at()));
  }

  /** The lead department of the call has the issue no longer. */
  private static boolean isAnotherDepartments(IssueView issue, Standing call, Escalation made) {
    return call.responsible().equals(made.department())
        && !call.responsible().equals(issue.department());
  }

  /**
   * Its own clock was stopped or begun anew; or the department signed, told the investor something,
   * handed an answer in, or finished a stage.
   */
  private static boolean tellsOfAnAct(ClockReading reading, Standing call, Escalation made) {
    var stopped = reading.stoppedAt();
    var since = made.at();
    var moved = (stopped != null && stopped.isAfter(since)) || reading.anchor().isAfter(since);
    if (reading.clock() == made.clock() && reading.part().equals(made.part())) {
      return moved;
    }
    if (call.responsible().equals(StandingCalls.THE_DESK)) {
      return false;
    }
    return switch (reading.clock()) {
      case SIGN_FOR -> stopped != null && stopped.isAfter(since);
      case UPDATE, CHECK -> reading.anchor().isAfter(since);
      case STAGE -> stopped != null && stopped.isAfter(since) && isTheirs(reading.part(), call);
      default -> false;
    };
  }

  private static boolean isTheirs(String part, Standing call) {
    var colon = part.indexOf(':');
    return colon < 0 || part.substring(colon + 1).equals(call.responsible());
  }

  private boolean wasAnsweredSince(Directive directive, Instant since) {
    return directives.steps(List.of(directive.id())).stream()
        .anyMatch(step -> step.kind() == DirectiveStep.Kind.ANSWERED && step.at().isAfter(since));
  }

  private static boolean isWaiting(IssueView issue) {
    return issue.state() == IssueState.WAITING_INVESTOR
        || issue.state() == IssueState.WAITING_THIRD_PARTY;
  }

  /** Opening of the n-th working day after the day of an instant. */
  static Instant next(WorkingTime working, Instant at, int workingDays) {
    var eve = working.closeAfterWorkingDays(at, workingDays - 1);
    return working.nextOpening(eve.plusSeconds(1));
  }
}
