package org.investordesk.rulings.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.rulings.process.ExtensionApprovalProcess.Elements.LEADER_RULES_ON_EXTENSION;
import static org.investordesk.rulings.process.ExtensionApprovalProcess.Elements.RULE_ON_EXTENSION;
import static org.investordesk.testkit.SettableClock.instant;

import java.util.Map;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Upload;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.rulings.domain.Outcome;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionApprovalProcessTest extends RulingTrial {

  private static final String KEY = ExtensionApprovalProcess.KEY;
  private static final String REASON = "电缆通道要过河，水务部门的许可下周才能办好。";
  private static final String TOLD = "电缆过河的许可下周才能办好，施工顺延。";
  private static final String HANDLE = "userTask_handleIssue";

  @Test
  void a_granted_extension_moves_limit_timer_and_task_and_the_investor_is_told() {
    var number = asked("5");
    assertThat(resolution(number).due()).as("it runs on meanwhile").isEqualTo(instant(DUE));

    rule(number, Map.of("decision", "GRANT", "days", "3", "text", TOLD));

    var due = instant("2026-11-05T17:30");
    assertThat(view(number).dueAt()).isEqualTo(due);
    assertThat(task(number, HANDLE).getDueDate().toInstant()).isEqualTo(due);
    var ruling = request(number).ruling();
    assertThat(ruling.days()).isEqualTo(3);
    assertThat(ruling.newDue()).isEqualTo(due);
    assertThat(entries(number, Audience.PUBLIC)).containsExactly("rulings.entry.extensionGranted");
    assertThat(mails(number))
        .contains(
            "STAFF_EXTENSION_REQUESTED xu.min@town.test",
            "EXTENDED " + investor(number),
            "STAFF_EXTENSION_GRANTED power@town.test");
    assertProcessIsOver(number, KEY);
    jobs.fireUntil(number, instant("2026-11-02T18:00"));
    assertThat(resolution(number).due()).isEqualTo(due);
    assertThat(view(number).state().isOpen()).isTrue();
    assertThat(clocks.lights(java.util.List.of(number.value()), instant("2026-11-03T09:00")))
        .containsEntry(number.value(), org.investordesk.sla.Light.GREEN);
  }

  @Test
  void granted_without_days_takes_all_that_were_asked_for() {
    var number = asked("2");

    rule(number, Map.of("decision", "GRANT", "text", TOLD));

    assertThat(view(number).dueAt()).isEqualTo(instant("2026-11-04T17:30"));
  }

  @Test
  void a_further_extension_is_the_assigned_leaders_alone() {
    var number = asked("2");
    rule(number, Map.of("decision", "GRANT", "text", TOLD));

    ask(number, "2");

    assertThat(request(number).wish().leader()).isEqualTo(LEADER);
    assertThat(task(number, LEADER_RULES_ON_EXTENSION).getAssignee()).isEqualTo(LEADER);
    assertThat(mails(number)).contains("STAFF_EXTENSION_REQUESTED chen.li@town.test");
    assertThatThrownBy(
            () ->
                rule(
                    number,
                    LEADER_RULES_ON_EXTENSION,
                    COORDINATOR,
                    Role.COORDINATOR,
                    Map.of("decision", "GRANT", "text", TOLD)))
        .isInstanceOf(RuntimeException.class);
    assertThat(request(number).isOpen()).isTrue();

    rule(
        number,
        LEADER_RULES_ON_EXTENSION,
        LEADER,
        Role.LEADER,
        Map.of("decision", "GRANT", "text", TOLD));

    assertThat(view(number).dueAt()).isEqualTo(instant("2026-11-06T17:30"));
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_refused_extension_leaves_the_limit_and_the_next_one_is_the_leaders() {
    var number = asked("5");

    rule(number, Map.of("decision", "REFUSE", "text", "许可可以容缺受理，不必等。"));

    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));
    assertThat(mails(number)).contains("STAFF_EXTENSION_REFUSED power@town.test");
    assertThat(mails(number)).noneMatch(mail -> mail.startsWith("EXTENDED"));
    assertProcessIsOver(number, KEY);
    ask(number, "2");
    assertThat(request(number).wish().leader()).isEqualTo(LEADER);
  }

  @Test
  void undecided_at_the_limit_the_request_lapses() {
    var number = asked("5");

    jobs.fireUntil(number, instant(DUE));

    assertThat(request(number).outcome()).isEqualTo(Outcome.LAPSED);
    assertThat(request(number).ruling().at()).isEqualTo(instant(DUE));
    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));
    assertThat(mails(number))
        .contains(
            "STAFF_EXTENSION_LAPSED power@town.test", "STAFF_EXTENSION_LAPSED xu.min@town.test");
    assertThat(entries(number, Audience.STAFF)).endsWith("rulings.entry.extensionLapsed");
    assertProcessIsOver(number, KEY);
  }

  @Test
  void a_pause_moves_the_day_on_which_the_request_lapses() {
    var number = asked("5");
    assertThat(task(number, RULE_ON_EXTENSION).getDueDate().toInstant()).isEqualTo(instant(DUE));
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充配电房的竣工图和设备清单。"));
    SettableClock.at("2026-10-28T10:00");

    ActingAs.investor().run(() -> desk.investorReplied(number, "图纸已附上。", java.util.List.of()));

    var due = resolution(number).due();
    assertThat(due).isAfter(instant(DUE));
    assertThat(task(number, RULE_ON_EXTENSION).getDueDate().toInstant()).isEqualTo(due);
    jobs.fireUntil(number, due);
    assertThat(request(number).outcome()).isEqualTo(Outcome.LAPSED);
    assertThat(request(number).ruling().at()).isEqualTo(due);
  }

  @Test
  void the_request_ends_with_transfer_release_and_closing() {
    var transferred = asked("5");
    Town.COORDINATOR.run(() -> desk.transfer(transferred, Town.HOUSING, "牵头单位调整"));
    assertThat(request(transferred).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(transferred, KEY);

    var released = asked("5");
    issues.answer(released);
    assertThat(request(released).isOpen()).isTrue();
    Town.COORDINATOR.run(() -> desk.release(released, null));
    assertThat(request(released).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(released, KEY);

    var withdrawn = asked("5");
    ActingAs.investor().run(() -> desk.withdraw(withdrawn, "自己解决了"));
    assertThat(request(withdrawn).outcome()).isEqualTo(Outcome.ENDED);
    assertProcessIsOver(withdrawn, KEY);
  }

  @Test
  void on_the_day_of_the_limit_it_is_too_late_and_on_the_day_before_it_is_not() {
    var number = issues.inWork();
    jobs.fireUntil(number, instant("2026-10-30T17:00"));
    ask(number, "5");
    var late = issues.inWork();
    SettableClock.at(FRIDAY);
    var other = issues.inWork();
    jobs.fireUntil(other, instant("2026-11-02T08:31"));

    assertRefused(other, "rulings.refusal.extensionTooLate", () -> ask(other, "5"));
    jobs.fireUntil(other, instant("2026-11-03T09:00"));
    assertRefused(other, "rulings.refusal.extensionTooLate", () -> ask(other, "5"));
    assertThat(late).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-3", "61", "三天", "1.5", "99999999999"})
  void days_out_of_range_are_refused(String days) {
    var number = issues.inWork();

    assertRefused(number, "rulings.refusal.days", () -> ask(number, days));
  }

  @Test
  void no_reason_no_evidence_a_second_request_and_strangers_are_refused() {
    var number = issues.inWork();

    assertRefused(
        number,
        "rulings.refusal.reason",
        () ->
            Town.POWER_CLERK.run(
                () -> extensions.request(number, "5", "来不及", Issues.pdf("许可.pdf"))));
    assertRefused(
        number,
        "rulings.refusal.evidence",
        () ->
            Town.POWER_CLERK.run(
                () -> extensions.request(number, "5", REASON, new Upload("", new byte[0]))));
    assertRefused(
        number,
        "rulings.refusal.onlyLead",
        () ->
            Town.HOUSING_CLERK.run(
                () -> extensions.request(number, "5", REASON, Issues.pdf("许可.pdf"))));
    assertThat(files.attachments(number, Audience.STAFF)).isEmpty();
    ask(number, "5");
    assertThatThrownBy(() -> ask(number, "5"))
        .hasMessageContaining("rulings.refusal.extensionOpen");
    assertThat(files.attachments(number, Audience.STAFF)).hasSize(1);
  }

  @Test
  void a_ruling_never_grants_more_than_was_asked_or_beyond_the_longest_time() {
    var number = asked("30");

    assertThatThrownBy(() -> rule(number, Map.of("decision", "GRANT", "days", "31", "text", TOLD)))
        .hasMessageContaining("rulings.refusal.days");
    assertThatThrownBy(() -> rule(number, Map.of("decision", "GRANT", "text", TOLD)))
        .hasMessageContaining("rulings.refusal.ceiling");
    assertThatThrownBy(() -> rule(number, Map.of("decision", "GRANT", "days", "2", "text", "准")))
        .hasMessageContaining("rulings.refusal.reason");
    assertThat(request(number).isOpen()).isTrue();
    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));

    rule(number, Map.of("decision", "GRANT", "days", "14", "text", TOLD));

    assertThat(view(number).dueAt()).isEqualTo(instant("2026-11-20T17:30"));
  }

  @Test
  void a_limit_in_calendar_days_is_extended_by_working_days_too() {
    var number = desk.register(Issues.report(IssueType.POWER, "LINE_35KV")).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.POWER, "LINE_35KV", Town.POWER, "专线由市公司办理", null, null)));
    ask(number, "1");

    rule(number, Map.of("decision", "GRANT", "text", TOLD));

    assertThat(view(number).dueAt()).isEqualTo(instant("2027-01-22T17:30"));
  }

  private void assertRefused(IssueNumber number, String key, Runnable step) {
    var before = requests.of(number).size();
    assertThatThrownBy(step::run).isInstanceOf(Refusal.class).hasMessageContaining(key);
    assertThat(requests.of(number)).hasSize(before);
  }

  private IssueNumber asked(String days) {
    var number = issues.inWork();
    ask(number, days);
    return number;
  }

  private void ask(IssueNumber number, String days) {
    Town.POWER_CLERK.run(() -> extensions.request(number, days, REASON, Issues.pdf("河道许可受理单.pdf")));
  }

  private void rule(IssueNumber number, Map<String, String> form) {
    rule(number, RULE_ON_EXTENSION, COORDINATOR, Role.COORDINATOR, form);
  }
}
