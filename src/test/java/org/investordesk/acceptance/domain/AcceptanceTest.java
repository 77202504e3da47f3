package org.investordesk.acceptance.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.investordesk.acceptance.AcceptanceDesk.Defects;
import org.investordesk.acceptance.AcceptanceDesk.Entry;
import org.investordesk.acceptance.AcceptanceDesk.Judgement;
import org.investordesk.acceptance.AcceptanceDesk.Summary;
import org.investordesk.acceptance.AcceptanceFile;
import org.investordesk.acceptance.AcceptanceFile.Act;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.ItemList;
import org.investordesk.acceptance.AcceptanceFile.Step;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.ListKind;
import org.investordesk.acceptance.NewFact;
import org.investordesk.acceptance.Phase;
import org.investordesk.acceptance.domain.Acceptance.Said;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptanceTest {

  private static final IssueNumber ISSUE = IssueNumber.of(2026, 7);
  private static final Instant NOON = Instant.parse("2026-10-23T04:00:00Z");
  private static final String HOUSING = "housing-construction";
  private static final Entry MISSING = new Entry("补充消防设计审查意见书", "消防验收规定第十二条", null);

  // ---- the one notice ---------------------------------------------------------------------------

  @Test
  void the_first_notice_goes_to_the_investor() {
    var acceptance = at(Phase.CHECKING_FILE);

    assertThat(acceptance.noticesTwice(defects(MISSING), HOUSING)).isFalse();
    assertThat(acceptance.phase()).isEqualTo(Phase.AWAITING_PAPERS);
  }

  @Test
  void a_second_notice_of_the_same_department_is_told_apart_and_changes_nothing() {
    var acceptance =
        at(Phase.CHECKING_FILE, list(1, ListKind.DEFECTS, item(11, ItemState.SETTLED)));

    assertThat(acceptance.noticesTwice(defects(MISSING), HOUSING)).isTrue();
    assertThat(acceptance.phase()).isEqualTo(Phase.CHECKING_FILE);
  }

  @Test
  void another_department_has_one_notice_of_its_own() {
    var acceptance =
        at(Phase.CHECKING_FILE, list(1, ListKind.DEFECTS, item(11, ItemState.SETTLED)));

    assertThat(acceptance.noticesTwice(defects(MISSING), "planning")).isFalse();
  }

  @Test
  void a_new_fact_may_be_noticed_with_its_reason() {
    var acceptance =
        at(Phase.CHECKING_FILE, list(1, ListKind.DEFECTS, item(11, ItemState.SETTLED)));

    assertThat(
            acceptance.noticesTwice(
                new Defects(List.of(MISSING), List.of(), NewFact.CHANGED_PAPERS, "投资者补交的图纸与原图纸不一致"),
                HOUSING))
        .isFalse();
    assertThat(acceptance.phase()).isEqualTo(Phase.AWAITING_PAPERS);
  }

  @Test
  void a_new_fact_without_a_reason_is_refused() {
    var acceptance =
        at(Phase.CHECKING_FILE, list(1, ListKind.DEFECTS, item(11, ItemState.SETTLED)));

    refused(
        () ->
            acceptance.noticesTwice(
                new Defects(List.of(MISSING), List.of(), NewFact.NEW_CONSTRUCTION, "新"), HOUSING),
        "newFactReason");
  }

  @Test
  void what_is_still_missing_of_the_first_notice_goes_back_without_being_a_second_one() {
    var acceptance =
        at(
            Phase.CHECKING_FILE,
            list(1, ListKind.DEFECTS, item(11, ItemState.REPORTED), item(12, ItemState.REPORTED)));

    assertThat(
            acceptance.noticesTwice(
                new Defects(
                    List.of(),
                    List.of(new Judgement(11, true, null), new Judgement(12, false, "缺少盖章页")),
                    null,
                    null),
                HOUSING))
        .isFalse();
    assertThat(acceptance.phase()).isEqualTo(Phase.AWAITING_PAPERS);
  }

  @Test
  void an_empty_notice_is_refused() {
    refused(() -> at(Phase.CHECKING_FILE).noticesTwice(defects(), HOUSING), "noItems");
  }

  @Test
  void more_than_thirty_items_are_refused() {
    var many = new ArrayList<Entry>();
    for (var i = 0; i < 31; i++) {
      many.add(MISSING);
    }

    refused(
        () ->
            at(Phase.CHECKING_FILE).noticesTwice(new Defects(many, List.of(), null, null), HOUSING),
        "tooManyItems");
  }

  @Test
  void an_item_says_what_to_do_and_on_what_ground() {
    refused(
        () ->
            at(Phase.CHECKING_FILE)
                .noticesTwice(defects(MISSING, new Entry("缺", "规定", null)), HOUSING),
        "itemWhat [2");
    refused(
        () ->
            at(Phase.CHECKING_FILE)
                .noticesTwice(defects(new Entry("补充结构检测报告", " ", null)), HOUSING),
        "itemGround [1");
  }

  // ---- the one opinion --------------------------------------------------------------------------

  @Test
  void where_everybody_agrees_it_passes() {
    var acceptance = at(Phase.INSPECTING);

    acceptance.summarise(passed(null), List.of(said("fire-rescue", Verdict.AGREED)));

    assertThat(acceptance.phase()).isEqualTo(Phase.GIVING_OPINION);
  }

  @Test
  void a_department_that_says_no_cannot_be_passed_over() {
    refused(
        () ->
            at(Phase.INSPECTING)
                .summarise(passed(null), List.of(said("fire-rescue", Verdict.REFUSED))),
        "cannotPass");
  }

  @Test
  void each_department_that_says_no_has_an_item_on_the_list() {
    var said = List.of(said("fire-rescue", Verdict.REFUSED), said("planning", Verdict.REFUSED));
    var fire = new Entry("加宽疏散楼梯到 1.4 米", "建筑设计防火规范 5.5.18", "fire-rescue");
    var planning = new Entry("拆除超出红线的雨棚", "规划条件第三条", "planning");

    refused(() -> at(Phase.INSPECTING).summarise(toRectify(fire), said), "findingsLeftOut [1]");
    var acceptance = at(Phase.INSPECTING);
    acceptance.summarise(toRectify(fire, planning), said);
    assertThat(acceptance.phase()).isEqualTo(Phase.RECTIFYING);
  }

  @Test
  void a_list_without_items_is_refused() {
    refused(
        () ->
            at(Phase.INSPECTING)
                .summarise(toRectify(), List.of(said("fire-rescue", Verdict.AGREED))),
        "noItems");
  }

  @Test
  void passing_without_a_department_that_did_not_appear_needs_a_word_about_it() {
    var said = List.of(new Said("fire-rescue", State.ABSENT, null));

    refused(() -> at(Phase.INSPECTING).summarise(passed(null), said), "absentWord");
    var acceptance = at(Phase.INSPECTING);
    acceptance.summarise(passed("消防逾期未到场，按规定视同无意见，并已报支队。"), said);
    assertThat(acceptance.phase()).isEqualTo(Phase.GIVING_OPINION);
  }

  @Test
  void nobody_is_summarised_while_he_still_has_time() {
    refused(
        () ->
            at(Phase.INSPECTING)
                .summarise(passed(null), List.of(new Said("fire-rescue", State.ASKED, null))),
        "opinionsMissing");
  }

  // ---- items ------------------------------------------------------------------------------------

  @Test
  void an_item_is_reported_with_words_and_evidence_both_named_at_once() {
    var acceptance =
        at(Phase.RECTIFYING, list(2, ListKind.RECTIFICATION, item(21, ItemState.OPEN)));

    assertThatThrownBy(() -> acceptance.report(21, 0, ""))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no ->
                assertThat(no.problems())
                    .extracting(InvalidInput.Problem::field)
                    .containsExactly("words", "files"));
  }

  @Test
  void evidence_of_this_round_need_not_be_sent_again_and_that_of_an_older_one_does_not_count() {
    var sent = item(21, ItemState.REPORTED, step(Act.REPORTED, true));
    at(Phase.RECTIFYING, list(2, ListKind.RECTIFICATION, sent)).report(21, 0, "补了一句说明");

    var judged = item(21, ItemState.OPEN, step(Act.REPORTED, true), step(Act.STILL_OPEN, false));
    assertThatThrownBy(
            () ->
                at(Phase.RECTIFYING, list(2, ListKind.RECTIFICATION, judged)).report(21, 0, "已经加宽"))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void foreign_and_settled_items_are_refused() {
    var acceptance =
        at(Phase.RECTIFYING, list(2, ListKind.RECTIFICATION, item(21, ItemState.SETTLED)));

    refused(() -> acceptance.report(21, 1, "已经加宽"), "itemUnknown");
    refused(() -> acceptance.report(99, 1, "已经加宽"), "itemUnknown");
  }

  @Test
  void items_of_a_list_that_was_left_do_not_count() {
    var left =
        new ItemList(
            2,
            ListKind.RECTIFICATION,
            1,
            HOUSING,
            "shen.yi",
            NOON,
            null,
            null,
            true,
            List.of(item(21, ItemState.OPEN)));

    assertThat(at(Phase.CHECKING_FILE, left).open()).isEmpty();
  }

  @Test
  void the_list_goes_back_when_every_item_is_reported() {
    var acceptance =
        at(
            Phase.RECTIFYING,
            list(
                2, ListKind.RECTIFICATION, item(21, ItemState.REPORTED), item(22, ItemState.OPEN)));

    refused(acceptance::checkComplete, "itemsOpen [1]");
  }

  @Test
  void only_open_items_are_checked_again_and_all_of_them() {
    var items =
        list(
            2,
            ListKind.RECTIFICATION,
            item(21, ItemState.SETTLED),
            item(22, ItemState.REPORTED),
            item(23, ItemState.REPORTED));

    refused(
        () -> at(Phase.RECHECKING, items).recheck(List.of(new Judgement(22, true, null))),
        "notAllJudged [1]");
    refused(
        () ->
            at(Phase.RECHECKING, items)
                .recheck(
                    List.of(
                        new Judgement(21, true, null),
                        new Judgement(22, true, null),
                        new Judgement(23, true, null))),
        "itemUnknown");
    refused(
        () ->
            at(Phase.RECHECKING, items)
                .recheck(List.of(new Judgement(22, true, null), new Judgement(22, true, null))),
        "itemUnknown");
  }

  @Test
  void what_goes_back_says_what_is_still_missing() {
    var items = list(2, ListKind.RECTIFICATION, item(22, ItemState.REPORTED));

    refused(
        () -> at(Phase.RECHECKING, items).recheck(List.of(new Judgement(22, false, null))),
        "remark");
    var acceptance = at(Phase.RECHECKING, items);
    assertThat(acceptance.recheck(List.of(new Judgement(22, false, "净宽仍只有 1.2 米")))).isFalse();
    assertThat(acceptance.phase()).isEqualTo(Phase.RECTIFYING);
  }

  @Test
  void where_everything_is_fixed_the_opinion_is_next() {
    var acceptance =
        at(Phase.RECHECKING, list(2, ListKind.RECTIFICATION, item(22, ItemState.REPORTED)));

    assertThat(acceptance.recheck(List.of(new Judgement(22, true, null)))).isTrue();
    assertThat(acceptance.phase()).isEqualTo(Phase.GIVING_OPINION);
  }

  // ---- phases -----------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource(Phase.class)
  void each_step_has_its_phase(Phase phase) {
    if (phase != Phase.CHECKING_FILE) {
      refused(() -> at(phase).noticesTwice(defects(MISSING), HOUSING), "notNow");
      refused(() -> at(phase).passFile(), "notNow");
    }
    if (phase != Phase.CONVENING) {
      refused(() -> at(phase).convene(), "notNow");
    }
    if (phase != Phase.INSPECTING) {
      refused(() -> at(phase).summarise(passed(null), List.of()), "notNow");
    }
    if (!phase.isWithInvestor()) {
      refused(() -> at(phase).report(1, 1, "已经加宽"), "notNow");
      refused(() -> at(phase).checkComplete(), "notNow");
      assertThat(at(phase).takeBack()).isFalse();
    }
    if (phase != Phase.RECHECKING) {
      refused(() -> at(phase).recheck(List.of()), "notNow");
    }
    if (phase != Phase.GIVING_OPINION) {
      refused(() -> at(phase).finish(), "notNow");
    }
    if (phase != Phase.LEFT && phase != Phase.FINISHED) {
      refused(() -> at(phase).begin(), "notNow");
      assertThat(at(phase).leave()).isTrue();
    }
  }

  private static void refused(ThrowingCallable step, String key) {
    assertThatThrownBy(step).isInstanceOf(Refusal.class).hasMessageContaining(key);
  }

  private static Acceptance at(Phase phase, ItemList... lists) {
    return new Acceptance(
        new AcceptanceFile(ISSUE, phase, List.of(lists), List.of(), List.of(), List.of()));
  }

  private static ItemList list(long id, ListKind kind, Item... items) {
    return new ItemList(id, kind, 1, HOUSING, "shen.yi", NOON, null, null, false, List.of(items));
  }

  private static Item item(long id, ItemState state, Step... steps) {
    return new Item(id, (int) id % 10, "加宽疏散楼梯", "建筑设计防火规范", "fire-rescue", state, List.of(steps));
  }

  private static Step step(Act act, boolean withFile) {
    return new Step(
        act, "investor", NOON, "已经加宽", null, withFile ? List.of(UUID.randomUUID()) : List.of());
  }

  private static Defects defects(Entry... items) {
    return new Defects(List.of(items), List.of(), null, null);
  }

  private static Said said(String department, Verdict verdict) {
    return new Said(department, State.GIVEN, verdict);
  }

  private static Summary passed(@Nullable String absentWord) {
    return new Summary(true, "各部门意见一致，同意通过联合勘验。", List.of(), absentWord);
  }

  private static Summary toRectify(Entry... items) {
    return new Summary(false, "主体合格，下列问题需要整改。", List.of(items), null);
  }
}
