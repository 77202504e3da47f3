package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Project;
import org.investordesk.escalation.ATown;
import org.investordesk.escalation.AnIssue;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Marks.Mark;
import org.investordesk.platform.Audit;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallingTest {

  private static final Instant NOW = Instant.parse("2026-10-20T09:30:05Z");
  private static final Instant DUE = Instant.parse("2026-10-20T09:30:00Z");

  private final ATown town = new ATown();
  private final CaseFiles files = mock(CaseFiles.class);
  private final IssueDesk desk = mock(IssueDesk.class);
  private final Audit audit = mock(Audit.class);
  private final History history = new History();
  private final Marks marks = mock(Marks.class);
  private final StandingCalls standing = mock(StandingCalls.class);
  private final Directing directing = mock(Directing.class);
  private final List<String> supervised = new ArrayList<>();
  private final List<Object> news = new ArrayList<>();
  private final Calling calling = calling();

  @BeforeEach
  void an_issue_in_work() {
    is(new AnIssue());
  }

  @Test
  void a_missed_limit_is_written_down_told_and_supervised_by_the_assigned_leader() {
    reach(ClockName.RESOLUTION, Milestone.DUE);

    var written = history.rows.get(0);
    assertThat(written.level()).isEqualTo(Level.L2);
    assertThat(written.rule()).isEqualTo("plain");
    assertThat(written.department()).isEqualTo(AnIssue.POWER);
    assertThat(written.at()).isEqualTo(NOW);
    assertThat(supervised).containsExactly("leader-sun L2");
    assertThat(news)
        .containsExactly(
            new IssueEscalated(
                AnIssue.NUMBER,
                Level.L2,
                "plain",
                ClockName.RESOLUTION,
                DUE,
                List.of(ATown.LEADER),
                List.of(ATown.OFFICE),
                NOW));
    verify(desk)
        .record(AnIssue.NUMBER, Audience.STAFF, "escalation.entry.L2", List.of("孙领导"), null, NOW);
    verify(audit).record(eq(AnIssue.NUMBER.value()), eq("issue.escalated"), any());
  }

  @Test
  void a_warning_starts_no_supervision() {
    reach(ClockName.RESOLUTION, Milestone.YELLOW);
    reach(ClockName.RESOLUTION, Milestone.WARNED);

    assertThat(levels()).containsExactly(Level.Y, Level.L1);
    assertThat(supervised).isEmpty();
  }

  @Test
  void a_level_is_called_once_per_clock() {
    reach(ClockName.UPDATE, Milestone.DUE);
    reach(ClockName.UPDATE, Milestone.DUE);
    reach(ClockName.PLAN, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L1, Level.L1);
  }

  @Test
  void the_head_of_the_next_department_is_called_for_a_limit_of_his_own() {
    reach(ClockName.SIGN_FOR, Milestone.DUE);
    is(new AnIssue().at(AnIssue.PLANNING));
    reach(ClockName.SIGN_FOR, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L1, Level.L1);
  }

  @Test
  void a_higher_level_already_reached_is_not_called_downward() {
    reach(ClockName.CEILING, Milestone.DUE);
    reach(ClockName.RESOLUTION, Milestone.OVERDUE_1);

    assertThat(levels()).containsExactly(Level.L4);
  }

  @Test
  void a_missed_update_still_calls_the_head_while_a_leader_supervises() {
    reach(ClockName.RESOLUTION, Milestone.DUE);
    reach(ClockName.UPDATE, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L2, Level.L1);
  }

  @Test
  void a_major_project_is_called_one_level_earlier_and_the_reason_is_written_down() {
    town.with(new Project(7, "古村旅游", 1_800_000_000L, "柯桥", true, null, null));
    is(new AnIssue().of(7));

    reach(ClockName.RESOLUTION, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L3);
    assertThat(history.rows.get(0).modifiers())
        .containsExactlyInAnyOrder(Modifier.MAJOR_PROJECT, Modifier.LARGE_AMOUNT);
    assertThat(supervised).containsExactly("deputy-li L3");
  }

  @Test
  void a_reopening_calls_the_head_at_once_and_opens_a_new_round() {
    reach(ClockName.RESOLUTION, Milestone.WARNED);
    is(new AnIssue().reopened(1));

    calling.on(new IssueReopened(AnIssue.NUMBER, "还是没有电", true, NOW));

    assertThat(levels()).containsExactly(Level.L1, Level.L1);
    assertThat(history.rows.get(1).rule()).isEqualTo("reopened");
    assertThat(history.rows.get(1).call().to()).containsExactly(ATown.HEAD);

    reach(ClockName.RESOLUTION, Milestone.WARNED);

    assertThat(levels()).containsExactly(Level.L1, Level.L1, Level.L2);
  }

  @Test
  void nobody_is_called_for_a_closed_issue_or_a_subject_that_is_none() {
    is(new AnIssue().in(IssueState.SOLVED));
    reach(ClockName.RESOLUTION, Milestone.DUE);
    calling.on(new MilestoneReached("project/7", ClockName.RESOLUTION, Milestone.DUE, DUE, DUE));
    calling.on(
        new MilestoneReached("YS-2026-000999", ClockName.RESOLUTION, Milestone.DUE, DUE, DUE));

    assertThat(levels()).isEmpty();
  }

  @Test
  void a_leader_who_supervises_already_gets_no_second_task() {
    reach(ClockName.CEILING, Milestone.DUE);
    reach(ClockName.RESOLUTION, Milestone.OVERDUE_2);

    assertThat(levels()).containsExactly(Level.L4, Level.L4);
    assertThat(supervised).containsExactly("mayor-zhao L4");
  }

  @Test
  void whoever_calls_by_hand_calls_the_next_level_and_gives_his_reason() {
    calling.raise(AnIssue.NUMBER, Calling.RULE_BY_HAND, "企业停工待电", "clerk-zhou");
    calling.raise(AnIssue.NUMBER, Calling.RULE_BY_HAND, "仍然停工", "clerk-zhou");

    assertThat(levels()).containsExactly(Level.L1, Level.L2);
    assertThat(history.rows.get(0).reason()).isEqualTo("企业停工待电");
    assertThat(history.rows.get(0).by()).isEqualTo("clerk-zhou");
    assertThat(history.rows.get(0).rule()).isEqualTo("by-hand");
    verify(directing).orderBy(eq(Level.L2), any(), eq("leader-sun"));
  }

  @Test
  void calling_by_hand_skips_nothing_of_the_ladder() {
    calling.raise(AnIssue.NUMBER, Calling.RULE_BY_HAND, "企业停工待电", "clerk-zhou");
    calling.raise(AnIssue.NUMBER, Calling.RULE_BY_HAND, "仍然停工", "clerk-zhou");
    reach(ClockName.RESOLUTION, Milestone.WARNED);
    reach(ClockName.RESOLUTION, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L1, Level.L2, Level.L1, Level.L2);
  }

  @Test
  void nobody_stands_above_the_mayor_but_an_appeal_that_is_right_calls_him_again() {
    reach(ClockName.CEILING, Milestone.DUE);

    assertThatThrownBy(
            () -> calling.raise(AnIssue.NUMBER, Calling.RULE_BY_HAND, "理由充分", "clerk-zhou"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("escalation.refusal.highestLevel"));
    calling.raise(AnIssue.NUMBER, Calling.RULE_APPEAL, "申诉成立", "office-he");

    assertThat(levels()).containsExactly(Level.L4, Level.L4);
  }

  @Test
  void a_call_stands_until_the_next_working_day_for_who_owes_the_act() {
    reach(ClockName.RESOLUTION, Milestone.WARNED);

    verify(standing)
        .stand(
            AnIssue.NUMBER, AnIssue.POWER, 1L, Level.L1, 1, Instant.parse("2026-10-21T00:30:00Z"));
  }

  @Test
  void the_desk_owes_the_act_where_its_own_limit_was_missed() {
    reach(ClockName.CHECK, Milestone.DUE);

    verify(standing).stand(any(), eq(StandingCalls.THE_DESK), anyLong(), any(), anyInt(), any());
  }

  @Test
  void a_broken_promise_two_returns_or_nobody_signing_raise_by_one_level_and_never_add_up() {
    when(marks.of(AnIssue.NUMBER))
        .thenReturn(List.of(Mark.COMMITMENT_BROKEN, Mark.RETURNED, Mark.RETURNED));
    is(new AnIssue().handledBy(null));
    reach(ClockName.SIGN_FOR, Milestone.DUE);

    reach(ClockName.RESOLUTION, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L1, Level.L3);
    assertThat(history.rows.get(1).modifiers())
        .containsExactlyInAnyOrder(
            Modifier.BROKEN_COMMITMENT, Modifier.RETURNED_TWICE, Modifier.UNCLAIMED);
  }

  @Test
  void one_return_and_an_issue_signed_for_late_raise_nothing() {
    when(marks.of(AnIssue.NUMBER)).thenReturn(List.of(Mark.RETURNED));
    reach(ClockName.SIGN_FOR, Milestone.DUE);

    reach(ClockName.RESOLUTION, Milestone.DUE);

    assertThat(levels()).containsExactly(Level.L1, Level.L2);
  }

  private void is(AnIssue issue) {
    when(files.find(AnIssue.NUMBER)).thenReturn(Optional.of(issue.view()));
  }

  @Test
  void a_missed_stage_calls_the_department_head_once_per_stage() {
    reachStage("SCHEME");
    reachStage("SCHEME");
    reachStage("DESIGN_REVIEW");

    assertThat(history.rows).extracting(Escalation::level).containsExactly(Level.L1, Level.L1);
    assertThat(history.rows)
        .extracting(Escalation::part)
        .containsExactly("SCHEME", "DESIGN_REVIEW");
  }

  private void reachStage(String part) {
    calling.on(
        new MilestoneReached(
            AnIssue.NUMBER.value(), ClockName.STAGE, part, Milestone.DUE, DUE, DUE));
  }

  private void reach(ClockName name, Milestone milestone) {
    calling.on(new MilestoneReached(AnIssue.NUMBER.value(), name, milestone, DUE, DUE));
  }

  private List<Level> levels() {
    return history.rows.stream().map(Escalation::level).toList();
  }

  private Calling calling() {
    var supervisions = mock(Supervisions.class);
    when(supervisions.start(any(), anyString(), any(), any())).thenReturn(true, false);
    return new Calling(
        registered -> CallingTest::rung,
        new Addressees(town, town),
        town,
        files,
        desk,
        history,
        marks,
        supervisions,
        new SupervisionFlow() {
          @Override
          public void handOver(String from, String to) {
            throw new AssertionError("nobody hands over here");
          }

          @Override
          public void leaderCalled(IssueNumber issue, String supervisor, Level level) {
            supervised.add(supervisor + " " + level);
          }

          @Override
          public void directiveGiven(Directive directive) {}

          @Override
          public void directiveEnded(Directive directive) {}

          @Override
          public void appealMade(IssueNumber issue) {}

          @Override
          public void issueClosed(IssueNumber issue) {}

          @Override
          public boolean endSupervision(IssueNumber issue, String supervisor, String word) {
            return false;
          }

          @Override
          public boolean review(Directive directive, boolean accepted, String word) {
            return false;
          }
        },
        standing,
        directing,
        new OpenFromNineToFive(),
        audit,
        news::add,
        Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
  }

  /** The ladder in short; the table itself is tested row by row. */
  private static Optional<Rung> rung(
      ClockName clock, Milestone milestone, @Nullable IssueType type, boolean raised) {
    if (clock == ClockName.CEILING) {
      return Optional.of(new Rung(Level.L4, "ceiling", 1));
    }
    if (clock != ClockName.RESOLUTION) {
      return Optional.of(new Rung(Level.L1, "other", 1));
    }
    var step = milestone.ordinal() + (raised && milestone.ordinal() > 0 ? 1 : 0);
    return Optional.of(new Rung(Level.values()[Math.min(step, 4)], raised ? "raised" : "plain", 1));
  }

  private static final class History implements Escalations {

    private final List<Escalation> rows = new ArrayList<>();

    @Override
    public long add(Escalation escalation) {
      rows.add(escalation);
      return rows.size();
    }

    @Override
    public Optional<Escalation> find(long id) {
      return Optional.of(rows.get((int) id - 1));
    }

    @Override
    public Map<Long, Escalation> numbered(IssueNumber issue) {
      var found = new LinkedHashMap<Long, Escalation>();
      rows.forEach(row -> found.put(found.size() + 1L, row));
      return found;
    }
  }
}
