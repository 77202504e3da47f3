package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.PastIssues.Led;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.escalation.ATown;
import org.investordesk.escalation.AnIssue;
import org.investordesk.escalation.LadderRehearsal.Called;
import org.investordesk.escalation.LadderRehearsal.Matter;
import org.investordesk.escalation.LadderRehearsal.Outcome;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.PastCalls.Marked;
import org.investordesk.escalation.domain.PastCalls.Recorded;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockRehearsal.Past;
import org.investordesk.sla.ClockRehearsal.Retyped;
import org.investordesk.sla.ClockRehearsal.Run;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.PolicyKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LadderReplayTest {

  private static final Instant REGISTERED = instant("2026-03-02T09:00");
  private static final Instant SIGNED = instant("2026-03-02T11:00");
  private static final Instant DUE = instant("2026-03-10T17:30");
  private static final Instant NOW = instant("2026-05-04T09:00");

  private static final Ladder LADDER =
      (clock, milestone, type, raised) ->
          switch (milestone) {
            case WARNED -> Optional.of(new Rung(raised ? Level.L2 : Level.L1, "warned", 0));
            case DUE ->
                clock == ClockName.RESOLUTION
                    ? Optional.of(new Rung(raised ? Level.L3 : Level.L2, "due", 0))
                    : Optional.of(new Rung(Level.L1, "other", 0));
            default -> Optional.empty();
          };

  private final ATown town = new ATown();

  @Test
  void who_was_called_then_is_called_again_and_who_was_not_is_found_as_of_now() {
    var recorded =
        call(
            Level.L2,
            ClockName.RESOLUTION,
            Milestone.DUE,
            ATown.DEPUTY,
            instant("2026-03-10T17:30"));
    var late = reached(Milestone.WARNED, "2026-03-09T16:00", Milestone.DUE, "2026-03-10T17:30");

    var outcome = replay(null, new Recorded(List.of(recorded), List.of()), late, late);

    assertThat(outcome.proposed())
        .extracting(Called::level, call -> call.to().get(0), Called::asOfNow)
        .containsExactly(tuple(Level.L1, ATown.HEAD, true), tuple(Level.L2, ATown.DEPUTY, false));
  }

  @Test
  void a_major_project_is_called_a_level_earlier() {
    town.with(new Project(7L, "越东路综合体", 200_000_000, "越城", true, null, null));
    var late = reached(Milestone.WARNED, "2026-03-09T16:00", Milestone.DUE, "2026-03-10T17:30");

    var outcome = replay(7L, Recorded.NONE, late, late);

    assertThat(outcome.control()).extracting(Called::level).containsExactly(Level.L2, Level.L3);
    assertThat(outcome.control()).allMatch(Called::raised);
  }

  @Test
  void a_mark_raises_only_what_comes_after_it() {
    var late = reached(Milestone.WARNED, "2026-03-09T16:00", Milestone.DUE, "2026-03-10T17:30");
    var broken = new Marked(Marks.Mark.COMMITMENT_BROKEN, instant("2026-03-10T09:00"));

    var outcome = replay(null, new Recorded(List.of(), List.of(broken)), late, late);

    assertThat(outcome.control()).extracting(Called::level).containsExactly(Level.L1, Level.L3);
  }

  @Test
  void what_a_person_decided_stays_and_hides_nothing_of_the_clocks() {
    var byHand =
        call(Level.L2, ClockName.RESOLUTION, null, ATown.LEADER, instant("2026-03-05T10:00"));
    var late = reached(Milestone.DUE, "2026-03-10T17:30");

    var outcome = replay(null, new Recorded(List.of(byHand), List.of()), List.of(), late);

    assertThat(outcome.control()).hasSize(1).allMatch(Called::byHand);
    assertThat(outcome.proposed()).extracting(Called::byHand).containsExactly(true, false);
  }

  private Outcome replay(
      @Nullable Long project,
      Recorded recorded,
      List<MilestoneReached> control,
      List<MilestoneReached> proposed) {
    PastCalls past = issues -> Map.of(AnIssue.NUMBER, recorded);
    var signFor = new Run(ClockName.SIGN_FOR, "", REGISTERED, SIGNED, SIGNED, false, List.of());
    var clocks =
        new Past(
            AnIssue.NUMBER.value(),
            List.of(signFor),
            List.of(List.of(run(control)), List.of(run(proposed))),
            List.of(),
            List.of(new Retyped(Instant.MIN, new PolicyKey("POWER", "LOW"))));
    return new LadderReplay(past, town, town)
        .replay(List.of(new Matter(issue(project), clocks)), day -> LADDER, day -> LADDER, NOW)
        .get(0);
  }

  private static PastIssue issue(@Nullable Long project) {
    return new PastIssue(
        AnIssue.NUMBER,
        IssueType.POWER,
        "LOW",
        IssueState.IN_PROGRESS,
        "新厂房需要接电",
        "诸暨",
        null,
        project,
        AnIssue.POWER,
        "clerk-zhou",
        "coordinator-wu",
        AnIssue.POWER,
        REGISTERED,
        List.of(new Led(REGISTERED, AnIssue.POWER)),
        List.of());
  }

  private static Run run(List<MilestoneReached> reached) {
    return new Run(ClockName.RESOLUTION, "", REGISTERED, null, DUE, true, reached);
  }

  private static List<MilestoneReached> reached(Milestone milestone, String at) {
    return List.of(
        new MilestoneReached(
            AnIssue.NUMBER.value(), ClockName.RESOLUTION, milestone, DUE, instant(at)));
  }

  private static List<MilestoneReached> reached(
      Milestone one, String oneAt, Milestone other, String otherAt) {
    return List.of(reached(one, oneAt).get(0), reached(other, otherAt).get(0));
  }

  private static Escalation call(
      Level level, ClockName clock, @Nullable Milestone milestone, Person to, Instant at) {
    return new Escalation(
        new IssueNumber(AnIssue.NUMBER.value()),
        level,
        milestone == null ? Calling.RULE_BY_HAND : "due",
        clock,
        "",
        milestone,
        DUE,
        AnIssue.POWER,
        0,
        Set.of(),
        new Call(List.of(to), List.of(), List.of(), false),
        null,
        null,
        at);
  }
}
