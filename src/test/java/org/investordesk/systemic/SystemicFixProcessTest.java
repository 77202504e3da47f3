package org.investordesk.systemic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Report;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.systemic.Recommendation.State;
import org.investordesk.systemic.SystemicFixes.Finding;
import org.investordesk.systemic.SystemicFixes.Proposal;
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

/** From issues with one root to the changed rule, and what everybody concerned is told. */
@DeskTest
class SystemicFixProcessTest {

  private static final ActingAs SUPERVISION = ActingAs.user("fang.lan", Role.SUPERVISION);

  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired SystemicFixes fixes;
  @Autowired CaseFiles files;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  final String clause = "供电营业规则" + UUID.randomUUID();

  @BeforeEach
  void a_wednesday() {
    SettableClock.at("2033-03-02T10:00");
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  IssueNumber withClause(String typed) {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> fixes.find(number, new Finding(Cause.PROCEDURE, typed)));
    return number;
  }

  String proposed(IssueNumber... concerned) {
    var number = new String[1];
    Town.COORDINATOR.run(
        () ->
            number[0] =
                fixes.propose(
                    new Proposal(
                        "临时用电一次办结",
                        clause + " 第十二条",
                        "临时用电和正式用电合并受理，一次查勘、一次答复。",
                        Town.POWER,
                        LocalDate.of(2033, 4, 29),
                        Set.of(concerned))));
    return number[0];
  }

  Task task(String number) {
    return tasks.createTaskQuery().or().processInstanceBusinessKey(number).endOr().singleResult();
  }

  void complete(ActingAs who, String user, String number, Map<String, Object> form) {
    var task = task(number);
    tasks.setAssignee(task.getId(), user);
    who.run(() -> tasks.complete(task.getId(), form));
  }

  @Test
  void three_issues_with_one_clause_are_suggested_however_it_was_typed() {
    var first = withClause(clause);
    var second = withClause(" " + clause.substring(0, 4) + " " + clause.substring(4));
    assertThat(ofClause()).isEmpty();
    var third = withClause(clause.toLowerCase(java.util.Locale.ROOT));

    assertThat(ofClause())
        .singleElement()
        .satisfies(
            cluster ->
                assertThat(cluster.issues()).containsExactlyInAnyOrder(first, second, third));
  }

  @Test
  void a_type_alone_is_no_cluster_but_one_kind_that_comes_from_one_place_is() {
    var place = "新昌";
    var elsewhere = "嵊州";
    var kind = "TALENT@" + Town.POWER + "@";
    SettableClock.at("2035-03-07T10:00");
    for (int i = 0; i < 3; i++) {
      in(place);
      in(elsewhere);
    }
    assertThat(fixes.clusters()).extracting(Cluster::shared).doesNotContain(kind + place);

    in(place);

    assertThat(fixes.clusters())
        .filteredOn(one -> one.kind() == Cluster.Kind.PLACE)
        .extracting(Cluster::shared)
        .contains(kind + place)
        .doesNotContain(kind + elsewhere);
  }

  void in(String area) {
    var report = Issues.report(IssueType.TALENT, null);
    var number =
        desk.register(
                new Report(
                    report.channel(),
                    report.type(),
                    null,
                    report.subject(),
                    report.description(),
                    area,
                    report.projectName(),
                    report.contact(),
                    report.language(),
                    null,
                    null,
                    List.of(),
                    report.idempotencyKey()))
            .number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number, new Acceptance(IssueType.TALENT, null, Town.POWER, "由供电公司办理", null, null)));
  }

  @Test
  void what_a_clause_says_already_is_not_said_again_as_a_cause() {
    SettableClock.at("2036-03-05T10:00");
    for (int i = 0; i < 3; i++) {
      withClause(clause);
    }

    assertThat(ofClause()).hasSize(1);
    assertThat(fixes.clusters()).noneMatch(one -> one.kind() == Cluster.Kind.CAUSE);
  }

  List<Cluster> ofClause() {
    return fixes.clusters().stream()
        .filter(one -> one.kind() == Cluster.Kind.CLAUSE)
        .filter(
            one ->
                RecordedSystemicFixes.sameClause(one.shared())
                    .equals(RecordedSystemicFixes.sameClause(clause)))
        .toList();
  }

  @Test
  void issues_of_ninety_one_days_ago_and_those_dealt_with_are_not_suggested() {
    SettableClock.at("2032-12-01T10:00");
    withClause(clause);
    SettableClock.at("2033-03-02T10:00");
    var second = withClause(clause);
    withClause(clause);
    assertThat(ofClause()).isEmpty();

    withClause(clause);
    assertThat(ofClause()).hasSize(1);

    proposed(second);
    assertThat(ofClause()).isEmpty();
  }

  @Test
  void a_recommendation_is_adopted_carried_out_accepted_and_told() {
    var issue = issues.inWork();
    var number = proposed(issue);
    assertThat(number).matches("YL-2033-\\d{4}");

    complete(SUPERVISION, "fang.lan", number, Map.of("decision", "ADOPT", "text", "同意，请抓紧落实"));
    assertThat(fixes.find(number).orElseThrow().state()).isEqualTo(State.IN_WORK);
    assertThat(task(number).getTenantId()).isEqualTo(Town.POWER);
    assertThat(mails(number)).containsExactly("STAFF_RULE_TO_CHANGE", "STAFF_RULE_TO_CHANGE");

    complete(Town.POWER_CLERK, "zhang.wei", number, Map.of("text", "已印发新流程，自四月一日起执行"));
    complete(SUPERVISION, "fang.lan", number, Map.of("decision", "SEND_BACK", "text", "请附文号"));
    assertThat(fixes.find(number).orElseThrow().state()).isEqualTo(State.IN_WORK);
    complete(Town.POWER_CLERK, "zhang.wei", number, Map.of("text", "越电〔2033〕12 号，四月一日起执行"));
    complete(SUPERVISION, "fang.lan", number, Map.of("decision", "ACCEPT", "text", "验收通过"));

    var fix = fixes.find(number).orElseThrow();
    assertThat(fix.state()).isEqualTo(State.COMPLETED);
    assertThat(fix.report()).startsWith("越电");
    assertThat(files.timeline(issue, Audience.PUBLIC))
        .extracting("key")
        .contains("systemic.entry.completed");
    assertThat(mails(issue.value())).contains("RULE_CHANGED");
    assertThat(instances(number)).isZero();
  }

  @Test
  void what_is_not_adopted_ends_there() {
    var number = proposed(issues.inWork());

    complete(SUPERVISION, "fang.lan", number, Map.of("decision", "REJECT", "text", "属于上级规定"));

    assertThat(fixes.find(number).orElseThrow().state()).isEqualTo(State.REJECTED);
    assertThat(instances(number)).isZero();
    assertThat(mails(number)).isEmpty();
  }

  @Test
  void another_department_does_not_see_the_owners_task() {
    var number = proposed(issues.inWork());
    complete(SUPERVISION, "fang.lan", number, Map.of("decision", "ADOPT", "text", "同意，请抓紧落实"));
    var task = task(number).getId();

    identity.setAuthentication("shen.yi", List.of("clerk", Town.HOUSING), List.of(Town.HOUSING));
    try {
      assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void a_decision_without_a_word_is_refused_and_nothing_moves() {
    var number = proposed(issues.inWork());
    var task = task(number);
    tasks.setAssignee(task.getId(), "fang.lan");

    assertThatThrownBy(
            () ->
                SUPERVISION.run(
                    () -> tasks.complete(task.getId(), Map.of("decision", "ADOPT", "text", "好"))))
        .hasStackTraceContaining("systemic.refusal.word");
    assertThat(fixes.find(number).orElseThrow().state()).isEqualTo(State.PROPOSED);
    assertThatThrownBy(() -> SUPERVISION.run(() -> fixes.complete(number, "验收通过")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("systemic.refusal.notNow");
  }

  @Test
  void everything_wrong_with_a_proposal_is_told_at_once() {
    assertThatThrownBy(
            () ->
                Town.COORDINATOR.run(
                    () ->
                        fixes.propose(
                            new Proposal(
                                "短", "短", "短", "nobody", LocalDate.of(2033, 3, 2), Set.of()))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no ->
                assertThat(no.problems())
                    .extracting(InvalidInput.Problem::field)
                    .containsExactly("title", "rule", "proposal", "owner", "dueOn", "issues"));
  }

  List<String> mails(String matter) {
    return jdbc.sql(
            "select kind from outgoing_mail where issue_number = ? and kind like '%RULE%' order by id")
        .param(matter)
        .query(String.class)
        .list();
  }

  long instances(String number) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).count();
  }
}
