package org.investordesk.cases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Opinion;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Statement;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lead department asks others; each has three working days. */
@DeskTest
class DepartmentOpinionProcessTest {

  @LocalServerPort int port;
  @Autowired Opinions opinions;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void the_asked_department_finds_the_question_in_its_own_task_list() {
    var number = issues.inWork();

    ask(number, Town.HOUSING);

    var task = task(number, Town.HOUSING);
    assertThat(task.getTenantId()).isEqualTo(Town.HOUSING);
    assertThat(task.getDueDate().toInstant()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(tasks.getIdentityLinksForTask(task.getId()))
        .extracting(link -> link.getGroupId())
        .containsExactly(Town.HOUSING);
    var opinion = opinion(number, Town.HOUSING);
    assertThat(opinion.state()).isEqualTo(State.ASKED);
    assertThat(opinion.due()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(opinion.departmentNameEn()).isEqualTo("Housing Bureau");
  }

  @Test
  void it_answers_with_the_form_and_the_round_is_complete_with_the_last_one() {
    var number = issues.inWork();
    ask(number, Town.HOUSING, Town.APPROVALS);
    var housing = task(number, Town.HOUSING).getId();

    asHousing(
        () -> {
          tasks.claim(housing, "shen.yi");
          tasks.complete(
              housing,
              Map.of("verdict", "CONDITIONAL", "text", "原则同意", "items", "补交消防备案\n\n补交总平图"));
        });

    var opinion = opinion(number, Town.HOUSING);
    assertThat(opinion.verdict()).isEqualTo(Verdict.CONDITIONAL);
    assertThat(opinion.items()).containsExactly("补交消防备案", "补交总平图");
    assertThat(opinion.givenBy()).isEqualTo("shen.yi");
    assertThat(gathered(number)).isEmpty();
    assertThat(instances(number)).hasSize(1);
    Town.APPROVALS_CLERK.run(() -> opinions.give(opinion(number, Town.APPROVALS).id(), agreed()));
    assertThat(instances(number)).isEmpty();
    assertThat(files.timeline(number, Audience.PUBLIC))
        .noneMatch(line -> line.key().startsWith("cases.entry.opinion"));
  }

  @Test
  void who_misses_the_limit_is_absent_and_his_own_head_is_called() {
    var number = issues.inWork();
    ask(number, Town.HOUSING);

    jobs.fireUntil(number, instant("2026-10-28T17:31"));

    assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.ABSENT);
    assertThat(task(number, Town.HOUSING)).isNotNull();
    assertThat(called(number)).contains("wu.gang").doesNotContain("qian.jun");
    Town.HOUSING_CLERK.run(() -> opinions.give(opinion(number, Town.HOUSING).id(), agreed()));
    assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.GIVEN);
  }

  @Test
  void a_date_of_its_own_takes_the_place_of_the_three_days() {
    var number = issues.inWork();

    Town.POWER_CLERK.run(
        () ->
            opinions.ask(
                number,
                Purpose.ASSISTANCE,
                List.of(new Ask(Town.HOUSING, "请出具意见", LocalDate.of(2026, 10, 30)))));

    assertThat(opinion(number, Town.HOUSING).due()).isEqualTo(instant("2026-10-30T17:30"));
  }

  @Test
  void the_limit_and_the_task_move_by_a_wait_for_the_investor() {
    var number = issues.inWork();
    ask(number, Town.HOUSING);
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充用电负荷清单和总平面图。"));
    SettableClock.at("2026-10-26T10:00");

    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "已附上", List.of(Issues.pdf("清单.pdf"))));

    assertThat(task(number, Town.HOUSING).getDueDate().toInstant())
        .isEqualTo(instant("2026-10-29T17:30"));
  }

  @Test
  void an_inspection_needs_evidence_and_a_refusal_its_reasons() {
    var number = issues.inWork();
    Town.POWER_CLERK.run(
        () ->
            opinions.ask(
                number, Purpose.INSPECTION, List.of(new Ask(Town.HOUSING, "请联合勘验", null))));
    var id = opinion(number, Town.HOUSING).id();
    refused(id, agreed(), "stageEvidence");
    var photo = Set.of(attachedByHousing(number));
    refused(id, new Statement(Verdict.REFUSED, "不合格", List.of(), photo), "opinionItems");
    refused(
        id, new Statement(Verdict.AGREED, "合格", List.of(), Set.of(UUID.randomUUID())), "evidence");

    Town.HOUSING_CLERK.run(
        () -> opinions.give(id, new Statement(Verdict.AGREED, "合格", List.of(), photo)));

    assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.GIVEN);
  }

  @Test
  void wrong_questions_are_refused_with_a_sentence() {
    var number = issues.inWork();
    ask(number, Town.HOUSING);

    notAsked(number, new Ask(Town.POWER, "请协办此事", null), "opinionOfLead");
    notAsked(number, new Ask(Town.HOUSING, "请协办此事", null), "opinionTwice");
    notAsked(number, new Ask("nowhere", "请协办此事", null), "departmentUnknown");
    notAsked(number, new Ask(Town.APPROVALS, "请", null), "opinionQuestion");
    notAsked(number, new Ask(Town.APPROVALS, "请协办此事", LocalDate.of(2026, 10, 25)), "opinionDay");
    assertThat(opinions.of(number)).hasSize(1);
  }

  @Test
  void a_recalled_question_is_no_longer_answered() {
    var number = issues.inWork();
    ask(number, Town.HOUSING);
    var id = opinion(number, Town.HOUSING).id();

    Town.POWER_CLERK.run(() -> opinions.close(number, Purpose.ASSISTANCE));

    assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.RECALLED);
    assertThat(instances(number)).isEmpty();
    refused(id, agreed(), "opinionClosed");
    ask(number, Town.HOUSING);
    assertThat(opinions.of(number)).extracting(Opinion::round).containsExactly(1, 2);
  }

  @Test
  void leaving_the_department_and_closing_end_the_round() {
    var transferred = issues.inWork();
    var retyped = issues.inWork();
    var withdrawn = issues.inWork();
    var answered = issues.inWork();
    for (var number : List.of(transferred, retyped, withdrawn, answered)) {
      ask(number, Town.HOUSING);
    }

    Town.COORDINATOR.run(() -> desk.transfer(transferred, Town.APPROVALS, "应由政务服务办主办"));
    Town.COORDINATOR.run(() -> desk.retype(retyped, IssueType.SERVICE, null, "是生活服务问题"));
    ActingAs.investor().run(() -> desk.withdraw(withdrawn, "自行解决"));
    issues.answer(answered);
    Town.COORDINATOR.run(() -> desk.release(answered, null));

    for (var number : List.of(transferred, retyped, withdrawn, answered)) {
      assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.RECALLED);
      assertThat(instances(number)).isEmpty();
    }
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(withdrawn.value())
                .list())
        .isEmpty();
  }

  @Test
  void only_the_asked_department_sees_the_case_from_then_on_and_a_third_never() {
    var number = issues.inWork();
    assertThat(Town.HOUSING_CLERK.get(() -> files.maySee(number))).isFalse();
    var housing = signedIn("shen.yi");
    var third = signedIn("lou.jie");
    assertThat(housing.get("/desk/issues/" + number).statusCode()).isEqualTo(404);

    ask(number, Town.HOUSING);

    var task = task(number, Town.HOUSING).getId();
    assertThat(housing.get("/desk/issues/" + number).statusCode()).isEqualTo(200);
    assertThat(form(housing, task).statusCode()).isEqualTo(200);
    assertThat(form(housing, task).body()).contains("请出具协办意见", "请贵单位协办");
    assertThat(housing.api("GET", "/task/" + task, "").statusCode()).isEqualTo(200);
    assertThat(third.get("/desk/issues/" + number).statusCode()).isEqualTo(404);
    assertThat(form(third, task).statusCode()).isEqualTo(404);
    assertThat(third.get("/desk/tasks/" + task + "/case-file").statusCode()).isEqualTo(404);
    assertThat(third.api("GET", "/task/" + task, "").statusCode()).isEqualTo(404);
    assertThat(
            third
                .api(
                    "POST",
                    "/task/" + task + "/submit-form",
                    "{\"variables\":{\"verdict\":{\"value\":\"AGREED\"},\"text\":{\"value\":\"同意\"}}}")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
    // the lead department does not do the other's task either
    var lead = signedIn("zhang.wei");
    assertThat(lead.api("GET", "/task/" + task, "").statusCode()).isEqualTo(404);
    assertThat(opinion(number, Town.HOUSING).state()).isEqualTo(State.ASKED);
    var handling =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(GeneralCoordinationProcess.Elements.HANDLE_ISSUE)
            .singleResult()
            .getId();
    assertThat(housing.api("GET", "/task/" + handling, "").statusCode()).isEqualTo(404);

    Town.HOUSING_CLERK.run(() -> opinions.give(opinion(number, Town.HOUSING).id(), agreed()));

    assertThat(housing.get("/desk/issues/" + number).statusCode()).isEqualTo(200);
    assertThatThrownBy(
            () ->
                Town.APPROVALS_CLERK.run(
                    () -> opinions.give(opinion(number, Town.HOUSING).id(), agreed())))
        .isInstanceOf(NotFound.class);
  }

  private static HttpResponse<String> form(Browser reader, String task) {
    return reader.get("/desk/tasks/" + task + "/form?lang=zh-CN", "Accept", "application/json");
  }

  private Browser signedIn(String user) {
    var browser = new Browser(port);
    browser.signIn(user, Town.PASSWORD);
    browser.get("/camunda/app/tasklist/default/");
    return browser;
  }

  private void ask(IssueNumber number, String... departments) {
    Town.POWER_CLERK.run(
        () ->
            opinions.ask(
                number,
                Purpose.ASSISTANCE,
                Arrays.stream(departments)
                    .map(department -> new Ask(department, "请出具协办意见", null))
                    .toList()));
  }

  private void notAsked(IssueNumber number, Ask ask, String reason) {
    assertThatThrownBy(
            () ->
                Town.POWER_CLERK.run(() -> opinions.ask(number, Purpose.ASSISTANCE, List.of(ask))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }

  private void refused(long id, Statement statement, String reason) {
    assertThatThrownBy(() -> Town.HOUSING_CLERK.run(() -> opinions.give(id, statement)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }

  private UUID attachedByHousing(IssueNumber number) {
    return Town.HOUSING_CLERK.get(
        () -> desk.attach(number, Issues.pdf("勘验记录.pdf"), Audience.STAFF).id());
  }

  private static Statement agreed() {
    return new Statement(Verdict.AGREED, "同意", List.of(), Set.of());
  }

  private Opinion opinion(IssueNumber number, String department) {
    return opinions.of(number).stream()
        .filter(opinion -> opinion.department().equals(department))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private Task task(IssueNumber number, String department) {
    return tasks
        .createTaskQuery()
        .processDefinitionKey(DepartmentOpinionProcess.KEY)
        .processInstanceBusinessKey(number.value())
        .tenantIdIn(department)
        .singleResult();
  }

  private List<String> instances(IssueNumber number) {
    var found = new ArrayList<String>();
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value(), DepartmentOpinionProcess.KEY)
        .list()
        .forEach(instance -> found.add(instance.getId()));
    return found;
  }

  /** Whom the clock of the opinion called, as JSON. */
  private String called(IssueNumber number) {
    return jdbc.sql(
            "select coalesce(string_agg(called::text, ' '), '') from escalation where issue = ? and part = ?")
        .param(number.value())
        .param("ASSISTANCE:" + Town.HOUSING)
        .query(String.class)
        .single();
  }

  private List<Opinion> gathered(IssueNumber number) {
    return opinions.of(number).stream().allMatch(one -> one.state() == State.GIVEN)
        ? opinions.of(number)
        : List.of();
  }

  private void asHousing(Runnable deed) {
    Town.HOUSING_CLERK.run(
        () -> {
          identity.setAuthentication(
              "shen.yi", List.of("clerk", Town.HOUSING), List.of(Town.HOUSING));
          try {
            deed.run();
          } finally {
            identity.clearAuthentication();
          }
        });
  }
}
