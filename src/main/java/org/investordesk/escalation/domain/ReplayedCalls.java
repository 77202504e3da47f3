package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.escalation.LadderRehearsal.Called;
import org.investordesk.escalation.LadderRehearsal.Matter;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Modifiers.Standing;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.jspecify.annotations.Nullable;

/** The calls of one issue, made again on paper as {@link Calling} makes them. */
final class ReplayedCalls {

  /** What besides clocks decides. */
  record Facts(PastCalls.Recorded recorded, Optional<Project> project) {}

  /** A call on paper, before anybody asks who would have been called. */
  record Made(
      Level level,
      String rule,
      ClockName clock,
      String part,
      @Nullable Milestone milestone,
      @Nullable String department,
      int round,
      boolean raised,
      Instant at)
      implements PastCall {

    Called to(Who who) {
      var found = who.find(this);
      return new Called(
          level,
          rule,
          clock,
          part,
          milestone,
          department,
          round,
          raised,
          at,
          found.to(),
          found.asOfNow());
    }
  }

  /** Who would have been called. */
  interface Who {

    record Found(List<Person> to, boolean asOfNow) {}

    Found find(Made call);
  }

  private final Matter matter;
  private final Facts facts;
  private final List<Made> calls = new ArrayList<>();

  private ReplayedCalls(Matter matter, Facts facts) {
    this.matter = matter;
    this.facts = facts;
  }

  private sealed interface Happening permits Reached, Reopened, ByHand {
    Instant at();
  }

  private record Reached(MilestoneReached milestone) implements Happening {
    @Override
    public Instant at() {
      return milestone.at();
    }
  }

  private record Reopened(Instant at) implements Happening {}

  private record ByHand(Escalation call) implements Happening {
    @Override
    public Instant at() {
      return call.at();
    }
  }

  /**
   * @param replay which of the replays of its clocks
   */
  static List<Made> of(Matter matter, Facts facts, Ladder ladder, int replay) {
    var happenings = new ArrayList<Happening>();
    matter.clocks().reopenings().forEach(at -> happenings.add(new Reopened(at)));
    facts.recorded().calls().stream()
        .filter(ReplayedCalls::isByHand)
        .forEach(call -> happenings.add(new ByHand(call)));
    matter.clocks().reached(replay).forEach(reached -> happenings.add(new Reached(reached)));
    happenings.sort(Comparator.comparing(Happening::at));
    var calls = new ReplayedCalls(matter, facts);
    happenings.forEach(happening -> calls.on(happening, ladder));
    return List.copyOf(calls.calls);
  }

  private static boolean isByHand(Escalation call) {
    return call.milestone() == null && !call.rule().equals(Calling.RULE_REOPENED);
  }

  private void on(Happening happening, Ladder ladder) {
    if (happening instanceof Reached reached) {
      on(reached.milestone(), ladder);
    } else if (happening instanceof Reopened reopened) {
      onReopened(reopened.at());
    } else if (happening instanceof ByHand byHand) {
      var call = byHand.call();
      calls.add(
          new Made(
              call.level(),
              call.rule(),
              call.clock(),
              call.part(),
              null,
              call.department(),
              call.round(),
              !call.modifiers().isEmpty(),
              call.at()));
    }
  }

  private void on(MilestoneReached reached, Ladder ladder) {
    var at = reached.at();
    var round = round(at);
    var department = issue().departmentAt(at);
    var raised = isRaised(at, round, department);
    ladder
        .rung(reached.clock(), reached.milestone(), typeAt(at), raised)
        .filter(
            rung ->
                !Calling.wasCalled(
                    calls, round, department, reached.clock(), reached.part(), rung.level()))
        .ifPresent(
            rung ->
                calls.add(
                    new Made(
                        rung.level(),
                        rung.rule(),
                        reached.clock(),
                        reached.part(),
                        reached.milestone(),
                        department,
                        round,
                        raised,
                        at)));
  }

  private void onReopened(Instant at) {
    var round = round(at);
    // who answered the survey is heard a level above; the record knows whether it was he
    var bySurvey =
        facts.recorded().calls().stream()
            .anyMatch(
                call ->
                    call.rule().equals(Calling.RULE_REOPENED)
                        && call.round() == round
                        && call.level().compareTo(Level.L1) > 0);
    var department = issue().departmentAt(at);
    calls.add(
        new Made(
            bySurvey ? Calling.aboveAll(calls) : Level.L1,
            Calling.RULE_REOPENED,
            ClockName.RESOLUTION,
            "",
            null,
            department,
            round,
            isRaised(at, round, department),
            at));
  }

  private boolean isRaised(Instant at, int round, @Nullable String department) {
    var marks =
        facts.recorded().marks().stream()
            .filter(each -> !each.at().isAfter(at))
            .map(PastCalls.Marked::mark)
            .toList();
    var standing = new Standing(round, department, isSignedFor(at));
    return !Modifiers.of(standing, facts.project(), marks, calls).isEmpty();
  }

  /** Since the department took the lead; a reopening goes back to who had signed for it. */
  private boolean isSignedFor(Instant at) {
    var since = Instant.MAX;
    for (var turn : issue().led()) {
      if (!turn.from().isAfter(at)) {
        since = turn.from().truncatedTo(ChronoUnit.MINUTES);
      }
    }
    for (var run : matter.clocks().recorded()) {
      var stopped = run.stoppedAt();
      if (run.clock() == ClockName.SIGN_FOR
          && !run.anchor().isBefore(since)
          && stopped != null
          && !stopped.isAfter(at)) {
        return true;
      }
    }
    return false;
  }

  private int round(Instant at) {
    return (int) matter.clocks().reopenings().stream().filter(each -> !each.isAfter(at)).count();
  }

  private @Nullable IssueType typeAt(Instant at) {
    if (issue().type() == null) {
      return null;
    }
    IssueType type = null;
    for (var each : matter.clocks().types()) {
      if (!each.at().isAfter(at)) {
        type = IssueType.parse(each.policy().type()).orElse(null);
      }
    }
    return type;
  }

  private PastIssue issue() {
    return matter.issue();
  }
}
