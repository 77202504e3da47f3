package org.investordesk.rulings.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.rulings.process.ReturnArbitrationProcess.Elements.RULE_ON_RETURN;
import static org.investordesk.testkit.SettableClock.instant;

import java.util.Map;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.sla.ClockName;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.Test;

class ReturnArbitrationProcessTest extends RulingTrial {

  private static final String KEY = ReturnArbitrationProcess.KEY;
  private static final String REASON = "厂区内部线路由住建部门验收，不归供电公司办理。";

  @Test
  void a_granted_return_goes_to_the_department_named_and_the_clocks_never_stopped() {
    var number = asked();
    var before = resolution(number);
    SettableClock.at("2026-10-23T15:00");

    rule(number, Map.of("decision", "GRANT"));

    assertThat(view(number).department()).isEqualTo(Town.HOUSING);
    assertThat(view(number).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(resolution(number).due()).isEqualTo(before.due()).isEqualTo(instant(DUE));
    assertThat(resolution(number).anchor()).isEqualTo(before.anchor());
    assertThat(request(number).outcome()).isEqualTo(Outcome.GRANTED);
    assertThat(entries(number, Audience.STAFF))
        .containsExactly("rulings.entry.returnRequested", "rulings.entry.returnGranted");
    assertThat(entries(number, Audience.PUBLIC)).isEmpty();
    assertThat(mails(number))
        .contains(
            "STAFF_RETURN_REQUESTED xu.min@town.test",
            "STAFF_RETURN_GRANTED power@town.test",
            "STAFF_DISPATCHED housing@town.test");
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .tenantIdIn(Town.HOUSING)
                .count())
        .isEqualTo(1);
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_coordinator_may_send_it_to_another_department_than_the_one_named() {
    var number = asked();

    rule(number, Map.of("decision", "GRANT", "target", Town.APPROVALS, "text", "由政务服务办牵头更合适。"));

    assertThat(view(number).department()).isEqualTo(Town.APPROVALS);
    assertThat(request(number).ruling().department()).isEqualTo(Town.APPROVALS);
  }

  @Test
  void a_refused_return_stays_and_is_final() {
    var number = asked();

    rule(number, Map.of("decision", "REFUSE", "text", "外线施工归供电公司，请继续办理。"));

    assertThat(view(number).department()).isEqualTo(Town.POWER);
    assertThat(request(number).outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(mails(number)).contains("STAFF_RETURN_REFUSED power@town.test");
    assertProcessIsOver(number, KEY);
    assertThatThrownBy(() -> ask(number))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("rulings.refusal.returnTwice");
  }

  @Test
  void it_is_ruled_on_by_close_of_business_of_the_day_it_was_asked() {
    var number = asked();

    assertThat(task(number, RULE_ON_RETURN).getDueDate().toInstant())
        .isEqualTo(instant("2026-10-23T17:30"));
    assertThat(task(number, RULE_ON_RETURN).getTenantId()).isNull();
  }

  @Test
  void what_is_asked_after_closing_is_ruled_on_the_next_working_day() {
    var number = issues.dispatched();
    SettableClock.at("2026-10-23T18:10");

    ask(number);

    assertThat(task(number, RULE_ON_RETURN).getDueDate().toInstant())
        .isEqualTo(instant("2026-10-26T17:30"));
  }

  @Test
  void not_ruled_on_in_its_day_the_supervision_office_is_told_and_the_task_stays() {
    var number = asked();

    fireTimerOf(number, KEY);

    assertThat(request(number).overdueAt()).isEqualTo(instant("2026-10-23T17:30"));
    assertThat(mails(number)).anyMatch(mail -> mail.startsWith("STAFF_RULING_OVERDUE "));
    assertThat(entries(number, Audience.STAFF)).endsWith("rulings.entry.returnOverdue");
    SettableClock.at("2026-10-26T09:00");
    rule(number, Map.of("decision", "GRANT"));
    assertThat(view(number).department()).isEqualTo(Town.HOUSING);
    assertProcessIsOver(number, KEY);
  }

  @Test
  void who_answers_has_taken_the_issue_and_the_return_ends_unruled() {
    var number = issues.inWork();
    ask(number);

    issues.answer(number);

    assertThat(request(number).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(number, KEY);
  }

  @Test
  void the_return_ends_with_the_issue() {
    var number = asked();

    ActingAs.investor().run(() -> desk.withdraw(number, "自己解决了"));

    assertThat(request(number).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_transfer_by_the_coordinator_ends_the_return_of_the_department_that_lost_the_issue() {
    var number = asked();

    Town.COORDINATOR.run(() -> desk.transfer(number, Town.APPROVALS, "牵头单位调整"));

    assertThat(request(number).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(number, KEY);
  }

  @Test
  void the_second_department_may_ask_too_and_everybody_hears_that_it_is_the_second_time() {
    var number = asked();
    rule(number, Map.of("decision", "GRANT"));

    Town.HOUSING_CLERK.run(() -> returns.request(number, Town.APPROVALS, "这是审批事项，请政务服务办牵头办理。"));

    assertThat(requests.of(number)).hasSize(2);
    assertThat(task(number, RULE_ON_RETURN)).isNotNull();
  }

  @Test
  void after_one_working_day_it_is_too_late() {
    var number = issues.dispatched();
    SettableClock.at("2026-10-26T17:30");
    ask(number);
    var late = lateOne();
    SettableClock.at("2026-10-26T17:31");

    assertThatThrownBy(() -> ask(late))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> {
              assertThat(no.key()).isEqualTo("rulings.refusal.returnTooLate");
              assertThat(no.arguments()).containsExactly("2026-10-26 17:30");
            });
    assertThat(requests.of(late)).isEmpty();
  }

  private IssueNumber lateOne() {
    SettableClock.at(FRIDAY);
    return issues.dispatched();
  }

  @Test
  void bad_requests_are_refused() {
    var number = issues.dispatched();

    assertRefused("rulings.refusal.reason", () -> returns.request(number, Town.HOUSING, "不归我"));
    assertRefused(
        "rulings.refusal.departmentUnknown", () -> returns.request(number, "nowhere", REASON));
    assertRefused(
        "rulings.refusal.sameDepartment", () -> returns.request(number, Town.POWER, REASON));
    assertThatThrownBy(
            () -> Town.HOUSING_CLERK.run(() -> returns.request(number, Town.APPROVALS, REASON)))
        .hasMessageContaining("rulings.refusal.onlyLead");
    assertThatThrownBy(
            () -> Town.COORDINATOR.run(() -> returns.request(number, Town.HOUSING, REASON)))
        .hasMessageContaining("rulings.refusal.onlyLead");
    assertThat(requests.of(number)).isEmpty();
    var answered = issues.answered();
    assertRefused(
        "rulings.refusal.notInHands", () -> returns.request(answered, Town.HOUSING, REASON));
  }

  private static void assertRefused(String key, Runnable step) {
    assertThatThrownBy(() -> Town.POWER_CLERK.run(step))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(key);
  }

  @Test
  void a_ruling_without_a_reason_or_a_decision_is_refused_and_nothing_changes() {
    var number = asked();

    assertThatThrownBy(() -> rule(number, Map.of("decision", "REFUSE")))
        .hasMessageContaining("rulings.refusal.rulingText");
    assertThatThrownBy(() -> rule(number, Map.of("text", "就这样")))
        .hasMessageContaining("platform.form.choiceUnknown");
    assertThatThrownBy(() -> rule(number, Map.of("decision", "GRANT", "target", Town.POWER)))
        .hasMessageContaining("rulings.refusal.sameDepartment");
    assertThat(request(number).isOpen()).isTrue();
    assertThat(view(number).department()).isEqualTo(Town.POWER);
  }

  @Test
  void nobody_but_a_coordinator_rules() {
    var number = asked();

    assertThatThrownBy(
            () ->
                rule(number, RULE_ON_RETURN, "zhang.wei", Role.CLERK, Map.of("decision", "GRANT")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> rule(number, RULE_ON_RETURN, LEADER, Role.LEADER, Map.of("decision", "GRANT")))
        .isInstanceOf(RuntimeException.class);
    assertThat(request(number).isOpen()).isTrue();
  }

  @Test
  void a_return_does_not_move_the_start_of_signing_for() {
    var number = issues.dispatched();
    var anchor = clock(number, ClockName.SIGN_FOR);
    ask(number);
    SettableClock.at("2026-10-23T15:00");

    rule(number, Map.of("decision", "REFUSE", "text", "外线施工归供电公司。"));

    assertThat(clock(number, ClockName.SIGN_FOR)).isEqualTo(anchor);
  }

  private IssueNumber asked() {
    var number = issues.dispatched();
    ask(number);
    return number;
  }

  private void ask(IssueNumber number) {
    Town.POWER_CLERK.run(() -> returns.request(number, Town.HOUSING, REASON));
  }

  private void rule(IssueNumber number, Map<String, String> form) {
    rule(number, RULE_ON_RETURN, COORDINATOR, Role.COORDINATOR, form);
  }
}
