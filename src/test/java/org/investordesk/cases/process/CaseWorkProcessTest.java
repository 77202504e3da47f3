package org.investordesk.cases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.CaseWork;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.CaseWork.Part;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.TimelineEntry;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dividing, linking and merging, through the front door and through Tasklist. */
@DeskTest
class CaseWorkProcessTest {

  @Autowired IssueDesk desk;
  @Autowired CaseWork work;
  @Autowired CaseRelations relations;
  @Autowired Opinions opinions;
  @Autowired CaseFiles files;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
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

  static Part power() {
    return new Part(IssueType.POWER, "LOW", Town.POWER, "新厂房接电", null, List.of());
  }

  static Part fire() {
    return new Part(
        IssueType.ACCEPTANCE, null, Town.HOUSING, "新厂房消防验收", "消防验收资料交了三次没有结论。", List.of());
  }

  static Part land() {
    return new Part(IssueType.LAND, null, Town.APPROVALS, "新厂房土地证", null, List.of());
  }

  private List<IssueNumber> threeOf(IssueNumber number) {
    return Town.COORDINATOR.get(
        () -> work.splitAtTriage(number, List.of(power(), fire(), land()), "三件事归三个部门", null, null));
  }

  @Test
  void a_report_is_taken_in_as_three_issues_of_one_case_each_with_its_department() {
    var number = issues.registered().number();

    var all = threeOf(number);

    assertThat(all).hasSize(3).startsWith(number);
    var views = files.ofCase(view(number).caseId());
    assertThat(views).extracting(IssueView::number).containsExactlyElementsOf(all);
    assertThat(views).extracting(IssueView::state).containsOnly(IssueState.DISPATCHED);
    assertThat(views)
        .extracting(IssueView::department)
        .containsExactly(Town.POWER, Town.HOUSING, Town.APPROVALS);
    assertThat(views).extracting(IssueView::subject).containsExactly("新厂房接电", "新厂房消防验收", "新厂房土地证");
    assertThat(views).extracting(IssueView::statusToken).containsOnly(view(number).statusToken());
    assertThat(view(all.get(2)).description()).startsWith("我公司在诸暨的新厂房已经封顶");
    assertThat(relations.reported(view(number).caseId()).orElseThrow().subject())
        .isEqualTo("新厂房需要接电");
    for (var one : all) {
      assertThat(isWatchedForLeaders(one)).isTrue();
      assertThat(task(one).getTaskDefinitionKey())
          .isEqualTo(GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE);
      assertThat(task(one).getTenantId()).isEqualTo(view(one).department());
      assertThat(jobs.timersOf(one)).hasSize(1);
    }
  }

  @Test
  void the_limits_of_a_part_count_from_the_registration_of_the_original() {
    var number = issues.registered().number();
    Town.COORDINATOR.run(() -> desk.contact(number));
    SettableClock.at("2026-10-26T15:00");

    var all = threeOf(number);

    var land = all.get(2);
    assertThat(view(land).registeredAt()).isEqualTo(instant("2026-10-23T10:00"));
    assertThat(reading(land, ClockName.RESOLUTION).due()).isEqualTo(instant("2026-11-13T17:30"));
    assertThat(reading(land, ClockName.CONTACT).state()).isEqualTo(ClockReading.State.KEPT);
    assertThat(reading(land, ClockName.CONTACT).stoppedAt())
        .isEqualTo(reading(number, ClockName.CONTACT).stoppedAt());
    assertThat(reading(land, ClockName.TRIAGE).stoppedAt()).isEqualTo(instant("2026-10-26T15:00"));
    assertThat(reading(land, ClockName.SIGN_FOR).anchor()).isEqualTo(instant("2026-10-26T15:00"));
  }

  @Test
  void a_contact_missed_on_the_original_is_missed_on_the_part_and_calls_nobody_again() {
    var number = issues.registered().number();
    SettableClock.at("2026-10-23T16:30");
    jobs.fireUntil(number, instant("2026-10-23T16:30"));

    var part = threeOf(number).get(1);

    assertThat(reading(part, ClockName.CONTACT).state()).isEqualTo(ClockReading.State.MISSED);
    assertThat(jobs.timerOf(part)).isAfter(instant("2026-10-23T16:30"));
  }

  @Test
  void a_part_split_off_later_keeps_the_time_the_investor_was_waited_for() {
    var number = issues.inWork();
    SettableClock.at("2026-10-26T09:00");
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充用电设备清单和总平面图。"));
    SettableClock.at("2026-10-28T09:00");
    ActingAs.investor().run(() -> desk.investorReplied(number, "清单附上", List.of()));

    var part = Town.COORDINATOR.get(() -> work.splitOff(number, List.of(fire()), "验收归住建局")).get(0);

    // ten working days from the 23rd are the 6th of November; two were the investor's
    assertThat(reading(part, ClockName.RESOLUTION).due()).isEqualTo(instant("2026-11-10T17:30"));
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(view(part).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(relations.splitFrom(part)).isEqualTo(number);
    assertThat(keys(number)).contains("cases.entry.split", "cases.entry.splitReason");
    assertThat(keys(part)).contains("cases.entry.splitOff", "cases.entry.dispatched");
  }

  @Test
  void assisting_departments_are_named_at_triage_each_with_a_date_of_its_own() {
    var plain = issues.registered().number();
    submit(
        plain,
        Map.of(
            "decision",
            "ACCEPT",
            "type",
            "POWER",
            "variant",
            "LOW",
            "department",
            Town.POWER,
            "overruleReason",
            "由市公司办理",
            "text",
            "请说明施工道路何时可以开挖。",
            "assisting",
            "[{\"department\":\"housing-construction\",\"dueOn\":\"2026-10-29\"}]"));
    var divided = issues.registered().number();
    var all =
        Town.COORDINATOR.get(
            () ->
                work.splitAtTriage(
                    divided,
                    List.of(
                        power(),
                        new Part(
                            IssueType.LAND,
                            null,
                            Town.APPROVALS,
                            "新厂房土地证",
                            null,
                            List.of(new Opinions.Ask(Town.HOUSING, "", null)))),
                    "两件事归两个部门",
                    null,
                    null));

    var asked = opinions.of(plain).get(0);
    assertThat(asked.department()).isEqualTo(Town.HOUSING);
    assertThat(asked.due()).isEqualTo(instant("2026-10-29T17:30"));
    assertThat(asked.question()).isEqualTo("请说明施工道路何时可以开挖。");
    assertThat(opinions.of(all.get(0))).isEmpty();
    assertThat(opinions.of(all.get(1)).get(0).question()).isEqualTo("请就“新厂房土地证”提出协办意见。");
  }

  @Test
  void a_part_goes_its_own_way_to_the_end() {
    var number = issues.registered().number();
    var part = threeOf(number).get(0);
    var land = threeOfParts(number).get(2);

    Town.POWER_CLERK.run(() -> desk.signFor(part, new IssueDesk.SignFor(null, null)));
    issues.answer(part);
    Town.COORDINATOR.run(() -> desk.release(part, null));
    ActingAs.investor().run(() -> desk.confirm(part));

    assertThat(view(part).state()).isEqualTo(IssueState.SOLVED);
    assertThat(view(land).state()).isEqualTo(IssueState.DISPATCHED);
    assertNothingRuns(part);
  }

  private List<IssueNumber> threeOfParts(IssueNumber number) {
    return files.ofCase(view(number).caseId()).stream().map(IssueView::number).toList();
  }

  @Test
  void the_investor_gets_one_letter_for_all_parts_and_each_department_its_own() {
    var number = issues.registered().number();
    Town.COORDINATOR.run(() -> desk.contact(number));
    ActingAs.investor().run(() -> desk.verifyContact(view(number).caseId()));

    var all = threeOf(number);

    assertThat(mails(number, "INVESTOR")).containsExactly("RECEIPT", "SPLIT");
    assertThat(mails(all.get(1), "INVESTOR")).isEmpty();
    assertThat(mails(all.get(1), "STAFF")).containsExactly("STAFF_DISPATCHED");
    var plain =
        jdbc.sql("select plain from outgoing_mail where issue_number = ? and kind = 'SPLIT'")
            .param(number.value())
            .query(String.class)
            .single();
    all.forEach(one -> assertThat(plain).contains(one.value()));
    assertThat(plain).contains("供电公司", "住房和城乡建设局", "2026年11月13日");
    SettableClock.at("2026-10-23T11:00");
    Town.HOUSING_CLERK.run(() -> desk.signFor(all.get(1), new IssueDesk.SignFor(null, null)));
    assertThat(threadOf(all.get(1), "SIGNED_FOR")).isEqualTo(messageIdOf(number, "RECEIPT"));
  }

  @Test
  void tasklist_sends_the_parts_as_one_text() {
    var number = issues.registered().number();
    submit(
        number,
        Map.of(
            "decision",
            "SPLIT",
            "text",
            "两件事归两个部门",
            "parts",
            """
            [{"type":"POWER","variant":"LOW","department":"power-supply","subject":"新厂房接电",
              "description":null,"assisting":[]},
             {"type":"LAND","variant":null,"department":"approval-office","subject":"新厂房土地证",
              "description":"土地证没有办下来，银行不放贷款。","assisting":[]}]
            """));

    assertThat(files.ofCase(view(number).caseId())).hasSize(2);
  }

  @Test
  void parts_that_cannot_be_read_or_are_wrong_are_refused_and_nothing_happens() {
    var number = issues.registered().number();
    for (var wrong :
        List.of(
            "no list",
            "null",
            "[null]",
            "[]",
            "[{\"type\":\"POWER\"}]",
            "[{\"sort\":1}]",
            "[{\"type\":\"POWER\",\"variant\":\"LOW\",\"department\":\"power-supply\",\"subject\":\"接电\"},"
                + "{\"type\":\"LAND\",\"department\":\"power-supply\",\"subject\":\"新厂房土地证\"}]")) {
      assertThatThrownBy(
              () -> submit(number, Map.of("decision", "SPLIT", "text", "两件事归两个部门", "parts", wrong)))
          .as(wrong)
          .hasMessageNotContaining("NullPointer");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.REGISTERED);
    assertThat(files.ofCase(view(number).caseId())).hasSize(1);
  }

  @Test
  void a_duplicate_found_at_triage_lives_on_in_the_issue_in_work() {
    var email = "twice@plant.test";
    var first = desk.register(Issues.report(IssueType.POWER, "LOW", email)).number();
    ActingAs.investor().run(() -> desk.verifyContact(view(first).caseId()));
    accept(first);
    var second = desk.register(Issues.report(IssueType.POWER, "LOW", email)).number();
    ActingAs.investor().run(() -> desk.verifyContact(view(second).caseId()));

    submit(second, Map.of("decision", "MERGE", "mergeInto", first.value(), "text", "同一家企业重复提交"));

    assertThat(view(second).state()).isEqualTo(IssueState.MERGED);
    assertNothingRuns(second);
    assertThat(clocks.readings(second.value(), instant("2026-10-23T10:00")))
        .allMatch(reading -> reading.stoppedAt() != null);
    assertThat(relations.mergedInto(second).orElseThrow().into()).isEqualTo(first);
    assertThat(relations.mergedHere(first)).hasSize(1);
    assertThat(mails(second, "INVESTOR")).containsExactly("RECEIPT", "MERGED");
    assertThat(view(first).state()).isEqualTo(IssueState.DISPATCHED);
  }

  @Test
  void a_duplicate_in_a_departments_hands_is_taken_from_it() {
    var first = issues.inWork();
    var second = issues.inWork();

    merge(second, first);

    assertThat(view(second).state()).isEqualTo(IssueState.MERGED);
    assertNothingRuns(second);
  }

  @Test
  void what_must_not_be_merged_is_refused_with_a_sentence() {
    var one = issues.inWork();
    var other = issues.inWork();
    var closed = issues.closed();
    var untriaged = issues.registered().number();
    assertRefused("cases.refusal.mergeItself", () -> merge(one, one));
    assertRefused("cases.refusal.mergeIntoClosed", () -> merge(one, closed));
    assertRefused("cases.refusal.cannotMerge", () -> merge(closed, one));
    assertRefused("cases.refusal.mergeIntoUntriaged", () -> merge(one, untriaged));
    assertRefused("cases.refusal.cannotMerge", () -> merge(issues.answered(), one));
    assertRefused("cases.refusal.issueUnknown", () -> merge(one, IssueNumber.of(2011, 7)));
    assertRefused(
        "cases.refusal.mergePrivacy",
        () -> Town.COORDINATOR.run(() -> work.merge(one, other, "同一件事情", false)));
    assertRefused(
        "cases.refusal.mergeAcrossByCoordinator",
        () ->
            ActingAs.user("admin", org.investordesk.platform.Role.ADMINISTRATOR)
                .run(() -> work.merge(one, other, "同一件事情", true)));
    merge(other, one);
    var third = issues.inWork();
    assertRefused("cases.refusal.mergeChain", () -> merge(third, other));
    assertRefused("cases.refusal.mergeCarriesOthers", () -> merge(one, third));
    assertThat(view(one).state()).isEqualTo(IssueState.IN_PROGRESS);
  }

  @Test
  void whoever_was_merged_with_another_investor_is_told_when_that_is_closed_and_nothing_else() {
    var one = issues.inWork();
    var other = issues.inWork();
    ActingAs.investor().run(() -> desk.verifyContact(view(other).caseId()));
    merge(other, one);

    issues.answer(one);
    Town.COORDINATOR.run(() -> desk.release(one, "只给第一位投资者看的答复。"));
    ActingAs.investor().run(() -> desk.confirm(one));

    assertThat(mails(other, "INVESTOR")).endsWith("MERGED", "JOINT_CLOSED");
    var told =
        jdbc.sql("select string_agg(plain || html, '') from outgoing_mail where issue_number = ?")
            .param(other.value())
            .query(String.class)
            .single();
    assertThat(told).doesNotContain("只给第一位", view(one).contact().email());
  }

  @Test
  void a_merger_can_be_undone_for_a_working_day_and_the_old_limit_counts_on() {
    var one = issues.inWork();
    var other = issues.inWork();
    var due = view(other).dueAt();
    merge(other, one);
    SettableClock.at("2026-10-26T11:00");

    Town.COORDINATOR.run(() -> work.separate(other, "核对后是另一处厂房"));

    assertThat(view(other).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(view(other).dueAt()).isEqualTo(due);
    assertThat(task(other).getTaskDefinitionKey())
        .isEqualTo(GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE);
    assertThat(jobs.timersOf(other)).hasSize(1);
    assertThat(relations.mergedInto(other)).isEmpty();
    assertThat(isWatchedForLeaders(other)).isTrue();
    merge(other, one);
    SettableClock.at("2026-10-28T11:00");
    assertRefused(
        "cases.refusal.separateTooLate",
        () -> Town.COORDINATOR.run(() -> work.separate(other, "太晚了才想起来")));
  }

  @Test
  void where_the_other_investor_withdraws_the_merged_issue_comes_back_by_itself() {
    var one = issues.inWork();
    var other = issues.registered().number();
    merge(other, one);

    ActingAs.investor().run(() -> desk.withdraw(one, "厂房不建了"));

    assertThat(view(other).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(view(other).department()).isEqualTo(Town.POWER);
    assertThat(keys(other)).contains("cases.entry.separatedByWithdrawal");
  }

  @Test
  void an_investor_who_says_it_is_not_the_same_is_heard_at_once() {
    var one = issues.inWork();
    var other = issues.inWork();
    merge(other, one);

    ActingAs.investor().run(() -> work.contest(other, "我们是另一个厂区"));

    assertThat(view(other).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(keys(other)).contains("cases.entry.contested");
  }

  @Test
  void issues_are_linked_in_both_directions_and_never_in_a_circle() {
    var a = issues.inWork();
    var b = issues.inWork();
    var c = issues.inWork();
    Town.COORDINATOR.run(() -> work.link(a, b, LinkKind.BEFORE, "先通电再验收"));
    Town.COORDINATOR.run(() -> work.link(b, c, LinkKind.BEFORE, "先验收再办证"));

    assertThat(relations.links(b)).hasSize(2);
    assertThat(relations.links(a).get(0).precedes()).isTrue();
    assertThat(relations.links(b).get(0).precedes()).isFalse();
    assertThat(keys(a)).contains("cases.entry.linked.BEFORE");
    assertThat(keys(b)).contains("cases.entry.linked.AFTER");
    assertRefused(
        "cases.refusal.linkCircle",
        () -> Town.COORDINATOR.run(() -> work.link(c, a, LinkKind.BEFORE, "转了一圈回来")));
    assertRefused(
        "cases.refusal.linkedAlready",
        () -> Town.COORDINATOR.run(() -> work.link(b, a, LinkKind.RELATED, "其实只是有关")));
    assertRefused(
        "cases.refusal.linkItself",
        () -> Town.COORDINATOR.run(() -> work.link(a, a, LinkKind.RELATED, "与自己有关")));
    Town.COORDINATOR.run(() -> work.unlink(b, a, "不再有先后"));
    assertThat(relations.links(a)).isEmpty();
  }

  @Test
  void what_another_department_has_is_no_business_of_a_clerk_not_even_as_a_part() {
    var all = threeOf(issues.registered().number());

    assertThat(Town.POWER_CLERK.<Boolean>get(() -> files.maySee(all.get(0)))).isTrue();
    assertThat(Town.POWER_CLERK.<Boolean>get(() -> files.maySee(all.get(1)))).isFalse();
  }

  private void accept(IssueNumber number) {
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new IssueDesk.Acceptance(
                    IssueType.POWER, "LOW", Town.POWER, "由市公司办理", null, null)));
  }

  private void merge(IssueNumber duplicate, IssueNumber into) {
    Town.COORDINATOR.run(() -> work.merge(duplicate, into, "同一件事情", true));
  }

  private static void assertRefused(String key, Runnable deed) {
    assertThatThrownBy(deed::run)
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }

  /** As Tasklist does it: signed in to the engine, fields as variables. */
  private void submit(IssueNumber number, Map<String, Object> fields) {
    var id = task(number).getId();
    Town.COORDINATOR.run(
        () -> {
          identity.setAuthentication("xu.min", List.of("coordinator"), List.of());
          try {
            tasks.complete(id, new java.util.HashMap<>(fields));
          } finally {
            identity.clearAuthentication();
          }
        });
  }

  private Task task(IssueNumber number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult();
  }

  private void assertNothingRuns(IssueNumber number) {
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(number.value()).count())
        .isZero();
    assertThat(jobs.timersOf(number)).isEmpty();
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private List<String> keys(IssueNumber number) {
    return files.timeline(number, Audience.STAFF).stream().map(TimelineEntry::key).toList();
  }

  private ClockReading reading(IssueNumber number, ClockName name) {
    return clocks.readings(number.value(), now()).stream()
        .filter(reading -> reading.clock() == name)
        .findFirst()
        .orElseThrow();
  }

  private static Instant now() {
    return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
  }

  private List<String> mails(IssueNumber number, String audience) {
    return jdbc.sql(
            "select kind from outgoing_mail where issue_number = ? and audience = ? order by id")
        .params(number.value(), audience)
        .query(String.class)
        .list();
  }

  /** On the list of those for which the nightly check looks whether a leader would be found. */
  private boolean isWatchedForLeaders(IssueNumber number) {
    return jdbc.sql("select count(*) = 1 from open_issue where issue = ?")
        .param(number.value())
        .query(Boolean.class)
        .single();
  }

  private String messageIdOf(IssueNumber number, String kind) {
    return mail(number, kind, "message_id");
  }

  private String threadOf(IssueNumber number, String kind) {
    return mail(number, kind, "in_reply_to");
  }

  private String mail(IssueNumber number, String kind, String column) {
    return jdbc.sql(
            "select %s from outgoing_mail where issue_number = ? and kind = ?".formatted(column))
        .params(number.value(), kind)
        .query(String.class)
        .single();
  }
}
