package org.investordesk.onsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.OnSiteOffices.Invitation;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The trade city in Zhuji: three departments stuck on one project, unblocked where they meet. From
 * the call to the last decision carried out.
 */
@DeskTest
class OnSiteOfficeProcessTest {

  private static final ActingAs LEADER = ActingAs.user("chen.li", Role.LEADER);

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired OnSiteOffices offices;
  @Autowired OnSiteEvents events;
  @Autowired SupervisionDesk supervision;
  @Autowired DirectoryEditor directory;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  long project;
  IssueNumber power;
  IssueNumber housing;
  IssueNumber approval;

  @BeforeEach
  void a_project_with_three_open_issues() {
    SettableClock.at("2026-10-19T09:00");
    project =
        directory.saveProject(
            null,
            new ProjectEntry(
                "诸暨商贸城" + UUID.randomUUID().toString().substring(0, 6),
                1_300_000_000L,
                "诸暨",
                null,
                null,
                Stage.UNDER_CONSTRUCTION,
                true,
                null,
                "chen.li"));
    power = issue(IssueType.UTILITIES, Town.POWER, Town.POWER_CLERK);
    housing = issue(IssueType.SERVICE, Town.HOUSING, Town.HOUSING_CLERK);
    approval = issue(IssueType.POLICY, Town.APPROVALS, Town.APPROVALS_CLERK);
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  IssueNumber issue(IssueType type, String department, ActingAs clerk) {
    var number = desk.register(Issues.report(type, null)).number();
    Town.COORDINATOR.run(
        () -> desk.accept(number, new Acceptance(type, null, department, "项目现场协调", null, project)));
    clerk.run(() -> desk.signFor(number, new SignFor(null, null)));
    return number;
  }

  String called() {
    var number = new String[1];
    LEADER.run(() -> number[0] = offices.call(invitation("2026-10-21T14:30", "2026-10-21T17:00")));
    return number[0];
  }

  Invitation invitation(String begins, String ends) {
    return new Invitation(
        "商贸城现场办公",
        "chen.li",
        "诸暨市城东商贸城项目部二楼",
        LocalDateTime.parse(begins),
        LocalDateTime.parse(ends),
        offices.proposedAgenda(power),
        Set.of());
  }

  Task task(String number) {
    return tasks.createTaskQuery().or().processInstanceBusinessKey(number).endOr().singleResult();
  }

  void complete(ActingAs who, String user, String number, Map<String, Object> form) {
    var task = task(number);
    tasks.setAssignee(task.getId(), user);
    who.run(() -> tasks.complete(task.getId(), form));
  }

  Map<String, Object> minutes() {
    return Map.of(
        "present",
        Town.POWER + "," + Town.HOUSING + "," + Town.APPROVALS,
        "text",
        "各部门当场表态，围绕商贸城年底开业逐项研究，议定如下。",
        "decisions",
        """
        [{"issue":"%s","department":"%s","text":"十月底前完成外线施工并送电","dueOn":"2026-10-30","moreDays":5},
         {"issue":"%s","department":"%s","text":"消防与规划并联验收，一次出具意见","dueOn":"2026-11-06","moreDays":0}]
        """
            .formatted(power, Town.POWER, housing, Town.HOUSING));
  }

  void hold(String number) {
    SettableClock.at("2026-10-21T16:30");
    complete(Town.COORDINATOR, "xu.min", number, minutes());
  }

  @Test
  void the_agenda_is_proposed_from_the_projects_open_issues_and_their_departments_are_invited() {
    var office = offices.find(called()).orElseThrow();

    assertThat(office.number()).matches("XC-2026-\\d{4}");
    assertThat(office.agenda()).containsExactlyInAnyOrder(power, housing, approval);
    assertThat(office.departments())
        .containsExactlyInAnyOrder(Town.POWER, Town.HOUSING, Town.APPROVALS);
    assertThat(mails(office.number(), "STAFF_ONSITE_INVITED")).isEqualTo(6);
    assertThat(mails(power.value(), "ONSITE_INVITED")).isOne();
  }

  @Test
  void three_departments_are_unblocked_and_the_last_decision_closes_it() throws Exception {
    var number = called();
    hold(number);
    assertThat(task(number).getAssignee()).isEqualTo("chen.li");
    var before = files.find(power).orElseThrow().dueAt();

    complete(LEADER, "chen.li", number, Map.of("decision", "SIGN"));

    var signed = offices.find(number).orElseThrow();
    assertThat(signed.state()).isEqualTo(State.FOLLOWED_UP);
    assertThat(files.find(power).orElseThrow().dueAt()).isAfter(before);
    assertThat(supervision.directives(power)).hasSize(1);
    assertThat(supervision.directives(housing)).hasSize(1);
    assertThat(mails(number, "STAFF_ONSITE_MINUTES")).isEqualTo(6);
    assertThat(mails(power.value(), "ONSITE_DECIDED")).isOne();
    assertThat(mails(approval.value(), "ONSITE_DECIDED")).isZero();
    try (var pdf = Loader.loadPDF(offices.minutesAsPdf(number).orElseThrow())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
          .contains("现场办公纪要", "消防与规划并联验收", number, "签发人：");
    }

    answer(power, Town.POWER_CLERK, "zhang.wei");
    accept(power);
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.FOLLOWED_UP);
    ActingAs.investor().run(() -> desk.withdraw(housing, "已经当场解决"));

    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count())
        .isZero();
  }

  void answer(IssueNumber issue, ActingAs clerk, String user) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(issue.value())
            .processDefinitionKey("directive-answer")
            .singleResult();
    tasks.setAssignee(task.getId(), user);
    clerk.run(
        () -> {
          var file = desk.attach(issue, Issues.pdf("送电单.pdf"), Audience.STAFF);
          tasks.complete(
              task.getId(), Map.of("text", "已完成外线施工，十月二十九日送电。", "evidence", file.id().toString()));
        });
  }

  void accept(IssueNumber issue) {
    var directive = supervision.directives(issue).get(0).id();
    LEADER.run(() -> supervision.acceptInstruction(directive, "落实到位，予以认可"));
  }

  @Test
  void minutes_that_are_not_right_go_back_with_a_reason() {
    var number = called();
    hold(number);

    complete(LEADER, "chen.li", number, Map.of("decision", "SEND_BACK", "text", "请补充规划部门的意见"));

    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.CALLED);
    assertThat(task(number).getTaskDefinitionKey()).isEqualTo("userTask_holdMeeting");
  }

  @Test
  void where_everything_decided_is_settled_already_nothing_is_waited_for() {
    var number = called();
    hold(number);
    for (var issue : List.of(power, housing, approval)) {
      ActingAs.investor().run(() -> desk.withdraw(issue, "已经当场解决"));
    }

    complete(LEADER, "chen.li", number, Map.of("decision", "SIGN"));

    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.DONE);
  }

  @Test
  void a_cancelled_one_tells_everybody_and_leaves_no_task() {
    var number = called();

    LEADER.run(() -> offices.cancel(number, "领导外出，另行安排"));

    assertThat(task(number)).isNull();
    assertThat(mails(number, "STAFF_ONSITE_CANCELLED")).isEqualTo(6);
    assertThat(offices.calendarEntry(number)).contains("METHOD:CANCEL", "SEQUENCE:1");
  }

  @Test
  void a_moved_one_has_the_next_sequence_in_calendars() {
    var number = called();

    LEADER.run(
        () ->
            offices.move(
                number,
                LocalDateTime.parse("2026-10-22T09:00"),
                LocalDateTime.parse("2026-10-22T11:00"),
                "诸暨市行政中心; 三楼, 会议室",
                "与会议冲突"));

    var entry = offices.calendarEntry(number);
    assertThat(entry)
        .contains("SEQUENCE:1", "DTSTART;TZID=Asia/Shanghai:20261022T090000")
        .contains("DTEND;TZID=Asia/Shanghai:20261022T110000", "METHOD:PUBLISH")
        .contains("LOCATION:诸暨市行政中心\\; 三楼\\, 会议室")
        .endsWith("END:VCALENDAR\r\n");
    assertThat(Objects.requireNonNull(task(number).getDueDate()).toInstant())
        .isEqualTo(SettableClock.instant("2026-10-22T11:00"));
    assertThat(entry.split("\r\n"))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
  }

  @Test
  void a_meeting_in_the_past_without_agenda_or_leader_is_refused_with_all_that_is_wrong() {
    assertThatThrownBy(
            () ->
                LEADER.run(
                    () ->
                        offices.call(
                            new Invitation(
                                "现场办公",
                                "zhang.wei",
                                "诸暨",
                                LocalDateTime.parse("2026-10-18T09:00"),
                                LocalDateTime.parse("2026-10-18T08:00"),
                                List.of(),
                                Set.of("nowhere")))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no ->
                assertThat(no.problems())
                    .extracting(InvalidInput.Problem::key)
                    .containsExactlyInAnyOrder(
                        "onsite.refusal.past",
                        "onsite.refusal.ends",
                        "onsite.refusal.convener",
                        "onsite.refusal.noAgenda",
                        "onsite.refusal.department"));
  }

  @Test
  void minutes_before_the_meeting_and_decisions_without_a_day_are_refused() {
    var number = called();

    assertThatThrownBy(() -> complete(Town.COORDINATOR, "xu.min", number, minutes()))
        .hasStackTraceContaining("onsite.refusal.notBegun");
    SettableClock.at("2026-10-21T16:30");
    var undated =
        Map.<String, Object>of(
            "present",
            Town.POWER,
            "text",
            "各部门当场表态，议定如下。",
            "decisions",
            "[{\"issue\":\"%s\",\"department\":\"%s\",\"text\":\"尽快送电到位\"}]"
                .formatted(power, Town.POWER));
    assertThat(problemsOf(() -> complete(Town.COORDINATOR, "xu.min", number, undated)))
        .containsExactly(Problem.of("decisions", "onsite.refusal.decisionUndated", 1));
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(State.CALLED);
  }

  @Test
  void what_is_wrong_with_each_decision_is_told_with_its_place_and_at_once() {
    var number = called();
    SettableClock.at("2026-10-21T16:30");
    var wrong =
        Map.<String, Object>of(
            "present",
            Town.POWER,
            "text",
            "各部门当场表态，议定如下。",
            "decisions",
            """
            [{"issue":"%s","text":"尽快送电到位","dueOn":"2026-10-30"},
             {"issue":"%s","department":"%s","text":"短","dueOn":"2026-10-20","moreDays":61}]
            """
                .formatted(power, power, Town.POWER));

    assertThat(problemsOf(() -> complete(Town.COORDINATOR, "xu.min", number, wrong)))
        .containsExactly(
            Problem.of("decisions", "onsite.refusal.decisionOwner", 1),
            Problem.of("decisions", "onsite.refusal.decisionText", 2, 5, 1000, 1),
            Problem.of("decisions", "onsite.refusal.decisionDay", 2, "2026-10-20"),
            Problem.of("decisions", "onsite.refusal.moreDays", 2, 60));
  }

  static List<Problem> problemsOf(ThrowingCallable step) {
    for (var no = catchThrowable(step); no != null; no = no.getCause()) {
      if (no instanceof InvalidInput invalid) {
        return invalid.problems();
      }
    }
    return List.of();
  }

  @Test
  void a_leader_without_portfolio_or_mailbox_and_guests_without_mailbox_are_refused() {
    var someone = "leader." + UUID.randomUUID().toString().substring(0, 8);
    directory.savePerson(PersonEntry.of(someone, "无分管", "", Role.LEADER), Town.PASSWORD);
    directory.saveLeader(
        new LeaderEntry(
            someone, Rank.LEADER, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), Set.of()));
    var mute = "mute-" + UUID.randomUUID().toString().substring(0, 8);
    directory.saveDepartment(new Department(mute, "没有邮箱的局", "Mute Bureau", null, true));
    try {
      assertThatThrownBy(
              () ->
                  LEADER.run(
                      () ->
                          offices.call(
                              new Invitation(
                                  "商贸城现场办公",
                                  someone,
                                  "项目部二楼",
                                  LocalDateTime.parse("2026-10-21T14:30"),
                                  LocalDateTime.parse("2026-10-21T17:00"),
                                  List.of(power),
                                  Set.of(mute)))))
          .isInstanceOfSatisfying(
              InvalidInput.class,
              no ->
                  assertThat(no.problems())
                      .extracting(InvalidInput.Problem::key)
                      .containsExactlyInAnyOrder(
                          "onsite.refusal.convenerMailbox",
                          "onsite.refusal.convenerPortfolio",
                          "onsite.refusal.noMailbox"));
    } finally {
      directory.saveDepartment(new Department(mute, "没有邮箱的局", "Mute Bureau", null, false));
    }
  }

  @Test
  void a_successor_signs_what_his_predecessor_called() {
    var number = new String[1];
    Town.COORDINATOR.run(
        () ->
            number[0] =
                offices.call(
                    new Invitation(
                        "商贸城现场办公",
                        "ma.ying",
                        "项目部二楼",
                        LocalDateTime.parse("2026-10-21T14:30"),
                        LocalDateTime.parse("2026-10-21T17:00"),
                        List.of(power, housing),
                        Set.of(Town.APPROVALS))));
    hold(number[0]);
    assertThat(task(number[0]).getAssignee()).isEqualTo("ma.ying");

    events.handOver("ma.ying", "lu.ping", SettableClock.instant("2026-10-21T17:00"));

    assertThat(task(number[0]).getAssignee()).isEqualTo("lu.ping");
    assertThat(offices.find(number[0]).orElseThrow().convener()).isEqualTo("lu.ping");
  }

  @Test
  void nobody_else_signs_the_minutes() {
    var number = called();
    hold(number);

    assertThatThrownBy(() -> Town.COORDINATOR.run(() -> offices.sign(number)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("onsite.refusal.notYours");
    assertThat(supervision.directives(power)).isEmpty();
  }

  @Test
  void what_a_leader_asks_for_waits_until_it_is_called() {
    LEADER.run(() -> supervision.requestOnSite(power, "三个部门意见不一，请到现场定"));
    assertThat(offices.wishes()).extracting("issue").contains(power);

    called();

    assertThat(offices.wishes()).extracting("issue").doesNotContain(power);
    assertThat(mails(power.value(), "STAFF_ONSITE_WISHED")).isOne();
  }

  long mails(String matter, String kind) {
    return jdbc.sql("select count(*) from outgoing_mail where issue_number = ? and kind = ?")
        .params(matter, kind)
        .query(Long.class)
        .single();
  }
}
