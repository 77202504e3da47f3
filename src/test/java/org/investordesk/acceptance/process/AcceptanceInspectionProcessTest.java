package org.investordesk.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.acceptance.AcceptanceCase.CHECK_FILE;
import static org.investordesk.acceptance.AcceptanceCase.CONVENE;
import static org.investordesk.acceptance.AcceptanceCase.GIVE_OPINION;
import static org.investordesk.acceptance.AcceptanceCase.ISSUE_OPINION;
import static org.investordesk.acceptance.AcceptanceCase.RECHECK;
import static org.investordesk.acceptance.AcceptanceCase.SUMMARISE;
import static org.investordesk.acceptance.AcceptanceCase.convening;
import static org.investordesk.acceptance.AcceptanceCase.photo;
import static org.investordesk.testkit.SettableClock.instant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.acceptance.AcceptanceCase;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Report;
import org.investordesk.acceptance.AcceptanceFile.Act;
import org.investordesk.acceptance.AcceptanceFile.FinalOpinion;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.NewFact;
import org.investordesk.acceptance.Phase;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Stage;
import org.investordesk.platform.Refusal;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class AcceptanceInspectionProcessTest {

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired AcceptanceDesk acceptance;
  @Autowired Stages stages;
  @Autowired Opinions opinions;
  @Autowired Jobs jobs;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired HistoryService history;
  @Autowired ManagementService management;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private AcceptanceCase town;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    town = new AcceptanceCase(desk, acceptance, tasks, identity);
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  // ---- the whole way ----------------------------------------------------------------------------

  @Test
  void a_file_with_defects_two_failing_departments_and_a_recheck_end_in_an_opinion() {
    var number = town.awaitingPapers();
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
    town.reportAll(number);
    town.complete(number, CHECK_FILE, Map.of("decision", "COMPLETE", "text", "补正资料齐全"));
    town.inspecting(number, "2026-10-23");
    town.oppose(number);
    town.complete(
        number,
        SUMMARISE,
        Map.of("decision", "RECTIFY", "text", "主体合格，下列问题整改后复查。", "items", findings()));
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
    town.reportAll(number);
    town.recheck(number, false);
    town.reportAll(number);
    town.recheck(number, true);
    town.issueOpinion(number);

    assertThat(phase(number)).isEqualTo(Phase.FINISHED);
    assertThat(acceptance.file(number).opinions())
        .extracting(FinalOpinion::number)
        .singleElement()
        .asString()
        .startsWith("绍建验〔2026〕");
    assertThat(stages.of(number))
        .extracting(Stage::name)
        .containsExactly(
            "PRE_CHECK",
            "JOINT_INSPECTION",
            "RECTIFICATION",
            "RECHECK",
            "RECTIFICATION",
            "RECHECK",
            "OPINION");
    answerAndClose(number);
    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertNothingIsLeft(number);
  }

  @Test
  void where_nothing_is_wrong_the_opinion_follows_the_inspection() {
    var number = town.inspecting();
    town.give(number, Town.FIRE, "jin.hu", "AGREED", "");
    town.give(number, Town.PLANNING, "he.jing", "AGREED", "");
    town.complete(number, SUMMARISE, Map.of("decision", "PASS", "text", "各部门一致同意通过。"));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(ISSUE_OPINION);
    assertThat(phase(number)).isEqualTo(Phase.GIVING_OPINION);
  }

  @Test
  void an_issue_signed_for_directly_goes_straight_to_the_answer() {
    var number = town.dispatched();

    Town.HOUSING_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo("userTask_handleIssue");
    assertThat(openTask(number).getTenantId()).isEqualTo(Town.HOUSING);
    assertThat(acceptance.file(number).phase()).isNull();
  }

  @Test
  void a_returned_answer_goes_back_to_the_answer_and_not_through_the_stages_again() {
    var number = town.finished();
    answer(number);

    Town.COORDINATOR.run(() -> desk.returnAnswer(number, "请附验收意见扫描件"));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo("userTask_handleIssue");
    assertThat(phase(number)).isEqualTo(Phase.FINISHED);
  }

  @Test
  void an_issue_that_comes_back_is_signed_for_and_can_go_through_the_stages_again() {
    var number = town.finished();
    answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));

    ActingAs.investor().run(() -> desk.object(number, "意见没有盖章，银行不认"));
    town.inFileCheck(number);

    assertThat(phase(number)).isEqualTo(Phase.CHECKING_FILE);
    assertThat(acceptance.file(number).opinions()).hasSize(1);
  }

  // ---- the file ---------------------------------------------------------------------------------

  @Test
  void a_notice_of_defects_pauses_the_clocks_until_everything_is_sent_back() {
    var number = town.awaitingPapers();
    var due = view(number).dueAt();
    assertThat(jobs.timerOf(number)).isAfter(instant("2026-11-20T00:00"));
    assertThat(openTasks(number)).isEmpty();
    SettableClock.at("2026-10-27T10:00");

    town.reportAll(number);

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(view(number).dueAt()).isAfter(due);
    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(CHECK_FILE);
    assertThat(openTask(number).getAssignee()).isEqualTo("shen.yi");
  }

  @Test
  void what_is_still_missing_goes_out_again_and_what_is_settled_stays_settled() {
    var number = town.awaitingPapers();
    town.reportAll(number);
    var items = town.open(number);

    town.complete(
        number,
        CHECK_FILE,
        Map.of(
            "decision",
            "DEFECTS",
            "results",
            "[{\"item\":%d,\"fixed\":true},{\"item\":%d,\"fixed\":false,\"remark\":\"缺少盖章页\"}]"
                .formatted(items.get(0).id(), items.get(1).id())));

    assertThat(phase(number)).isEqualTo(Phase.AWAITING_PAPERS);
    assertThat(town.open(number)).extracting(Item::id).containsExactly(items.get(1).id());
    assertThat(acceptance.file(number).lists()).hasSize(1);
    town.reportAll(number);
    town.complete(number, CHECK_FILE, Map.of("decision", "COMPLETE"));
    assertThat(town.open(number)).isEmpty();
  }

  @Test
  void a_second_notice_is_refused_recorded_and_reported_to_the_head() {
    var number = town.awaitingPapers();
    town.reportAll(number);

    refused(() -> secondNotice(number, Map.of()), "acceptance.refusal.secondNotice");

    assertThat(phase(number)).isEqualTo(Phase.CHECKING_FILE);
    assertThat(acceptance.file(number).lists()).hasSize(1);
    assertThat(acceptance.file(number).refused())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.by()).isEqualTo("shen.yi");
              assertThat(one.department()).isEqualTo(Town.HOUSING);
              assertThat(one.items()).containsExactly("补充节能验收报告");
            });
    assertThat(mails(number, "STAFF_SECOND_NOTICE"))
        .containsExactlyInAnyOrder("wu.gang@town.test", "xu.min@town.test");
    refused(() -> secondNotice(number, Map.of()), "acceptance.refusal.secondNotice");
    assertThat(acceptance.file(number).refused()).as("the same attempt again").hasSize(1);
  }

  @Test
  void a_new_fact_may_be_noticed_with_its_reason() {
    var number = town.awaitingPapers();
    town.reportAll(number);

    secondNotice(number, Map.of("newFact", "NEW_CONSTRUCTION", "reason", "投资者在告知之后加建了游客中心二层。"));

    assertThat(phase(number)).isEqualTo(Phase.AWAITING_PAPERS);
    assertThat(acceptance.file(number).lists())
        .last()
        .satisfies(list -> assertThat(list.newFact()).isEqualTo(NewFact.NEW_CONSTRUCTION));
    assertThat(acceptance.file(number).refused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "", "[{\"what\":\" \",\"ground\":\"\"}]"})
  void an_empty_notice_is_refused(String items) {
    var number = town.inFileCheck();

    refused(
        () -> town.complete(number, CHECK_FILE, Map.of("decision", "DEFECTS", "items", items)),
        "acceptance.refusal.noItems");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[null]",
        "not json",
        "[{\"what\":\"补充图纸\",\"ground\":\"规定\",\"price\":1}]",
        "[] []"
      })
  void a_list_that_cannot_be_read_is_refused(String items) {
    var number = town.inFileCheck();

    refused(
        () -> town.complete(number, CHECK_FILE, Map.of("decision", "DEFECTS", "items", items)),
        "platform.form.fieldUnreadable");
  }

  @Test
  void a_foreign_item_is_refused() {
    var other = town.awaitingPapers();
    var number = town.awaitingPapers();
    town.reportAll(number);
    var foreign = town.open(other).get(0).id();

    refused(
        () ->
            town.complete(
                number,
                CHECK_FILE,
                Map.of(
                    "decision",
                    "DEFECTS",
                    "results",
                    "[{\"item\":%d,\"fixed\":true}]".formatted(foreign))),
        "acceptance.refusal.itemUnknown");
    refused(
        () ->
            ActingAs.investor()
                .run(
                    () ->
                        acceptance.report(
                            number, new Report(foreign, "已补正", List.of(photo()), null))),
        "acceptance.refusal.notNow");
  }

  @Test
  void a_plain_word_of_the_investor_brings_the_file_back_with_its_items_open() {
    var number = town.awaitingPapers();

    ActingAs.investor().run(() -> desk.investorReplied(number, "图纸明天寄到", List.of()));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(CHECK_FILE);
    assertThat(town.open(number)).extracting(Item::state).containsOnly(ItemState.OPEN);
  }

  @Test
  void a_department_that_goes_on_by_itself_takes_the_list_back() {
    var number = town.rectifying();

    Town.HOUSING_CLERK.run(() -> desk.resumeWork(number, "企业电话告知已整改"));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(RECHECK);
  }

  // ---- the inspection ---------------------------------------------------------------------------

  @Test
  void the_called_departments_get_a_task_each_in_their_own_tasklist() {
    var number = town.inspecting();

    assertThat(openTasks(number))
        .extracting(Task::getTenantId, Task::getTaskDefinitionKey)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Town.FIRE, GIVE_OPINION),
            org.assertj.core.groups.Tuple.tuple(Town.PLANNING, GIVE_OPINION));
    assertThat(opinions.of(number))
        .extracting(Opinions.Opinion::due)
        .containsOnly(instant("2026-10-28T17:30"));
    assertThat(mails(number, "STAFF_INSPECTION_INVITED"))
        .containsExactlyInAnyOrder("fire@town.test", "planning@town.test");
  }

  @Test
  void an_inspection_after_the_third_day_gives_the_inspectors_until_that_day() {
    var number = town.convening();
    town.inspecting(number, "2026-11-02");

    assertThat(opinions.of(number))
        .extracting(Opinions.Opinion::due)
        .containsOnly(instant("2026-11-02T17:30"));
  }

  @Test
  void a_third_department_sees_nothing_and_an_inspector_only_his_own_task() {
    var number = town.inspecting();

    assertThat(seenBy("lou.jie", Town.APPROVALS, number)).isEmpty();
    assertThat(seenBy("jin.hu", Town.FIRE, number))
        .extracting(Task::getTenantId)
        .containsExactly(Town.FIRE);
    assertThat(Town.APPROVALS_CLERK.get(() -> files.maySee(number))).isFalse();
    assertThat(Town.FIRE_CLERK.get(() -> files.maySee(number))).isTrue();
  }

  @Test
  void a_department_that_does_not_appear_is_absent_escalated_and_holds_nobody() {
    var number = town.inspecting();
    town.give(number, Town.PLANNING, "he.jing", "AGREED", "");

    jobs.fireUntil(number, instant("2026-10-28T17:30"));

    assertThat(opinions.of(number))
        .extracting(Opinions.Opinion::state)
        .containsExactlyInAnyOrder(State.ABSENT, State.GIVEN);
    assertThat(mails(number, "STAFF_ESCALATED")).contains("yan.bo@town.test");
    assertThat(taskOf(number, SUMMARISE)).isNotNull();
    refused(
        () -> town.complete(number, SUMMARISE, Map.of("decision", "PASS", "text", "到场部门一致同意通过。")),
        "acceptance.refusal.absentWord");
    town.complete(
        number,
        SUMMARISE,
        Map.of("decision", "PASS", "text", "到场部门一致同意通过。", "absentWord", "消防支队逾期未到场，已另行约定补充检查。"));
    assertThat(taskOf(number, GIVE_OPINION)).as("the absent one’s task").isNull();
    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(ISSUE_OPINION);
  }

  @Test
  void departments_other_than_those_proposed_need_a_reason() {
    var number = town.convening();
    var form = new HashMap<>(convening("2026-10-23"));
    form.put("inspectors", Town.FIRE);

    refused(() -> town.complete(number, CONVENE, form), "acceptance.refusal.inspectorsReason");
    form.put("reason", "规划条件已在五月核实完毕");
    town.complete(number, CONVENE, form);

    assertThat(acceptance.file(number).inspections())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.called()).containsExactly(Town.FIRE);
              assertThat(one.proposed()).containsExactly(Town.PLANNING, Town.FIRE);
              assertThat(one.reason()).isEqualTo("规划条件已在五月核实完毕");
            });
  }

  static Stream<Map<String, String>> badConvenings() {
    return Stream.of(
        Map.of("on", "2026-10-22", "?", "acceptance.refusal.dayPast"),
        Map.of("on", "2026-10-24", "?", "acceptance.refusal.dayOff"),
        Map.of("on", "2027-10-25", "?", "acceptance.refusal.dayTooFar"),
        Map.of("on", "23.10.2026", "?", "platform.form.dateUnreadable"),
        Map.of("inspectors", "", "?", "acceptance.refusal.noInspectors"),
        Map.of("inspectors", "housing-construction", "?", "acceptance.refusal.convenerInspects"),
        Map.of("inspectors", "nobody", "?", "acceptance.refusal.departmentUnknown"),
        Map.of("height", "-3", "?", "acceptance.refusal.figure"),
        Map.of("height", "9999", "?", "acceptance.refusal.height"),
        Map.of("area", "0", "?", "acceptance.refusal.area"),
        Map.of("area", "约五万", "?", "acceptance.refusal.figure"),
        Map.of("sector", "MAGIC", "?", "platform.form.choiceUnknown"),
        Map.of("place", "", "?", "platform.form.fieldMissing"),
        Map.of("place", "门", "?", "acceptance.refusal.place"),
        Map.of("fileComplete", "true", "?", "platform.form.fieldUnknown"));
  }

  @ParameterizedTest
  @MethodSource("badConvenings")
  void a_convening_nobody_can_follow_is_refused(Map<String, String> bad) {
    var number = town.convening();
    var form = new HashMap<>(convening("2026-10-23"));
    bad.forEach(form::put);
    var key = String.valueOf(form.remove("?"));

    refused(() -> town.complete(number, CONVENE, form), key);
    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(CONVENE);
  }

  @Test
  void nobody_summarises_before_the_day_of_the_inspection() {
    var number = town.convening();
    town.inspecting(number, "2026-10-26");
    town.give(number, Town.FIRE, "jin.hu", "AGREED", "");
    town.give(number, Town.PLANNING, "he.jing", "AGREED", "");

    refused(
        () -> town.complete(number, SUMMARISE, Map.of("decision", "PASS", "text", "各部门一致同意通过。")),
        "acceptance.refusal.beforeInspection");
  }

  // ---- putting right ----------------------------------------------------------------------------

  @Test
  void items_are_saved_one_by_one_and_the_list_goes_back_when_all_are_done() {
    var number = town.rectifying();
    var items = town.open(number);
    ActingAs.investor()
        .run(
            () ->
                acceptance.report(
                    number, new Report(items.get(0).id(), "已加宽", List.of(photo()), null)));

    refused(
        () -> ActingAs.investor().run(() -> acceptance.sendBack(number)),
        "acceptance.refusal.itemsOpen");
    assertThat(phase(number)).isEqualTo(Phase.RECTIFYING);
    assertThat(openTasks(number)).isEmpty();
  }

  @Test
  void the_department_may_report_on_the_investors_behalf_with_a_reason() {
    var number = town.rectifying();
    refused(
        () ->
            Town.HOUSING_CLERK.run(
                () ->
                    acceptance.report(
                        number,
                        new Report(town.open(number).get(0).id(), "已加宽", List.of(photo()), null))),
        "acceptance.refusal.behalfReason");

    Town.HOUSING_CLERK.run(
        () -> {
          for (var item : town.open(number)) {
            acceptance.report(number, new Report(item.id(), "已整改", List.of(photo()), "企业不会使用网页"));
          }
          acceptance.sendBack(number);
        });

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo(RECHECK);
    assertThat(town.open(number))
        .allSatisfy(
            item -> {
              assertThat(item.report()).isNotNull();
              assertThat(item.report().by()).isEqualTo("shen.yi");
              assertThat(item.report().reason()).isEqualTo("企业不会使用网页");
            });
  }

  @Test
  void fixed_items_stay_fixed_and_open_ones_go_back_alone() {
    var number = town.rechecking();
    var items = town.open(number);

    town.complete(
        number,
        RECHECK,
        Map.of(
            "results",
            "[{\"item\":%d,\"fixed\":true},{\"item\":%d,\"fixed\":false,\"remark\":\"雨棚只拆了一半\"}]"
                .formatted(items.get(0).id(), items.get(1).id()),
            "text",
            "楼梯已到位，雨棚未拆完",
            "on",
            "2026-10-23",
            "evidence",
            town.evidence(number)));

    assertThat(phase(number)).isEqualTo(Phase.RECTIFYING);
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
    assertThat(town.open(number))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.state()).isEqualTo(ItemState.OPEN);
              assertThat(item.judgement()).isNotNull();
              assertThat(item.judgement().act()).isEqualTo(Act.STILL_OPEN);
              assertThat(item.evidence()).as("photos of the round before").isEmpty();
            });
    assertThat(mails(number, "ACCEPTANCE_STILL_OPEN")).hasSize(1);
  }

  @Test
  void a_recheck_needs_its_record_and_a_day_that_has_come() {
    var number = town.rechecking();
    var form = new HashMap<String, Object>();
    form.put("results", town.results(number, true));
    form.put("text", "已到现场复查");
    form.put("on", "2026-10-23");

    refused(() -> town.complete(number, RECHECK, form), "cases.refusal.stageEvidence");
    form.put("evidence", town.evidence(number));
    form.put("on", "2026-10-26");
    refused(() -> town.complete(number, RECHECK, form), "acceptance.refusal.dayFuture");
    form.put("on", "2026-10-23");
    form.put("evidence", town.evidence(town.awaitingPapers()));
    refused(() -> town.complete(number, RECHECK, form), "cases.refusal.evidenceUnknown");
  }

  // ---- the opinion ------------------------------------------------------------------------------

  @Test
  void a_number_that_is_none_or_taken_is_refused() {
    var number = town.issuingOpinion();
    var taken = acceptance.file(town.finished()).opinions().get(0).number();
    var form = new HashMap<String, Object>();
    form.put("on", "2026-10-23");
    form.put("text", "同意通过竣工验收。");
    form.put("number", "同意");

    refused(() -> town.complete(number, ISSUE_OPINION, form), "acceptance.refusal.numberForm");
    form.put("number", "绍建验〔2030〕1号");
    refused(() -> town.complete(number, ISSUE_OPINION, form), "acceptance.refusal.numberYear");
    form.put("number", taken);
    form.put("evidence", town.evidence(number));
    refused(() -> town.complete(number, ISSUE_OPINION, form), "acceptance.refusal.numberTaken");
    form.put("number", "SX-YS-2026-" + number.value().substring(8));
    form.remove("evidence");
    refused(() -> town.complete(number, ISSUE_OPINION, form), "cases.refusal.stageEvidence");
    form.put("evidence", town.evidence(number));
    town.complete(number, ISSUE_OPINION, form);

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo("userTask_handleIssue");
  }

  // ---- leaving in the middle --------------------------------------------------------------------

  record Place(String name, Function<AcceptanceCase, IssueNumber> reach) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Place> places() {
    return Stream.of(
        new Place("checking the file", AcceptanceCase::inFileCheck),
        new Place("awaiting papers", AcceptanceCase::awaitingPapers),
        new Place("convening", AcceptanceCase::convening),
        new Place("inspecting", AcceptanceCase::inspecting),
        new Place("summarising", AcceptanceCase::summarising),
        new Place("putting right", AcceptanceCase::rectifying),
        new Place("re-checking", AcceptanceCase::rechecking),
        new Place("issuing the opinion", AcceptanceCase::issuingOpinion),
        new Place("answering", AcceptanceCase::finished));
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_withdrawal_leaves_nothing_behind(Place place) {
    var number = place.reach().apply(town);

    ActingAs.investor().run(() -> desk.withdraw(number, "项目方案调整，重新申报"));

    assertThat(view(number).state()).isEqualTo(IssueState.WITHDRAWN);
    assertNothingIsLeft(number);
    assertNoOpinionIsOpen(number);
    assertThat(phase(number)).isIn(Phase.LEFT, Phase.FINISHED);
  }

  @ParameterizedTest
  @MethodSource("places")
  void a_transfer_starts_anew_with_the_next_department(Place place) {
    var number = place.reach().apply(town);

    Town.COORDINATOR.run(() -> desk.transfer(number, Town.APPROVALS, "改由政务服务办牵头"));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo("userTask_signForIssue");
    assertThat(openTask(number).getTenantId()).isEqualTo(Town.APPROVALS);
    assertNoOpinionIsOpen(number);
    assertThat(jobs.timersOf(number)).hasSize(1);
    assertThat(phase(number)).isIn(Phase.LEFT, Phase.FINISHED);
  }

  @ParameterizedTest
  @MethodSource("places")
  void another_type_ends_the_inspection(Place place) {
    var number = place.reach().apply(town);

    Town.COORDINATOR.run(() -> desk.retype(number, IssueType.OTHER, "SINGLE", "其实是一般协调事项"));

    assertThat(openTask(number).getTaskDefinitionKey()).isEqualTo("userTask_handleIssue");
    assertNoOpinionIsOpen(number);
    assertThat(phase(number)).isIn(Phase.LEFT, Phase.FINISHED);
  }

  @Test
  void what_the_next_department_finds_of_the_papers_is_still_there() {
    var number = town.awaitingPapers();
    Town.COORDINATOR.run(() -> desk.transfer(number, Town.APPROVALS, "改由政务服务办牵头"));

    assertThat(acceptance.file(number).current()).hasSize(1);
    var rectified = town.rectifying();
    Town.COORDINATOR.run(() -> desk.transfer(rectified, Town.APPROVALS, "改由政务服务办牵头"));
    assertThat(acceptance.file(rectified).current()).isEmpty();
    assertThat(acceptance.file(rectified).lists()).hasSize(1);
  }

  @Test
  void a_third_party_may_be_awaited_in_the_middle_of_a_stage() {
    var number = town.convening();
    Town.HOUSING_CLERK.run(() -> desk.awaitThirdParty(number, "等待省文物局对老建筑改造的批复。"));

    refused(
        () -> town.complete(number, CONVENE, convening("2026-10-23")), "cases.refusal.stageWaits");
    Town.HOUSING_CLERK.run(() -> desk.resumeWork(number, "批复已到"));
    town.inspecting(number, "2026-10-23");

    assertThat(phase(number)).isEqualTo(Phase.INSPECTING);
  }

  // ---- helpers ----------------------------------------------------------------------------------

  private static String findings() {
    return """
    [{"what":"疏散楼梯净宽加到 1.4 米","ground":"建筑设计防火规范 5.5.18","department":"fire-rescue"},
     {"what":"拆除超出红线的雨棚","ground":"规划条件第三条","department":"planning"}]
    """;
  }

  private void secondNotice(IssueNumber number, Map<String, String> more) {
    var form = new HashMap<String, Object>(more);
    form.put("decision", "DEFECTS");
    form.put("items", "[{\"what\":\"补充节能验收报告\",\"ground\":\"节能条例第十条\"}]");
    form.put("results", town.results(number, true));
    town.complete(number, CHECK_FILE, form);
  }

  private static void refused(ThrowingCallable step, String key) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  private void answer(IssueNumber number) {
    Town.HOUSING_CLERK.run(
        () -> {
          var file =
              desk.attach(number, Issues.pdf("验收意见.pdf"), org.investordesk.cases.Audience.STAFF);
          desk.submitAnswer(
              number,
              new IssueDesk.Answer("竣工验收意见已出具，详见附件。", false, null, java.util.Set.of(file.id())));
        });
  }

  private void answerAndClose(IssueNumber number) {
    answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    ActingAs.investor().run(() -> desk.confirm(number));
  }

  private List<Task> seenBy(String user, String department, IssueNumber number) {
    identity.setAuthentication(user, List.of("clerk", department), List.of(department));
    try {
      return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list();
    } finally {
      identity.clearAuthentication();
    }
  }

  private Task openTask(IssueNumber number) {
    var open = openTasks(number);
    assertThat(open).as("open tasks of %s", number).hasSize(1);
    return open.get(0);
  }

  private List<Task> openTasks(IssueNumber number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list();
  }

  private Task taskOf(IssueNumber number, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private Phase phase(IssueNumber number) {
    var phase = acceptance.file(number).phase();
    assertThat(phase).isNotNull();
    return phase;
  }

  private org.investordesk.cases.IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private List<String> mails(IssueNumber number, String kind) {
    return jdbc.sql(
            "select recipient from outgoing_mail where issue_number = ? and kind = ? order by id")
        .params(number.value(), kind)
        .query(String.class)
        .list();
  }

  private void assertNoOpinionIsOpen(IssueNumber number) {
    assertThat(opinions.of(number)).extracting(Opinions.Opinion::state).doesNotContain(State.ASKED);
    assertThat(taskOf(number, GIVE_OPINION)).isNull();
  }

  private void assertNothingIsLeft(IssueNumber number) {
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).list())
        .isEmpty();
    assertThat(openTasks(number)).isEmpty();
    history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(
            instance -> {
              assertThat(management.createJobQuery().processInstanceId(instance.getId()).list())
                  .isEmpty();
              assertThat(runtime.createExecutionQuery().processInstanceId(instance.getId()).list())
                  .isEmpty();
            });
  }
}
