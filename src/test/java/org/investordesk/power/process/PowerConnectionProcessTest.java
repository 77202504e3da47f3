package org.investordesk.power.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.cases.process.GeneralCoordinationProcess;
import org.investordesk.power.Connecting;
import org.investordesk.power.ConnectionView;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Saving;
import org.investordesk.power.Works;
import org.investordesk.power.process.PowerConnectionProcess.Elements;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class PowerConnectionProcessTest {

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Stages stages;
  @Autowired PowerConnections connections;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private Connecting connecting;

  @BeforeEach
  void monday_morning() {
    connecting = new Connecting(desk, tasks, identity);
    SettableClock.at("2026-11-02T09:00");
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void a_35_kv_line_goes_through_every_stage_to_the_answer() {
    var number = connecting.schemeAnswered("LINE_35KV");
    accept(number);

    assertThat(at(number)).isEqualTo(Elements.REVIEW_DESIGN);
    connecting.stage(number, Elements.REVIEW_DESIGN, passed("设计符合规范。"));
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "21基杆塔全部完成。"));
    connecting.stage(number, Elements.INSPECT_WORKS, Map.of("decision", "CLEAN", "text", "接地合格。"));
    connecting.stage(number, Elements.INSPECT_COMPLETION, passed("保护试验合格。"));
    SettableClock.at("2026-11-04T15:00");
    connecting.stage(number, Elements.ENERGISE, Map.of("meter", "ZJ-35-0001", "text", "一次送电成功。"));

    assertThat(at(number)).isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    var view = connections.find(number).orElseThrow();
    assertThat(view.energisedOn()).isEqualTo("2026-11-04");
    assertThat(view.meter()).isEqualTo("ZJ-35-0001");
    var whole = connections.savings(number).get(connections.savings(number).size() - 1);
    assertThat(whole.part()).isEqualTo(Saving.WHOLE);
    assertThat(whole.oldPractice()).isEqualByComparingTo("180");
    assertThat(whole.actual()).isEqualByComparingTo("2");
    assertThat(whole.saved()).isEqualTo(99);
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));
    assertNothingIsLeft(number);
  }

  @Test
  void low_voltage_goes_without_design_review_and_mid_inspection() {
    var number = connecting.schemeAnswered("LOW");
    accept(number);

    assertThat(at(number)).isEqualTo(Elements.BUILD);
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "表箱已更换。"));
    assertThat(at(number)).isEqualTo(Elements.INSPECT_COMPLETION);
  }

  @Test
  void the_stages_have_clocks_that_their_tasks_show_and_the_issue_has_its_90_days() {
    var number = connecting.begun("LINE_35KV");
    connecting.apply(number, "KV35", 16_000);

    assertThat(connecting.task(number).getDueDate().toInstant())
        .as("3 working days for the survey")
        .isEqualTo(instant("2026-11-05T17:30"));
    assertThat(reading(number, ClockName.RESOLUTION).due())
        .as("90 days from the report end on a Sunday")
        .isEqualTo(instant("2027-02-01T17:30"));
  }

  @Test
  void an_incomplete_application_is_sent_back_once_and_waits_for_the_papers() {
    var number = connecting.begun("HIGH_SINGLE");

    incomplete(number);

    assertThat(state(number)).isEqualTo(IssueState.WAITING_INVESTOR);
    assertThat(connecting.task(number)).isNull();
    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.PAUSED);
    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "已附上", List.of(Issues.pdf("负荷清单.pdf"))));
    assertThat(at(number)).isEqualTo(Elements.CHECK_APPLICATION);
    assertThatThrownBy(() -> incomplete(number)).hasMessageContaining("papersAskedOnce");
    assertThat(runs(number, "APPLICATION")).isEqualTo(2);
  }

  @Test
  void the_department_goes_on_without_papers_that_do_not_come() {
    var number = connecting.begun("HIGH_SINGLE");
    incomplete(number);

    Town.POWER_CLERK.run(() -> desk.resumeWork(number, "材料已由园区代交"));

    assertThat(at(number)).isEqualTo(Elements.CHECK_APPLICATION);
  }

  @Test
  void what_does_not_exist_cannot_be_supplied() {
    var number = connecting.begun("LINE_35KV");

    assertThatThrownBy(() -> connecting.apply(number, "KV10", 16_000))
        .hasMessageContaining("power.refusal.voltage.LINE_35KV");
    assertThatThrownBy(() -> connecting.apply(number, "KV35", 160))
        .hasMessageContaining("power.refusal.capacity.LINE_35KV")
        .hasMessageContaining("160");
    assertThatThrownBy(
            () ->
                connecting.complete(
                    number,
                    Elements.CHECK_APPLICATION,
                    Map.of("decision", "COMPLETE", "voltage", "KV35", "capacity", "很大")))
        .hasMessageContaining("capacityUnreadable");
    assertThat(at(number)).isEqualTo(Elements.CHECK_APPLICATION);
  }

  @Test
  void a_stage_needs_evidence_and_a_day_after_the_one_before() {
    var number = connecting.begun("HIGH_SINGLE");
    connecting.apply(number, "KV10", 2_000);

    assertThatThrownBy(
            () ->
                connecting.stage(
                    number, Elements.SURVEY_SITE, Map.of("text", "已到现场。", "evidence", "")))
        .hasMessageContaining("stageEvidence");
    assertThatThrownBy(
            () ->
                connecting.stage(
                    number, Elements.SURVEY_SITE, Map.of("text", "已到现场。", "on", "2026-11-01")))
        .hasMessageContaining("2026-11-01")
        .hasMessageContaining("2026-11-02");
    assertThatThrownBy(
            () ->
                connecting.stage(
                    number, Elements.SURVEY_SITE, Map.of("text", "已到现场。", "on", "2026-11-03")))
        .hasMessageContaining("stageDayAhead");
    assertThat(at(number)).isEqualTo(Elements.SURVEY_SITE);
  }

  @Test
  void a_scheme_nobody_contests_in_three_working_days_stands() {
    var number = connecting.schemeAnswered("HIGH_SINGLE");
    assertThat(view(number).awaitsWord()).isTrue();
    assertThat(reading(number, ClockName.RESOLUTION).state())
        .as("the investor thinks in his own time")
        .isEqualTo(ClockReading.State.PAUSED);

    closeWindow(number);

    assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(instant("2026-11-05T17:30"));
    assertThat(view(number).silent()).isTrue();
    assertThat(at(number)).isEqualTo(Elements.REVIEW_DESIGN);
    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.RUNNING);
  }

  @Test
  void the_window_closes_also_while_something_else_is_asked_of_the_investor() {
    var number = connecting.schemeAnswered("HIGH_SINGLE");
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充配电房的土建图纸。"));

    closeWindow(number);

    assertThat(at(number)).isEqualTo(Elements.REVIEW_DESIGN);
    assertThat(state(number)).isEqualTo(IssueState.IN_PROGRESS);
  }

  @Test
  void a_contested_scheme_is_answered_with_reasons_and_then_final() {
    var number = connecting.schemeAnswered("HIGH_SINGLE");
    contest(number, "电缆要绕行八百米，请改走厂区北侧。");

    assertThat(at(number)).isEqualTo(Elements.ANSWER_CONTEST);
    assertThat(timersOfStages(number)).as("the window is closed").isEmpty();
    assertThatThrownBy(() -> contest(number, "我还是不同意这个绕行的方案。"))
        .hasMessageContaining("contestedOnce");
    assertThatThrownBy(
            () ->
                connecting.stage(
                    number, Elements.ANSWER_CONTEST, Map.of("decision", "CONFIRM", "text", "不改")))
        .hasMessageContaining("refusal.reasons");
    connecting.stage(
        number,
        Elements.ANSWER_CONTEST,
        Map.of(
            "decision", "REVISE",
            "scheme", "电缆改走厂区北侧，长度缩短至三百米。",
            "works", "INVESTOR",
            "text", "北侧管廊有空余孔位，可以采用。"));

    assertThat(view(number).scheme()).startsWith("电缆改走厂区北侧");
    assertThat(view(number).works()).isEqualTo(Works.INVESTOR);
    assertThat(at(number)).isEqualTo(Elements.REVIEW_DESIGN);
    assertThatThrownBy(() -> contest(number, "现在我又不同意这个新的方案了。"))
        .hasMessageContaining("contestedOnce");
    assertThat(runs(number, "SCHEME")).isEqualTo(2);
    assertThat(letters(number)).contains("SCHEME_ANSWERED", "STAFF_SCHEME_CONTESTED");
  }

  @Test
  void a_confirmed_scheme_stays_as_it_was() {
    var number = connecting.schemeAnswered("LOW");
    var scheme = view(number).scheme();
    contest(number, "请把表箱装到东侧围墙上去。");

    connecting.stage(
        number,
        Elements.ANSWER_CONTEST,
        Map.of("decision", "CONFIRM", "text", "东侧围墙不在用地红线内，不能装表。"));

    assertThat(view(number).scheme()).isEqualTo(scheme);
    assertThat(at(number)).isEqualTo(Elements.BUILD);
  }

  @Test
  void after_the_window_it_is_too_late_to_contest() {
    var number = connecting.schemeAnswered("HIGH_SINGLE");
    SettableClock.at("2026-11-05T17:31");

    assertThatThrownBy(() -> contest(number, "电缆要绕行八百米，请改走北侧。"))
        .hasMessageContaining("contestTooLate")
        .hasMessageContaining("2026-11-05 17:30");
  }

  @Test
  void a_design_that_is_sent_back_is_reviewed_again_when_it_comes_again() {
    var number = connecting.schemeAnswered("HIGH_DUAL");
    accept(number);

    connecting.stage(
        number,
        Elements.REVIEW_DESIGN,
        Map.of("decision", "FAILED", "text", "一、两路电源间距不足；二、缺接地计算书。"));
    assertThat(connecting.task(number)).isNull();
    assertThat(state(number)).isEqualTo(IssueState.WAITING_INVESTOR);
    SettableClock.at("2026-11-09T09:00");
    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "图纸已改", List.of(Issues.pdf("施工图.pdf"))));

    assertThat(at(number)).isEqualTo(Elements.REVIEW_DESIGN);
    connecting.stage(number, Elements.REVIEW_DESIGN, passed("问题已全部修改。"));
    assertThat(at(number)).isEqualTo(Elements.BUILD);
    assertThat(saving(number, "DESIGN_REVIEW").actual())
        .as("the week at the designer's is not counted")
        .isEqualByComparingTo("0");
  }

  @Test
  void works_handed_over_to_the_investor_stand_the_clocks_still_and_are_metered_apart() {
    var number = connecting.schemeAnswered("LOW");
    accept(number);
    handOver(number, "TO_INVESTOR");

    assertThat(at(number)).isEqualTo(Elements.BUILD);
    assertThat(stages.of(number).get(stages.of(number).size() - 1).holder())
        .isEqualTo(Holder.INVESTOR);
    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.PAUSED);
    assertThatThrownBy(() -> handOver(number, "TO_INVESTOR")).hasMessageContaining("sameBuilder");
    SettableClock.at("2026-11-04T09:00");
    handOver(number, "TO_GRID");
    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.RUNNING);
    SettableClock.at("2026-11-05T09:00");
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "表箱已更换。"));

    var works = saving(number, "CONSTRUCTION");
    assertThat(works.actual()).isEqualByComparingTo("1");
    assertThat(works.investor()).isEqualByComparingTo("2");
    assertThat(runs(number, "CONSTRUCTION")).as("one run, handed over twice").isEqualTo(1);
  }

  @Test
  void works_the_scheme_leaves_to_the_investor_begin_in_his_hands() {
    var number = connecting.begun("LOW");
    connecting.apply(number, "V380", 100);
    connecting.stage(number, Elements.SURVEY_SITE, Map.of("text", "已到现场。"));
    connecting.answerScheme(number, "INVESTOR");
    accept(number);

    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.PAUSED);
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "企业施工完成。"));
    assertThat(reading(number, ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.RUNNING);
  }

  @Test
  void defects_are_listed_at_once_put_right_and_inspected_again() {
    var number = connecting.schemeAnswered("LOW");
    accept(number);
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "表箱已更换。"));

    connecting.stage(
        number,
        Elements.INSPECT_COMPLETION,
        Map.of("decision", "FAILED", "text", "一、零线未压接；\n二、表箱没有编号。"));

    assertThat(state(number)).isEqualTo(IssueState.WAITING_INVESTOR);
    assertThat(letters(number)).contains("DEFECTS_FOUND").doesNotContain("PAPERS_REQUESTED");
    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "已整改", List.of(Issues.pdf("整改照片.pdf"))));
    assertThat(at(number)).isEqualTo(Elements.INSPECT_COMPLETION);
    connecting.stage(number, Elements.INSPECT_COMPLETION, passed("复验合格。"));
    assertThat(at(number)).isEqualTo(Elements.ENERGISE);
    assertThat(runs(number, "COMPLETION_INSPECTION")).isEqualTo(2);
  }

  @Test
  void remarks_of_the_mid_inspection_do_not_hold_up_the_completion_inspection() {
    var number = connecting.schemeAnswered("HIGH_SINGLE");
    accept(number);
    connecting.stage(number, Elements.REVIEW_DESIGN, passed("设计符合规范。"));
    connecting.stage(number, Elements.BUILD, Map.of("decision", "DONE", "text", "电缆敷设完成。"));

    connecting.stage(
        number, Elements.INSPECT_WORKS, Map.of("decision", "REMARKS", "text", "电缆井盖要加锁。"));

    assertThat(at(number)).isEqualTo(Elements.INSPECT_COMPLETION);
  }

  @Test
  void without_the_stages_it_goes_straight_to_the_answer_as_a_returned_answer_does() {
    var number = connecting.dispatched("LOW");
    Town.POWER_CLERK.run(() -> desk.signFor(number, new IssueDesk.SignFor(null, null)));

    assertThat(at(number)).isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.returnAnswer(number, "请写清送电时间"));
    assertThat(at(number)).isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    assertThat(connections.find(number)).isEmpty();
  }

  @Test
  void withdrawn_in_mid_stage_or_while_its_scheme_is_read_nothing_is_left() {
    var waiting = connecting.begun("LOW");
    incomplete(waiting);
    for (var number :
        List.of(connecting.begun("LOW"), connecting.schemeAnswered("LINE_35KV"), waiting)) {
      ActingAs.investor().run(() -> desk.withdraw(number, "项目不做了"));

      assertThat(state(number)).isEqualTo(IssueState.WITHDRAWN);
      assertNothingIsLeft(number);
    }
  }

  @Test
  void transferred_while_its_scheme_is_read_it_starts_over_at_the_other_department() {
    var number = connecting.schemeAnswered("LINE_35KV");

    Town.COORDINATOR.run(() -> desk.transfer(number, Town.HOUSING, "改由住建局主办"));

    assertThat(connecting.task(number).getTenantId()).isEqualTo(Town.HOUSING);
    assertThat(timersOfStages(number)).isEmpty();
    assertThat(view(number).scheme()).isNull();
    assertThatThrownBy(() -> contest(number, "电缆要绕行八百米，请改走北侧。")).hasMessageContaining("noScheme");
    assertThat(stages.of(number)).allSatisfy(stage -> assertThat(stage.doneAt()).isNotNull());
  }

  @Test
  void retyped_in_mid_stage_it_leaves_the_process_and_back_again_starts_over() {
    var number = connecting.begun("LOW");
    connecting.apply(number, "V380", 100);

    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.SERVICE, null, "不是用电问题"));
    assertThat(at(number)).isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.POWER, "HIGH_SINGLE", "还是用电问题"));
    assertThat(at(number)).isEqualTo(Elements.SIGN_FOR_ISSUE);
    connecting.sign(number);

    assertThat(at(number)).isEqualTo(Elements.CHECK_APPLICATION);
    assertThat(view(number).voltage()).isNull();
    connecting.apply(number, "KV10", 2_000);
    assertThat(at(number)).isEqualTo(Elements.SURVEY_SITE);
  }

  @Test
  void another_departments_clerk_sees_and_completes_nothing() {
    var number = connecting.begun("LINE_35KV");
    var task = connecting.task(number).getId();

    Town.HOUSING_CLERK.run(
        () -> {
          identity.setAuthentication(
              "shen.yi", List.of("clerk", Town.HOUSING), List.of(Town.HOUSING));
          try {
            assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list())
                .isEmpty();
            assertThatThrownBy(
                    () ->
                        tasks.complete(
                            task,
                            Map.of("decision", "COMPLETE", "voltage", "KV35", "capacity", "9000")))
                .isNotNull();
          } finally {
            identity.clearAuthentication();
          }
          assertThat(files.maySee(number)).isFalse();
        });
    assertThat(at(number)).isEqualTo(Elements.CHECK_APPLICATION);
  }

  @Test
  void tasks_of_the_green_channel_are_raised_and_the_next_ones_too() {
    var number = connecting.begun("LINE_35KV");
    assertThat(connecting.task(number).getPriority()).isEqualTo(50);

    Town.POWER_CLERK.run(() -> connections.enterGreenChannel(number, "年度重点回归项目"));

    assertThat(connecting.task(number).getPriority()).isEqualTo(80);
    connecting.apply(number, "KV35", 16_000);
    assertThat(connecting.task(number).getPriority()).isEqualTo(80);
    Town.COORDINATOR.run(() -> connections.leaveGreenChannel(number, "项目缓建"));
    assertThat(connecting.task(number).getPriority()).isEqualTo(50);
    assertThat(files.timeline(number, Audience.PUBLIC))
        .extracting(TimelineEntry::key)
        .contains("power.entry.greenEntered", "power.entry.greenLeft")
        .doesNotContain("power.entry.greenReason");
  }

  private void incomplete(IssueNumber number) {
    connecting.complete(
        number,
        Elements.CHECK_APPLICATION,
        Map.of("decision", "INCOMPLETE", "text", "缺用电设备清单和总平面图。"));
  }

  private void accept(IssueNumber number) {
    ActingAs.investor().run(() -> connections.acceptScheme(number));
  }

  private void contest(IssueNumber number, String reason) {
    ActingAs.investor().run(() -> connections.contestScheme(number, reason));
  }

  private void handOver(IssueNumber number, String to) {
    connecting.complete(number, Elements.BUILD, Map.of("decision", to, "text", "按双方商定移交施工"));
  }

  private static Map<String, Object> passed(String text) {
    return Map.of("decision", "PASSED", "text", text);
  }

  /** Fires the one timer of the stages, at its time. */
  private void closeWindow(IssueNumber number) {
    var timer = timersOfStages(number).get(0);
    ClockUtil.setCurrentTime(timer.getDuedate());
    management.executeJob(timer.getId());
  }

  private List<Job> timersOfStages(IssueNumber number) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value(), PowerConnectionProcess.KEY)
        .list()
        .stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()
                    .stream())
        .toList();
  }

  private String at(IssueNumber number) {
    return connecting.task(number).getTaskDefinitionKey();
  }

  private IssueState state(IssueNumber number) {
    return files.find(number).orElseThrow().state();
  }

  private ConnectionView view(IssueNumber number) {
    return connections.find(number).orElseThrow();
  }

  private long runs(IssueNumber number, String stage) {
    return stages.of(number).stream().filter(one -> one.name().equals(stage)).count();
  }

  private Saving saving(IssueNumber number, String part) {
    return connections.savings(number).stream()
        .filter(one -> one.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private ClockReading reading(IssueNumber number, ClockName name) {
    return clocks.readings(number.value(), ClockUtil.getCurrentTime().toInstant()).stream()
        .filter(one -> one.clock() == name)
        .findFirst()
        .orElseThrow();
  }

  private List<String> letters(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ?")
        .param(number.value())
        .query(String.class)
        .list();
  }

  private void assertNothingIsLeft(IssueNumber number) {
    assertThat(runtime.createExecutionQuery().processInstanceBusinessKey(number.value()).list())
        .isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()).isEmpty();
    assertThat(jobs.timersOf(number)).isEmpty();
    assertThat(timersOfStages(number)).isEmpty();
  }
}
