package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
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
import org.investordesk.escalation.OnSiteRequested;
import org.investordesk.escalation.SupervisionUrged;
import org.investordesk.escalation.TimeGranted;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Promise;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisingTest {

  /** Half past midnight in Shaoxing: still the day before in Greenwich. */
  private static final Instant NOW = Instant.parse("2026-10-20T16:30:00Z");

  private static final CurrentUser LEADER =
      new CurrentUser("leader-sun", Set.of(Role.LEADER), Set.of());

  private final ATown town = new ATown();
  private final CaseFiles files = mock(CaseFiles.class);
  private final IssueDesk desk = mock(IssueDesk.class);
  private final Supervisions supervisions = mock(Supervisions.class);
  private final Deadlines deadlines = mock(Deadlines.class);
  private final Commitments commitments = mock(Commitments.class);
  private final SupervisionFlow flow = mock(SupervisionFlow.class);
  private final List<Object> news = new ArrayList<>();
  private CurrentUser user = LEADER;
  private final Supervising supervising =
      new Supervising(
          files,
          desk,
          town,
          supervisions,
          deadlines,
          commitments,
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
  void time_granted_moves_the_limit_and_is_promised_to_the_investor() {
    var due = Instant.parse("2026-11-03T09:30:00Z");
    when(deadlines.extend(AnIssue.NUMBER, 5, NOW)).thenReturn(due);

    supervising.grantTime(AnIssue.NUMBER, 5, "设备晚到一周");

    verify(commitments)
        .promise(
            AnIssue.NUMBER.value(),
            new Promise("leader-sun", AnIssue.POWER, "设备晚到一周", LocalDate.parse("2026-11-03"), NOW));
    assertThat(news)
        .containsExactly(new TimeGranted(AnIssue.NUMBER, "leader-sun", 5, "设备晚到一周", due, NOW));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 61})
  void no_time_and_too_much_time_are_refused(int days) {
    assertRefused(
        "escalation.refusal.days", () -> supervising.grantTime(AnIssue.NUMBER, days, "设备晚到一周"));
    verifyNoInteractions(deadlines);
  }

  @Test
  void an_on_site_office_is_asked_for_by_telling_who_arranges_it() {
    supervising.requestOnSite(AnIssue.NUMBER, "当场定下接电方案");

    assertThat(news)
        .containsExactly(new OnSiteRequested(AnIssue.NUMBER, "leader-sun", "当场定下接电方案", NOW));
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

    verify(flow).issueClosed(AnIssue.NUMBER);
  }

  @Test
  void closing_an_issue_nobody_supervises_takes_no_task_back() {
    when(supervisions.endAll(AnIssue.NUMBER, "system", NOW)).thenReturn(false);

    supervising.issueClosed(AnIssue.NUMBER);

    verifyNoInteractions(flow);
  }

  private void is(AnIssue issue) {
    when(files.find(AnIssue.NUMBER)).thenReturn(Optional.of(issue.view()));
  }

  private static void assertRefused(String key, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }
}
