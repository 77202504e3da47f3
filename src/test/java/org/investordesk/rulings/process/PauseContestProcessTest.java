package org.investordesk.rulings.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.rulings.process.PauseContestProcess.Elements.RULE_ON_PAUSE;
import static org.investordesk.testkit.SettableClock.instant;

import java.util.List;
import java.util.Map;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.Test;

class PauseContestProcessTest extends RulingTrial {

  private static final String KEY = PauseContestProcess.KEY;
  private static final String HANDLE = "userTask_handleIssue";
  private static final String VOID = "材料投资者早已交齐，不应再停表。";

  @Test
  void a_void_pause_that_runs_ends_at_once_and_its_time_is_given_back() {
    var number = contested();
    SettableClock.at("2026-10-28T11:00");

    rule(number, Map.of("decision", "GRANT", "text", VOID));

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));
    assertThat(task(number, HANDLE).getDueDate().toInstant()).isEqualTo(instant(DUE));
    assertThat(jobs.timerOf(number)).isBefore(instant(DUE));
    var pause = clocks.pauses(number.value()).get(0);
    assertThat(pause.voidedAt()).isEqualTo(instant("2026-10-28T11:00"));
    assertThat(entries(number, Audience.PUBLIC))
        .containsExactly("rulings.entry.pauseContested", "rulings.entry.pauseVoided");
    assertThat(mails(number))
        .contains(
            "STAFF_PAUSE_CONTESTED xu.min@town.test",
            "PAUSE_VOIDED " + investor(number),
            "STAFF_PAUSE_VOIDED power@town.test")
        .doesNotContain("RESUMED " + investor(number));
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_pause_that_is_over_is_given_back_too() {
    var number = paused();
    SettableClock.at("2026-10-28T10:00");
    ActingAs.investor().run(() -> desk.investorReplied(number, "又寄了一遍。", List.of()));
    assertThat(view(number).dueAt()).isAfter(instant(DUE));
    contest(number, "我们第一次就交齐了。");

    rule(number, Map.of("decision", "GRANT", "text", VOID));

    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));
    assertThat(task(number, HANDLE).getDueDate().toInstant()).isEqualTo(instant(DUE));
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
  }

  @Test
  void a_pause_that_stands_goes_on_and_the_investor_reads_why() {
    var number = contested();

    rule(number, Map.of("decision", "REFUSE", "text", "竣工图缺配电房部分，补齐后马上恢复。"));

    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
    assertThat(clocks.pauses(number.value()).get(0).voidedAt()).isNull();
    assertThat(request(number).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(entries(number, Audience.PUBLIC)).endsWith("rulings.entry.pauseStands");
    assertThat(mails(number))
        .contains("PAUSE_STANDS " + investor(number), "STAFF_PAUSE_STANDS power@town.test");
    assertThat(contests.of(number))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.voided()).isFalse();
              assertThat(one.reason()).contains("竣工图");
            });
    assertProcessIsOver(number, KEY);
    assertThatThrownBy(() -> contest(number, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("rulings.refusal.contestedTwice");
  }

  @Test
  void one_click_is_enough_and_the_ruling_is_due_in_a_working_day() {
    var number = paused();
    SettableClock.at("2026-10-30T16:00");

    contest(number, "");

    assertThat(task(number, RULE_ON_PAUSE).getDueDate().toInstant())
        .isEqualTo(instant("2026-11-02T17:30"));
    assertThat(request(number).reason()).isEmpty();
  }

  @Test
  void not_ruled_on_in_time_the_supervision_office_is_told() {
    var number = contested();

    fireTimerOf(number, KEY);

    assertThat(request(number).overdueAt()).isNotNull();
    assertThat(mails(number)).anyMatch(mail -> mail.startsWith("STAFF_RULING_OVERDUE "));
    rule(number, Map.of("decision", "GRANT", "text", VOID));
    assertProcessIsOver(number, KEY);
  }

  @Test
  void the_contest_ends_with_the_issue() {
    var number = contested();

    ActingAs.investor().run(() -> desk.withdraw(number, "自己解决了"));

    assertThat(request(number).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(number, KEY);
    assertThatThrownBy(() -> contest(number, "")).hasMessageContaining("rulings.refusal.closed");
  }

  @Test
  void two_pauses_are_contested_and_ruled_on_one_by_one() {
    var number = contested();
    SettableClock.at("2026-10-28T10:00");
    ActingAs.investor().run(() -> desk.investorReplied(number, "又寄了一遍。", List.of()));
    Town.POWER_CLERK.run(() -> desk.awaitThirdParty(number, "等待市政开挖许可批复。"));
    contest(number, "许可上周就批了。");
    assertThat(requests.openOf(List.of(number))).hasSize(2);

    ActingAs.investor().run(() -> desk.withdraw(number, "自己解决了"));

    assertThat(requests.openOf(List.of(number))).isEmpty();
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_pause_of_another_issue_cannot_be_contested_nor_words_without_end() {
    var number = paused();
    var other = paused();
    var pause = clocks.pauses(other.value()).get(0).id();

    assertThatThrownBy(() -> ActingAs.investor().run(() -> contests.contest(number, pause, "")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> contest(number, "长".repeat(501)))
        .hasMessageContaining("rulings.refusal.contestWords");
    assertThat(requests.of(number)).isEmpty();
  }

  @Test
  void a_pause_cannot_be_voided_twice() {
    var number = contested();
    rule(number, Map.of("decision", "GRANT", "text", VOID));
    var id = request(number).id();

    assertThatThrownBy(() -> Town.COORDINATOR.run(() -> contests.uphold(id, VOID)))
        .hasMessageContaining("rulings.refusal.ruledAlready");
  }

  @Test
  void before_a_pause_ends_by_itself_investor_and_department_are_told() {
    var number = paused();
    assertThat(clocks.pauses(number.value()).get(0).longestUntil())
        .isEqualTo(instant("2026-11-20T17:30"));

    jobs.fireUntil(number, instant("2026-11-19T12:00"));

    assertThat(mails(number))
        .contains("PAUSE_ENDING " + investor(number), "STAFF_PAUSE_ENDING zhang.wei@town.test");
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);

    jobs.fireUntil(number, instant("2026-11-20T17:30"));

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(clocks.pauses(number.value()).get(0).until()).isEqualTo(instant("2026-11-20T17:30"));
  }

  private IssueNumber paused() {
    SettableClock.at(FRIDAY);
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充配电房的竣工图和设备清单。"));
    return number;
  }

  private IssueNumber contested() {
    var number = paused();
    SettableClock.at("2026-10-27T10:00");
    contest(number, "材料上周就交齐了。");
    return number;
  }

  private void contest(IssueNumber number, String words) {
    var pauses = clocks.pauses(number.value());
    var pause = pauses.get(pauses.size() - 1).id();
    ActingAs.investor().run(() -> contests.contest(number, pause, words));
  }

  private void rule(IssueNumber number, Map<String, String> form) {
    rule(number, RULE_ON_PAUSE, COORDINATOR, Role.COORDINATOR, form);
  }
}
