package org.investordesk.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.approval.AgencyDesk.Grant;
import org.investordesk.approval.AgencyDesk.NewItem;
import org.investordesk.approval.AgencyDesk.Progress;
import org.investordesk.approval.process.ApprovalsInWork;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.InvestorEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mandates, the agent's list and its reminders. */
@DeskTest
class AgencyModuleTest {

  @Autowired AgencyDesk agency;
  @Autowired AgentReminders reminders;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Opinions opinions;
  @Autowired DirectoryEditor editor;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private long project;
  private IssueNumber origin = new IssueNumber("YS-2026-000001");

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    var investor =
        editor.saveInvestor(
            null,
            new InvestorEntry(
                "王建国", UUID.randomUUID() + "@plant.test", null, "zh", "皖江装备有限公司", null));
    project =
        editor.saveProject(
            null,
            new ProjectEntry(
                "电机厂 " + UUID.randomUUID(),
                90_000_000L,
                "诸暨",
                "装备制造",
                "安徽",
                DirectoryEditor.Stage.UNDER_CONSTRUCTION,
                false,
                investor,
                null));
    origin = new ApprovalsInWork(desk, opinions, tasks, identity).dispatched("FORMAL", project);
  }

  @AfterEach
  void reset() {
    // nobody else is to be reminded of what this test planned
    jdbc.sql("update mandate set ended_at = coalesce(ended_at, granted_at) where project = :p")
        .param("p", project)
        .update();
    SettableClock.reset();
  }

  @Test
  void an_agent_keeps_the_one_list_of_the_project() {
    grant("2027-03-31", item("节能审查办理", "2026-11-10"), item("施工许可办理", null));

    var list = mine();
    assertThat(list.mine()).isTrue();
    assertThat(list.items()).extracting(ApprovalItem::title).containsExactly("节能审查办理", "施工许可办理");
    Town.APPROVALS_CLERK.run(
        () ->
            agency.progress(
                list.items().get(0).id(),
                new Progress(ItemState.PREPARING, LocalDate.of(2026, 11, 12), "缺能评报告", null)));

    var changed = mine().items().get(0);
    assertThat(changed.state()).isEqualTo(ItemState.PREPARING);
    assertThat(changed.planOn()).isEqualTo(LocalDate.of(2026, 11, 12));
    assertThat(changed.missing()).isEqualTo("缺能评报告");
    assertThat(files.attachments(origin, Audience.PUBLIC)).hasSize(1);
  }

  @Test
  void an_item_is_reported_as_an_issue_on_the_investors_behalf_once() {
    grant("2027-03-31", item("节能审查办理", "2026-11-10"));
    var item = mine().items().get(0).id();

    var number =
        Town.APPROVALS_CLERK.get(() -> agency.report(item, "SIMULATED", "土地合同尚未签订，先行模拟审批节能报告。"));

    var issue = files.find(number).orElseThrow();
    assertThat(issue.type()).isEqualTo(IssueType.APPROVAL);
    assertThat(issue.variant()).isEqualTo("SIMULATED");
    assertThat(issue.state()).isEqualTo(IssueState.REGISTERED);
    assertThat(issue.projectId()).isEqualTo(project);
    assertThat(issue.contact()).isEqualTo(files.find(origin).orElseThrow().contact());
    assertThat(mine().items().get(0).issue()).isEqualTo(number);
    assertThat(mine().items().get(0).state()).isEqualTo(ItemState.SUBMITTED);
    assertThatThrownBy(
            () -> Town.APPROVALS_CLERK.run(() -> agency.report(item, "FORMAL", "再报一次看看能不能行。")))
        .hasMessageContaining("itemReported");
  }

  @Test
  void an_existing_issue_of_the_project_is_linked_and_no_other() {
    grant("2027-03-31", item("节能审查办理", null));
    var item = mine().items().get(0).id();
    var foreign = desk.register(Issues.report(IssueType.POWER, "LOW")).number();

    assertThatThrownBy(() -> Town.APPROVALS_CLERK.run(() -> agency.link(item, foreign)))
        .isInstanceOf(InvalidInput.class);
    Town.APPROVALS_CLERK.run(() -> agency.link(item, origin));

    assertThat(mine().items().get(0).issue()).isEqualTo(origin);
  }

  @Test
  void an_expired_mandate_refuses_every_action() {
    grant("2026-11-30", item("节能审查办理", "2026-11-10"));
    var item = mine().items().get(0).id();
    SettableClock.at("2026-12-01T09:00");

    assertRefused(() -> change(item), "mandateExpired");
    assertRefused(() -> agency.report(item, "FORMAL", "到期之后再上报一次。"), "mandateExpired");
    assertRefused(() -> agency.link(item, origin), "mandateExpired");
    assertThat(mine().mine()).isFalse();
  }

  @Test
  void a_mandate_not_yet_in_force_refuses_too() {
    grant(LocalDate.of(2026, 11, 2), "2026-11-30", item("节能审查办理", null));

    var item = mine().items().get(0).id();

    assertRefused(() -> change(item), "mandateToCome");
  }

  @Test
  void the_investor_revokes_and_the_agent_can_do_nothing_more() {
    var mandate = grant("2027-03-31", item("节能审查办理", null));
    var item = mine().items().get(0).id();

    ActingAs.investor().run(() -> agency.revoke(mandate, null));

    assertRefused(() -> change(item), "mandateRevoked");
    assertThatThrownBy(() -> ActingAs.investor().run(() -> agency.revoke(mandate, null)))
        .hasMessageContaining("mandateRevoked");
    assertThat(mails("mandate-" + mandate))
        .containsExactly("STAFF_MANDATE_GRANTED", "STAFF_MANDATE_REVOKED");
    assertThat(mails(origin.value())).contains("MANDATE_GRANTED", "MANDATE_REVOKED");
  }

  @Test
  void a_coordinator_revokes_with_a_reason_and_a_clerk_does_not() {
    var mandate = grant("2027-03-31", item("节能审查办理", null));

    assertThatThrownBy(() -> Town.APPROVALS_CLERK.run(() -> agency.revoke(mandate, "不想办了")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> Town.COORDINATOR.run(() -> agency.revoke(mandate, " ")))
        .isInstanceOf(InvalidInput.class);
    Town.COORDINATOR.run(() -> agency.revoke(mandate, "投资者来电要求"));

    assertThat(agency.find(mandate).orElseThrow().revokedBy()).isEqualTo("xu.min");
  }

  @Test
  void one_agent_answers_for_a_project_at_a_time_and_the_next_takes_the_list_over() {
    var first = grant("2027-03-31", item("节能审查办理", null));
    assertThatThrownBy(() -> grant("2027-03-31", item("施工许可办理", null)))
        .hasMessageContaining("mandateInForce");
    Town.COORDINATOR.run(() -> agency.revoke(first, "更换代办人"));
    var known = agency.items(project).stream().map(ApprovalItem::id).toList();

    Town.COORDINATOR.run(
        () ->
            agency.grant(
                origin,
                new Grant("shen.yi", null, LocalDate.of(2027, 3, 31), 3, known, List.of(), pdf())));

    Town.HOUSING_CLERK.run(() -> change(known.get(0)));
    assertRefused(() -> change(known.get(0)), "mandateRevoked");
  }

  @Test
  void an_expired_mandate_makes_room_for_another() {
    grant("2026-11-30", item("节能审查办理", null));
    SettableClock.at("2026-12-01T09:00");

    grant("2027-03-31", item("施工许可办理", null));

    assertThat(mine().items()).hasSize(2);
    assertRefused(() -> change(agency.items(project).get(0).id()), "itemNotCovered");
  }

  @Test
  void a_mandate_in_the_past_or_without_items_or_agent_is_refused() {
    assertThatThrownBy(() -> grant("2026-10-22", item("节能审查办理", null)))
        .satisfies(no -> assertThat(key(no)).isEqualTo("approval.problem.mandatePast"));
    assertThatThrownBy(() -> grant("2030-10-22", item("节能审查办理", null)))
        .satisfies(no -> assertThat(key(no)).isEqualTo("approval.problem.mandateTooLong"));
    assertThatThrownBy(() -> grant("2026-12-31"))
        .satisfies(no -> assertThat(key(no)).isEqualTo("approval.problem.items"));
    assertThatThrownBy(() -> grant("2026-12-31", item("节能审查办理", "2026-10-01")))
        .satisfies(no -> assertThat(key(no)).isEqualTo("approval.problem.planPast"));
    assertThatThrownBy(
            () ->
                Town.COORDINATOR.run(
                    () ->
                        agency.grant(
                            origin,
                            new Grant(
                                "nobody.here",
                                null,
                                LocalDate.of(2026, 12, 31),
                                3,
                                List.of(),
                                List.of(item("节能审查办理", null)),
                                pdf()))))
        .satisfies(no -> assertThat(key(no)).isEqualTo("approval.problem.agent"));
    assertThat(agency.of(origin)).isEmpty();
    assertThat(agency.items(project)).isEmpty();
  }

  @Test
  void a_stranger_neither_grants_nor_reads_nor_acts() {
    grant("2027-03-31", item("节能审查办理", null));
    var item = mine().items().get(0).id();

    assertThatThrownBy(() -> Town.POWER_CLERK.run(() -> agency.grant(origin, simple("2027-03-31"))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> Town.POWER_CLERK.run(() -> agency.ofProject(project)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> Town.POWER_CLERK.run(() -> change(item))).isInstanceOf(NotFound.class);
    assertThat(Town.COORDINATOR.get(() -> agency.ofProject(project)).mine()).isFalse();
  }

  @Test
  void the_agent_is_reminded_ahead_and_when_overdue_once_each_and_never_at_night() {
    var mandate = grant("2027-03-31", item("节能审查办理", "2026-10-28"), item("施工许可办理", "2026-12-01"));
    SettableClock.at("2026-10-23T21:00");
    reminders.run();
    assertThat(mails("mandate-" + mandate)).containsExactly("STAFF_MANDATE_GRANTED");

    SettableClock.at("2026-10-26T09:00");
    reminders.run();
    reminders.run();
    assertThat(mails("mandate-" + mandate))
        .containsExactly("STAFF_MANDATE_GRANTED", "STAFF_AGENT_REMINDED");

    SettableClock.at("2026-10-29T09:00");
    reminders.run();
    reminders.run();
    assertThat(mails("mandate-" + mandate))
        .containsExactly("STAFF_MANDATE_GRANTED", "STAFF_AGENT_REMINDED", "STAFF_AGENT_REMINDED");
    assertThat(agency.overdue("lou.jie")).isPositive();
  }

  @Test
  void both_are_told_once_that_a_mandate_is_about_to_end() {
    var mandate = grant("2026-10-30", item("节能审查办理", null));
    SettableClock.at("2026-10-26T09:00");

    reminders.run();
    reminders.run();

    assertThat(mails("mandate-" + mandate))
        .containsExactly("STAFF_MANDATE_GRANTED", "STAFF_MANDATE_ENDING");
    assertThat(mails(origin.value())).containsOnlyOnce("MANDATE_ENDING");
  }

  private long grant(String until, NewItem... items) {
    return grant(null, until, items);
  }

  private long grant(@Nullable LocalDate from, String until, NewItem... items) {
    return Town.COORDINATOR.get(
        () ->
            agency.grant(
                origin,
                new Grant(
                    "lou.jie", from, LocalDate.parse(until), 3, List.of(), List.of(items), pdf())));
  }

  private static Grant simple(String until) {
    return new Grant(
        "zhang.wei",
        null,
        LocalDate.parse(until),
        3,
        List.of(),
        List.of(item("节能审查办理", null)),
        pdf());
  }

  private static NewItem item(String title, @Nullable String planOn) {
    return new NewItem(title, null, planOn == null ? null : LocalDate.parse(planOn));
  }

  private static org.investordesk.cases.Upload pdf() {
    return Issues.pdf("委托书.pdf");
  }

  private void change(long item) {
    agency.progress(item, new Progress(ItemState.SUBMITTED, null, null, null));
  }

  private void assertRefused(Runnable deed, String key) {
    assertThatThrownBy(() -> Town.APPROVALS_CLERK.run(deed))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(key);
  }

  private static String key(Throwable no) {
    return ((InvalidInput) no).problems().get(0).key();
  }

  private AgencyDesk.ProjectList mine() {
    return Town.APPROVALS_CLERK.get(
        () ->
            agency.mine().stream()
                .filter(list -> list.project() == project)
                .findFirst()
                .orElseThrow());
  }

  private List<String> mails(String matter) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ? order by id")
        .param(matter)
        .query(String.class)
        .list();
  }
}
