package org.investordesk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.satisfaction.Satisfaction.Answer;
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

/** After the closing: the survey, its reminders, the call, and what brings an issue back. */
@DeskTest
class SatisfactionFollowupProcessTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ActingAs OTHER_COORDINATOR = ActingAs.user("he.yun", Role.COORDINATOR);

  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Satisfaction satisfaction;
  @Autowired FollowUpRounds rounds;
  @Autowired DirectoryEditor directory;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void monday_morning() {
    SettableClock.at("2026-10-19T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  IssueNumber closed() {
    var number = issues.closed();
    rounds.run();
    return number;
  }

  IssueNumber closedForMajorProject() {
    var project =
        directory.saveProject(
            null,
            new ProjectEntry(
                "重点项目" + System.nanoTime(),
                1,
                "诸暨",
                null,
                null,
                Stage.UNDER_CONSTRUCTION,
                true,
                null,
                "chen.li"));
    var number = desk.register(Issues.report(IssueType.POWER, "LOW")).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new IssueDesk.Acceptance(
                    IssueType.POWER, "LOW", Town.POWER, "诸暨的项目由市公司办理", null, project)));
    Town.POWER_CLERK.run(() -> desk.signFor(number, new IssueDesk.SignFor(null, null)));
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));
    rounds.run();
    return number;
  }

  ProcessInstance followUp(IssueNumber number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value(), "satisfaction-followup")
        .singleResult();
  }

  /** Fires the timer of the follow-up at its due time. */
  LocalDate fire(IssueNumber number) {
    Job job =
        management
            .createJobQuery()
            .processInstanceId(followUp(number).getId())
            .timers()
            .singleResult();
    ClockUtil.setCurrentTime(job.getDuedate());
    management.executeJob(job.getId());
    return LocalDate.ofInstant(job.getDuedate().toInstant(), SHANGHAI);
  }

  Survey survey(IssueNumber number) {
    return satisfaction.of(number).orElseThrow();
  }

  List<String> mails(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ? and kind like 'SURVEY%'")
        .param(number.value())
        .query(String.class)
        .list();
  }

  void answer(IssueNumber number, boolean solved, int rating, String comment) {
    ActingAs.investor().run(() -> satisfaction.answer(number, new Answer(solved, rating, comment)));
  }

  @Test
  void a_satisfied_investor_ends_the_follow_up() {
    var number = closed();

    answer(number, true, 5, "");

    assertThat(survey(number).state()).isEqualTo(Survey.State.ANSWERED);
    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.SOLVED);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void two_of_five_brings_the_issue_back() {
    var number = closed();

    answer(number, true, 2, "通电后第二天又跳闸了");

    var issue = files.find(number).orElseThrow();
    assertThat(issue.state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(issue.reopened()).isOne();
    assertThat(followUp(number)).isNull();
  }

  @Test
  void five_of_five_but_not_solved_brings_it_back_too() {
    var number = closed();

    answer(number, false, 5, "服务很好但还没送电");

    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.DISPATCHED);
  }

  @Test
  void an_answer_before_the_follow_up_has_begun_counts_as_well() {
    var number = issues.closed();

    answer(number, true, 4, "");

    assertThat(survey(number).state()).isEqualTo(Survey.State.ANSWERED);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void silence_is_reminded_on_working_days_three_and_seven_and_given_up_on_the_tenth() {
    var number = closed();

    assertThat(fire(number)).isEqualTo("2026-10-22");
    assertThat(fire(number)).isEqualTo("2026-10-28");
    assertThat(mails(number)).containsExactly("SURVEY_REMINDER_1", "SURVEY_REMINDER_2");
    assertThat(
            jdbc.sql("select plain from outgoing_mail where issue_number = ? and kind = ?")
                .params(number.value(), "SURVEY_REMINDER_2")
                .query(String.class)
                .single())
        .contains("#survey-" + number);
    assertThat(fire(number)).isEqualTo("2026-11-02");

    assertThat(survey(number).state()).isEqualTo(Survey.State.UNANSWERED);
    assertThat(followUp(number)).isNull();
    assertThatThrownBy(() -> answer(number, true, 5, ""))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("satisfaction.refusal.surveyOver");
  }

  @Test
  void the_investor_of_a_major_project_is_called() {
    var number = closedForMajorProject();
    fire(number);
    fire(number);
    fire(number);
    var task = task(number);

    OTHER_COORDINATOR.run(() -> complete(task, "he.yun", form("ANSWERED", "NO", "3", "设备还没到位")));

    assertThat(survey(number).answeredBy()).isEqualTo("he.yun");
    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void nobody_calls_about_his_own_work() {
    var number = closedForMajorProject();
    fire(number);
    fire(number);
    fire(number);
    var task = task(number);

    assertThatThrownBy(
            () ->
                Town.COORDINATOR.run(
                    () -> complete(task, "xu.min", form("ANSWERED", "YES", "5", ""))))
        .hasStackTraceContaining("satisfaction.refusal.ownWork");
    assertThat(survey(number).state()).isEqualTo(Survey.State.OPEN);

    OTHER_COORDINATOR.run(() -> complete(task, "he.yun", form("NOT_REACHED", "", "", "三次拨打无人接听")));
    assertThat(survey(number).state()).isEqualTo(Survey.State.UNANSWERED);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void who_answers_on_the_page_before_the_call_need_not_be_called() {
    var number = closedForMajorProject();
    fire(number);
    fire(number);
    fire(number);

    answer(number, true, 3, "");

    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()).isEmpty();
    assertThat(followUp(number)).isNull();
  }

  @Test
  void an_issue_that_comes_back_otherwise_ends_the_follow_up() {
    var number = closed();

    ActingAs.investor().run(() -> desk.object(number, "设备又停了，请重新处理"));

    assertThat(survey(number).state()).isEqualTo(Survey.State.OVERTAKEN);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void who_worked_on_it_is_not_asked_under_his_own_address() {
    var number =
        desk.register(Issues.report(IssueType.POWER, "LOW", "Zhang.Wei@town.test")).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new IssueDesk.Acceptance(
                    IssueType.POWER, "LOW", Town.POWER, "诸暨的项目由市公司办理", null, null)));
    Town.POWER_CLERK.run(() -> desk.signFor(number, new IssueDesk.SignFor(null, null)));
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));

    assertThatThrownBy(() -> answer(number, true, 5, ""))
        .hasMessageContaining("satisfaction.refusal.ownAddress");
    rounds.run();
    assertThat(survey(number).state()).isEqualTo(Survey.State.OWN_WORK);
    assertThat(followUp(number)).isNull();
  }

  @Test
  void a_bad_rating_without_words_brings_it_back_and_says_what_was_chosen() {
    var number = closed();

    answer(number, false, 1, "");

    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(files.timeline(number, Audience.PUBLIC))
        .extracting("text")
        .contains("评价为没有解决，1 分（满分 5 分），没有留言。");
  }

  @Test
  void a_level_is_one_of_five_and_words_have_an_end() {
    var number = closed();

    assertThatThrownBy(() -> answer(number, true, 6, "")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> answer(number, true, 4, "好".repeat(2001)))
        .isInstanceOf(InvalidInput.class);
    assertThat(survey(number).state()).isEqualTo(Survey.State.OPEN);
  }

  @Test
  void staff_does_not_rate_through_the_investors_link() {
    var number = closed();

    for (var who : List.of(Town.POWER_CLERK, Town.COORDINATOR)) {
      assertThatThrownBy(() -> who.run(() -> satisfaction.answer(number, new Answer(true, 5, ""))))
          .hasMessageContaining("satisfaction.refusal.ownWork");
    }
    assertThatThrownBy(
            () ->
                Town.HOUSING_CLERK.run(() -> satisfaction.answer(number, new Answer(true, 5, ""))))
        .hasMessageContaining("satisfaction.refusal.staff");
    assertThat(survey(number).state()).isEqualTo(Survey.State.OPEN);
  }

  @Test
  void a_withdrawn_issue_is_not_asked_about() {
    var number = issues.inWork();
    ActingAs.investor().run(() -> desk.withdraw(number, "已自行解决"));

    assertThat(satisfaction.of(number)).isEmpty();
  }

  @Test
  void closed_solved_and_satisfied_are_three_numbers() {
    SettableClock.at("2031-03-03T10:00");
    var day = LocalDate.of(2031, 3, 3);
    var satisfied = issues.closed();
    var silent = issues.answered();
    Town.COORDINATOR.run(() -> desk.lapse(silent));
    answer(satisfied, true, 4, "");

    var figures = satisfaction.figures(day, day, Town.POWER);

    assertThat(figures).containsExactly(new Satisfaction.Figures(Town.POWER, 2, 1, 1, 1, 4.0));
    assertThat(satisfaction.figures(day, day, Town.HOUSING)).isEmpty();
    assertThat(satisfaction.answers(day, day, null)).hasSize(1);
  }

  String task(IssueNumber number) {
    return Objects.requireNonNull(
            tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult())
        .getId();
  }

  void complete(String task, String user, Map<String, Object> form) {
    tasks.setAssignee(task, user);
    tasks.complete(task, form);
  }

  static Map<String, Object> form(String decision, String solved, String rating, String text) {
    return Map.of("decision", decision, "solved", solved, "rating", rating, "text", text);
  }
}
