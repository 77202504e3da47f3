package org.investordesk.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.approval.process.ApprovalsInWork.with;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowingConsumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Conversion;
import org.investordesk.approval.ApprovalDesk.Received;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.domain.Approval.Facts;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Elements;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Answer;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Stage;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.Refusal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class ApprovalCoordinationProcessTest {

  @Autowired ApprovalDesk approvals;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Stages stages;
  @Autowired Opinions opinions;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;

  private ApprovalsInWork work;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    work = new ApprovalsInWork(desk, opinions, tasks, identity);
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void a_formal_approval_is_reviewed_decided_and_answered() {
    var number = work.inReview("FORMAL");
    assertThat(work.waitsAt(number)).isEqualTo(Elements.REVIEW_PAPERS);
    assertThat(work.task(number, Elements.REVIEW_PAPERS).getTenantId()).isEqualTo(Town.APPROVALS);
    assertThat(work.task(number, Elements.REVIEW_PAPERS).getDueDate().toInstant())
        .isEqualTo(instant("2026-10-28T17:30"));

    work.reviewAlone(number, Verdict.AGREED, "");
    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
    grant(number);

    assertThat(facts(number).phase()).isEqualTo(Phase.DECIDED);
    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
    assertThat(stageNames(number)).containsExactly("REVIEW", "DECISION");
    answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));
    assertNothingIsLeft(number);
  }

  @Test
  void a_department_may_go_straight_to_the_answer() {
    var number = work.dispatched("FORMAL", null);

    Town.APPROVALS_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));

    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
    assertThat(approvals.of(number)).isEmpty();
  }

  @Test
  void a_refused_approval_names_ground_and_remedy() {
    var number = work.inReview("FORMAL");
    work.reviewAlone(number, Verdict.REFUSED, "");

    assertThatThrownBy(() -> decide(number, Map.of("decision", "GRANTED")))
        .satisfies(refusedWith("approval.refusal.againstConclusion"));
    assertThatThrownBy(() -> decide(number, Map.of("decision", "DENIED")))
        .satisfies(refusedWith("approval.problem.ground"));
    var grounded = Map.<String, Object>of("decision", "DENIED", "ground", "城乡规划法第四十条");
    assertThatThrownBy(() -> decide(number, grounded))
        .satisfies(refusedWith("approval.problem.remedyBody"));
    var remedied = with(grounded, Map.of("remedyBody", "绍兴市人民政府、越城区人民法院"));
    assertThatThrownBy(() -> decide(number, with(remedied, Map.of("remedyUntil", "2026-11-30"))))
        .satisfies(refusedWith("approval.refusal.remedyUntil"));
    decide(number, with(remedied, Map.of("remedyUntil", "2027-01-22")));

    var decided = facts(number).decided();
    assertThat(decided).isNotNull();
    assertThat(decided.granted()).isFalse();
    assertThat(decided.ground()).isEqualTo("城乡规划法第四十条");
    assertThat(decided.remedyUntil()).isEqualTo(LocalDate.of(2027, 1, 22));
  }

  @Test
  void a_decision_without_number_or_document_is_refused() {
    var number = work.inReview("FORMAL");
    work.reviewAlone(number, Verdict.AGREED, "");

    assertThatThrownBy(() -> decide(number, Map.of("decision", "GRANTED", "document", "")))
        .satisfies(refusedWith("approval.problem.document"));
    assertThatThrownBy(
            () ->
                work.submit(
                    number,
                    Elements.DECIDE_APPROVAL,
                    Map.of(
                        "decision",
                        "GRANTED",
                        "document",
                        "绍政审〔2026〕12号",
                        "decidedOn",
                        "2026-10-23")))
        .satisfies(refusedWith("cases.refusal.stageEvidence"));
    assertThatThrownBy(
            () -> decide(number, Map.of("decision", "GRANTED", "decidedOn", "2026-10-30")))
        .satisfies(refusedWith("cases.refusal.stageDayAhead"));
    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
  }

  @Test
  void a_simulated_opinion_waits_for_the_paper_and_becomes_formal_within_three_working_days() {
    var number = work.waiting();
    assertThat(work.waitsAt(number)).isEmpty();
    assertThat(facts(number).phase()).isEqualTo(Phase.WAITING);
    assertThat(facts(number).awaited()).containsExactly(LandPaper.LAND_CONTRACT);
    assertThat(resolution(number).state()).isEqualTo(ClockReading.State.PAUSED);

    SettableClock.at("2026-11-02T10:00");
    receive(number);

    assertThat(resolution(number).state()).isEqualTo(ClockReading.State.RUNNING);
    assertThat(work.waitsAt(number)).isEqualTo(Elements.CONVERT_TO_FORMAL);
    assertThat(work.task(number, Elements.CONVERT_TO_FORMAL).getDueDate().toInstant())
        .isEqualTo(instant("2026-11-05T17:30"));
    work.submit(
        number,
        Elements.CONVERT_TO_FORMAL,
        Map.of("course", "CONVERT", "verdict", "CONDITIONAL", "conditions", "补齐消防车道标高"));
    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
    decide(number, Map.of("decision", "GRANTED", "decidedOn", "2026-11-02"));

    assertThat(facts(number).phase()).isEqualTo(Phase.DECIDED);
    assertThat(stageNames(number))
        .containsExactly("SIMULATED_REVIEW", "SIMULATED_OPINION", "TRIGGER_PAPER", "CONVERSION");
    assertThat(files.attachments(number, Audience.PUBLIC)).hasSize(3);
  }

  @Test
  void what_differs_from_the_simulated_opinion_needs_a_reason_field_by_field() {
    var number = work.waiting();
    receive(number);

    assertThatThrownBy(() -> convert(number, Map.of("verdict", "AGREED")))
        .satisfies(refusedWith("approval.refusal.opinionReason"));
    assertThatThrownBy(
            () -> convert(number, Map.of("verdict", "AGREED", "opinionReason", "出让合同已把标高写入规划条件")))
        .satisfies(refusedWith("approval.refusal.conditionsReason"));
    convert(
        number,
        Map.of(
            "verdict",
            "AGREED",
            "opinionReason",
            "出让合同已把标高写入规划条件",
            "conditionsReason",
            "图纸已经按条件修改完成"));

    var converted = facts(number).converted();
    assertThat(converted).isNotNull();
    assertThat(converted.opinionReason()).isEqualTo("出让合同已把标高写入规划条件");
    assertThat(converted.conditionsReason()).isEqualTo("图纸已经按条件修改完成");
  }

  @Test
  void nothing_is_converted_before_the_paper_is_there() {
    var number = work.waiting();

    assertThatThrownBy(
            () ->
                Town.APPROVALS_CLERK.run(
                    () ->
                        approvals.convert(
                            number, new Conversion(Verdict.AGREED, List.of(), null, null))))
        .satisfies(refusedWith("approval.refusal.noTriggerPaper"));
  }

  @Test
  void a_paper_that_is_not_fit_is_awaited_again() {
    var number = work.waiting();
    receive(number);

    work.submit(
        number,
        Elements.CONVERT_TO_FORMAL,
        Map.of("course", "PAPERS_UNFIT", "unfit", "LAND_CONTRACT", "text", "合同缺少附图，请补全后再提交。"));

    assertThat(facts(number).phase()).isEqualTo(Phase.WAITING);
    assertThat(work.waitsAt(number)).isEmpty();
    assertThat(resolution(number).state()).isEqualTo(ClockReading.State.PAUSED);
    receive(number);
    assertThat(work.waitsAt(number)).isEqualTo(Elements.CONVERT_TO_FORMAL);
  }

  @Test
  void a_simulated_no_goes_straight_to_the_answer() {
    var number = work.inReview("SIMULATED");
    work.reviewSimulated(number, Verdict.REFUSED, "");

    work.giveOpinion(number);

    assertThat(facts(number).phase()).isEqualTo(Phase.NOT_CONVERTIBLE);
    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
  }

  @Test
  void a_simulated_approval_lacks_something_and_a_formal_one_does_not() {
    var simulated = work.inReview("SIMULATED");
    assertThatThrownBy(() -> work.reviewAlone(simulated, Verdict.AGREED, ""))
        .satisfies(refusedWith("approval.refusal.nothingMissing"));
    var formal = work.inReview("FORMAL");
    assertThatThrownBy(() -> work.reviewSimulated(formal, Verdict.AGREED, ""))
        .satisfies(refusedWith("approval.refusal.formalWithMissing"));
  }

  @Test
  void departments_that_agree_need_no_meeting() {
    var number = work.inReview("FORMAL");
    work.reviewJointly(number);
    assertThat(work.waitsAt(number)).isEmpty();
    work.give(number, Town.HOUSING, Verdict.CONDITIONAL, "补交消防备案");
    assertThat(work.waitsAt(number)).isEmpty();
    work.give(number, Town.POWER, Verdict.AGREED);
    assertThat(work.waitsAt(number)).isEqualTo(Elements.SUM_UP_REVIEWS);

    assertThatThrownBy(() -> sumUp(number, Map.of("verdict", "REFUSED", "text", "不予同意，理由如下所述。")))
        .satisfies(refusedWith("approval.refusal.againstAll"));
    sumUp(
        number, Map.of("verdict", "CONDITIONAL", "text", "两部门均同意，附一条条件。", "conditions", "补交消防备案"));

    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
    assertThat(facts(number).meeting()).isNull();
    assertThat(stageNames(number)).containsExactly("REVIEW", "JOINT_REVIEW", "DECISION");
  }

  @Test
  void a_no_against_a_yes_opens_a_meeting_and_the_convener_says_why_he_goes_against_whom() {
    var number = work.inReview("FORMAL");
    work.reviewJointly(number);
    work.give(number, Town.HOUSING, Verdict.REFUSED, "间距不足");
    work.give(number, Town.POWER, Verdict.AGREED);
    assertThatThrownBy(() -> sumUp(number, Map.of("verdict", "AGREED", "text", "直接同意，不再开会。")))
        .satisfies(refusedWith("approval.refusal.meetingFirst"));
    assertThatThrownBy(
            () ->
                sumUp(
                    number,
                    Map.of("meetingOn", "2026-10-24", "meetingTime", "14:30", "place", "三楼")))
        .satisfies(refusedWith("approval.refusal.meetingAt"));
    sumUp(number, Map.of("meetingOn", "2026-10-26", "meetingTime", "14:30", "place", "三楼会议室"));
    assertThat(work.waitsAt(number)).isEqualTo(Elements.HOLD_MEETING);

    SettableClock.at("2026-10-26T16:00");
    assertThatThrownBy(() -> minute(number, Map.of("attendance", "")))
        .satisfies(refusedWith("approval.refusal.attendance"));
    assertThatThrownBy(() -> minute(number, Map.of("evidence", "")))
        .satisfies(refusedWith("cases.refusal.stageEvidence"));
    minute(number, Map.of());
    assertThat(work.waitsAt(number)).isEqualTo(Elements.SETTLE_DIFFERENCES);
    assertThatThrownBy(() -> settle(number, ""))
        .satisfies(refusedWith("approval.refusal.overrulingReason"));
    settle(number, Town.HOUSING + "=间距已按新的日照分析复核，满足规范要求");

    assertThat(facts(number).overruled()).containsOnlyKeys(Town.HOUSING);
    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
    grantOn(number, "2026-10-26");
    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
    assertThat(stageNames(number)).containsExactly("REVIEW", "JOINT_REVIEW", "MEETING", "DECISION");
  }

  @Test
  void contradicting_conditions_marked_by_the_convener_open_a_meeting_too() {
    var number = work.inReview("FORMAL");
    work.reviewJointly(number);
    work.give(number, Town.HOUSING, Verdict.CONDITIONAL, "出入口设在东侧");
    work.give(number, Town.POWER, Verdict.CONDITIONAL, "东侧留作电缆通道");

    sumUp(
        number,
        Map.of(
            "contradiction",
            "出入口与电缆通道都要求使用东侧。",
            "meetingOn",
            "2026-10-26",
            "meetingTime",
            "09:00",
            "place",
            "三楼会议室"));

    assertThat(work.waitsAt(number)).isEqualTo(Elements.HOLD_MEETING);
  }

  @Test
  void an_absent_department_does_not_hold_the_others() {
    var number = work.inReview("FORMAL");
    work.reviewJointly(number);
    work.give(number, Town.POWER, Verdict.AGREED);

    jobs.fireUntil(number, instant("2026-10-28T17:31"));

    assertThat(opinions.of(number)).extracting(Opinions.Opinion::state).contains(State.ABSENT);
    assertThat(work.waitsAt(number)).isEqualTo(Elements.SUM_UP_REVIEWS);
    sumUp(number, Map.of("verdict", "AGREED", "text", "供电公司同意，住建局逾期未回复。"));
    assertThat(work.waitsAt(number)).isEqualTo(Elements.DECIDE_APPROVAL);
    assertThat(instancesOf(number, "department-opinion")).isZero();
  }

  @Test
  void a_simulated_approval_may_be_reviewed_jointly() {
    var number = work.inMeeting("SIMULATED");
    SettableClock.at("2026-10-26T16:00");
    minute(number, Map.of());
    settle(number, Town.HOUSING + "=间距已按新的日照分析复核，满足规范要求");

    assertThat(work.waitsAt(number)).isEqualTo(Elements.GIVE_SIMULATED_OPINION);
    work.giveOpinion(number);
    assertThat(facts(number).phase()).isEqualTo(Phase.WAITING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REVIEW",
        "JOINT_REVIEW",
        "MEETING",
        "RULING",
        "WAITING",
        "CONVERSION",
        "DECISION"
      })
  void withdrawn_in_any_phase_it_leaves_nothing_behind(String phase) {
    var number = in(phase);

    ActingAs.investor().run(() -> desk.withdraw(number, "项目调整，不再申请"));

    assertThat(facts(number).phase()).isEqualTo(Phase.LEFT);
    assertNothingIsLeft(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REVIEW",
        "JOINT_REVIEW",
        "MEETING",
        "RULING",
        "WAITING",
        "CONVERSION",
        "DECISION"
      })
  void transferred_in_any_phase_another_department_signs_for_it(String phase) {
    var number = in(phase);

    Town.COORDINATOR.run(() -> desk.transfer(number, Town.HOUSING, "应由住建局主办"));

    assertThat(facts(number).phase()).isEqualTo(Phase.LEFT);
    assertThat(work.waitsAt(number)).isEqualTo("userTask_signForIssue");
    assertThat(instancesOf(number, "department-opinion")).isZero();
    assertThat(instancesOf(number, ApprovalCoordinationProcess.KEY)).isOne();
    Town.HOUSING_CLERK.run(() -> desk.signFor(number, new SignFor(null, null, Course.STAGED)));
    assertThat(facts(number).round()).isEqualTo(2);
    assertThat(facts(number).department()).isEqualTo(Town.HOUSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REVIEW",
        "JOINT_REVIEW",
        "MEETING",
        "RULING",
        "WAITING",
        "CONVERSION",
        "DECISION"
      })
  void of_another_type_in_any_phase_it_goes_on_without_the_approval(String phase) {
    var number = in(phase);

    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.SERVICE, null, "其实是生活服务问题"));

    assertThat(facts(number).phase()).isEqualTo(Phase.LEFT);
    assertThat(instancesOf(number, ApprovalCoordinationProcess.KEY)).isZero();
    assertThat(instancesOf(number, "department-opinion")).isZero();
    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
  }

  @Test
  void a_returned_answer_does_not_go_through_the_approval_again() {
    var number = work.inReview("FORMAL");
    work.reviewAlone(number, Verdict.AGREED, "");
    grant(number);
    answer(number);

    Town.COORDINATOR.run(() -> desk.returnAnswer(number, "请写清领取方式"));

    assertThat(work.waitsAt(number)).isEqualTo("userTask_handleIssue");
    assertThat(approvals.rounds(number)).hasSize(1);
  }

  @Test
  void not_solved_it_is_approved_anew_in_a_second_round() {
    var number = work.inReview("FORMAL");
    work.reviewAlone(number, Verdict.AGREED, "");
    grant(number);
    answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));

    ActingAs.investor().run(() -> desk.object(number, "许可证上的面积写错了"));
    Town.APPROVALS_CLERK.run(() -> desk.signFor(number, new SignFor(null, null, Course.STAGED)));

    assertThat(work.waitsAt(number)).isEqualTo(Elements.REVIEW_PAPERS);
    assertThat(approvals.rounds(number)).hasSize(2);
    assertThat(approvals.rounds(number).get(0).phase()).isEqualTo(Phase.DECIDED);
  }

  private IssueNumber in(String phase) {
    return switch (phase) {
      case "REVIEW" -> work.inReview("FORMAL");
      case "JOINT_REVIEW" -> {
        var number = work.inReview("FORMAL");
        work.reviewJointly(number);
        yield number;
      }
      case "MEETING" -> work.inMeeting("FORMAL");
      case "RULING" -> {
        var number = work.inMeeting("FORMAL");
        SettableClock.at("2026-10-26T16:00");
        minute(number, Map.of());
        yield number;
      }
      case "WAITING" -> work.waiting();
      case "CONVERSION" -> {
        var number = work.waiting();
        receive(number);
        yield number;
      }
      default -> {
        var number = work.inReview("FORMAL");
        work.reviewAlone(number, Verdict.AGREED, "");
        yield number;
      }
    };
  }

  private void receive(IssueNumber number) {
    ActingAs.investor()
        .run(
            () ->
                approvals.receive(
                    number,
                    new Received(
                        LandPaper.LAND_CONTRACT, "绍土合〔2026〕8号", null, Issues.pdf("出让合同.pdf"))));
  }

  private void convert(IssueNumber number, Map<String, Object> fields) {
    work.submit(number, Elements.CONVERT_TO_FORMAL, with(Map.of("course", "CONVERT"), fields));
  }

  private void sumUp(IssueNumber number, Map<String, Object> fields) {
    work.submit(number, Elements.SUM_UP_REVIEWS, fields);
  }

  private void minute(IssueNumber number, Map<String, Object> other) {
    work.submit(
        number,
        Elements.HOLD_MEETING,
        with(
            Map.of(
                "heldOn",
                "2026-10-26",
                "attendance",
                "政务服务办 楼杰\n住建局 沈怡",
                "text",
                "各方就间距问题充分讨论，形成一致处理意见。",
                "evidence",
                work.evidence(number)),
            other));
  }

  private void settle(IssueNumber number, String reasons) {
    work.submit(
        number,
        Elements.SETTLE_DIFFERENCES,
        Map.of("verdict", "AGREED", "text", "同意初步设计，间距以复核结果为准。", "reasons", reasons));
  }

  private void grant(IssueNumber number) {
    grantOn(number, "2026-10-23");
  }

  private void grantOn(IssueNumber number, String day) {
    decide(number, Map.of("decision", "GRANTED", "decidedOn", day));
  }

  private void decide(IssueNumber number, Map<String, Object> fields) {
    work.submit(
        number,
        Elements.DECIDE_APPROVAL,
        with(
            Map.of(
                "document",
                "绍政审〔2026〕12号",
                "decidedOn",
                "2026-10-23",
                "evidence",
                work.evidence(number)),
            fields));
  }

  private void answer(IssueNumber number) {
    Town.APPROVALS_CLERK.run(
        () -> {
          var file = desk.attach(number, Issues.pdf("许可证.pdf"), Audience.STAFF);
          desk.submitAnswer(
              number, new Answer("许可证已发，请到窗口领取。", false, null, java.util.Set.of(file.id())));
        });
  }

  private ClockReading resolution(IssueNumber number) {
    return clocks
        .readings(
            number.value(), org.investordesk.testkit.SettableClock.instant("2026-10-23T10:00"))
        .stream()
        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
        .findFirst()
        .orElseThrow();
  }

  private List<String> stageNames(IssueNumber number) {
    return stages.of(number).stream().map(Stage::name).toList();
  }

  /** The key of the sentence the reader sees, or of one wrong field. */
  private static ThrowingConsumer<Throwable> refusedWith(String key) {
    return no -> {
      assertThat(no).isInstanceOf(Refusal.class);
      assertThat(
              no instanceof InvalidInput invalid
                  ? invalid.problems().stream().map(Problem::key).toList()
                  : List.of(((Refusal) no).key()))
          .containsExactly(key);
    };
  }

  private Facts facts(IssueNumber number) {
    return approvals.of(number).orElseThrow();
  }

  private long instancesOf(IssueNumber number, String key) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(number.value(), key)
        .count();
  }

  private void assertNothingIsLeft(IssueNumber number) {
    assertThat(files.find(number).orElseThrow().state())
        .matches(state -> !state.isOpen(), "closed");
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list())
        .isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()).isEmpty();
    assertThat(jobs.timersOf(number)).isEmpty();
  }
}
