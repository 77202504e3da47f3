package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueState;
import org.investordesk.escalation.ATown;
import org.investordesk.escalation.AnIssue;
import org.investordesk.escalation.SupervisionInstructed;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisingTest {

  /** Half past midnight in Shaoxing: still the day before in Greenwich. */
  private static final Instant NOW = Instant.parse("2026-10-20T16:30:00Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-10-21");
  private static final CurrentUser LEADER =
      new CurrentUser("leader-sun", Set.of(Role.LEADER), Set.of());

  private final ATown town = new ATown();
  private final CaseFiles files = mock(CaseFiles.class);
  private final IssueDesk desk = mock(IssueDesk.class);
  private final Supervisions supervisions = mock(Supervisions.class);
  private final Instructions instructions = mock(Instructions.class);
  private final SupervisionFlow flow = mock(SupervisionFlow.class);
  private final List<Object> news = new ArrayList<>();
  private CurrentUser user = LEADER;
  private final Supervising supervising =
      new Supervising(
          files,
          desk,
          town,
          supervisions,
          instructions,
          flow,
          () -> user,
          mock(Audit.class),
          news::add,
          Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

  @BeforeEach
  void an_issue_in_work() {
    is(new AnIssue());
  }

  @Test
  void urging_leaves_a_line_for_staff_and_is_told_to_the_department() {
    supervising.urge(AnIssue.NUMBER, "请今天上门");

    verify(desk)
        .record(
            AnIssue.NUMBER,
            Audience.STAFF,
            "escalation.entry.urged",
            List.of("孙领导", "供电公司"),
            "请今天上门",
            NOW);
    assertThat(news)
        .containsExactly(
            new SupervisionUrged(AnIssue.NUMBER, "leader-sun", AnIssue.POWER, "请今天上门", null, NOW));
  }

  @Test
  void an_instruction_has_a_day_and_is_kept_until_it_is_done() {
    var until = TODAY.plusDays(1);

    supervising.instruct(AnIssue.NUMBER, "三日内送电", until);

    verify(instructions).add(AnIssue.NUMBER, "三日内送电", AnIssue.POWER, until, "leader-sun", NOW);
    assertThat(news)
        .containsExactly(
            new SupervisionInstructed(
                AnIssue.NUMBER, "leader-sun", AnIssue.POWER, "三日内送电", until, NOW));
  }

  @Test
  void an_instruction_for_today_is_refused_by_the_date_in_shaoxing() {
    assertRefused(
        "escalation.refusal.dateNotInFuture",
        () -> supervising.instruct(AnIssue.NUMBER, "三日内送电", TODAY));
    verifyNoInteractions(instructions);
  }

  @Test
  void reassigning_transfers_the_issue_with_the_leaders_reason() {
    supervising.reassign(AnIssue.NUMBER, AnIssue.PLANNING, "规划先行");

    verify(desk).transfer(AnIssue.NUMBER, AnIssue.PLANNING, "规划先行");
  }

  @Test
  void an_unknown_a_closed_or_the_same_department_is_refused() {
    assertRefused(
        "escalation.refusal.departmentUnknown",
        () -> supervising.reassign(AnIssue.NUMBER, "nowhere", "规划先行"));
    assertRefused(
        "escalation.refusal.departmentUnknown",
        () -> supervising.reassign(AnIssue.NUMBER, "closed-office", "规划先行"));
    assertRefused(
        "escalation.refusal.sameDepartment",
        () -> supervising.reassign(AnIssue.NUMBER, AnIssue.POWER, "规划先行"));
    verify(desk, never()).transfer(any(), anyString(), anyString());
  }

  @Test
  void ending_needs_a_supervision_that_goes_on() {
    when(supervisions.end(AnIssue.NUMBER, "leader-sun", "leader-sun", "已落实", NOW))
        .thenReturn(true, false);

    supervising.end(AnIssue.NUMBER, "leader-sun", "已落实");

    assertRefused(
        "escalation.refusal.supervisionEnded",
        () -> supervising.end(AnIssue.NUMBER, "leader-sun", "已落实"));
  }

  @Test
  void nothing_can_be_urged_before_the_dispatch_or_after_closing() {
    is(new AnIssue().at(null));
    assertRefused(
        "escalation.refusal.notDispatched", () -> supervising.urge(AnIssue.NUMBER, "请今天上门"));

    is(new AnIssue().in(IssueState.SOLVED));
    assertRefused(
        "escalation.refusal.issueClosed", () -> supervising.urge(AnIssue.NUMBER, "请今天上门"));
    assertThat(news).isEmpty();
  }

  @Test
  void closing_the_issue_ends_its_supervisions_and_takes_the_tasks_back() {
    when(supervisions.endAll(AnIssue.NUMBER, "system", NOW)).thenReturn(true);

    supervising.issueClosed(AnIssue.NUMBER);

    verify(supervisions).endAll(AnIssue.NUMBER, "system", NOW);
    verify(flow).issueClosed(AnIssue.NUMBER);
  }

  @Test
  void the_department_reports_an_instruction_as_carried_out_once() {
    given(new CurrentUser("clerk-zhou", Set.of(Role.CLERK), Set.of(AnIssue.POWER)), true);
    when(instructions.done(5, "clerk-zhou", NOW)).thenReturn(true, false);

    assertThat(supervising.carriedOut(5)).isEqualTo(AnIssue.NUMBER);

    assertRefused("escalation.refusal.instructionDone", () -> supervising.carriedOut(5));
  }

  @Test
  void a_coordinator_cannot_report_for_the_department() {
    given(new CurrentUser("coordinator-wu", Set.of(Role.COORDINATOR), Set.of()), true);

    assertRefused("escalation.refusal.instructionNotYours", () -> supervising.carriedOut(5));
    verify(instructions, never()).done(anyLong(), anyString(), any());
  }

  @Test
  void to_a_stranger_an_instruction_does_not_exist() {
    given(new CurrentUser("clerk-wang", Set.of(Role.CLERK), Set.of(AnIssue.PLANNING)), false);

    assertThatThrownBy(() -> supervising.carriedOut(5)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> supervising.carriedOut(6)).isInstanceOf(NotFound.class);
  }

  private void given(CurrentUser who, boolean maySee) {
    user = who;
    when(files.maySee(AnIssue.NUMBER)).thenReturn(maySee);
    when(instructions.find(5))
        .thenReturn(
            Optional.of(
                new Instruction(
                    5,
                    AnIssue.NUMBER,
                    "三日内送电",
                    AnIssue.POWER,
                    TODAY.plusDays(3),
                    "leader-sun",
                    NOW,
                    null,
                    null)));
  }

  private void is(AnIssue issue) {
    when(files.find(AnIssue.NUMBER)).thenReturn(Optional.of(issue.view()));
  }

  private static void assertRefused(String key, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }
}
