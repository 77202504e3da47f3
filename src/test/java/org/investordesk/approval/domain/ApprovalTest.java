package org.investordesk.approval.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.investordesk.approval.Bringer;
import org.investordesk.approval.LandPaper;
import org.investordesk.approval.domain.Approval.Conclusion;
import org.investordesk.approval.domain.Approval.Decided;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalTest {

  private static final Instant NOW = Instant.parse("2026-10-23T02:00:00Z");
  private static final Conclusion CONDITIONAL =
      new Conclusion(Verdict.CONDITIONAL, "原则同意，补齐标高。", List.of("补齐标高"));

  @Test
  void a_formal_approval_goes_from_review_to_decision() {
    var approval = formal();

    approval.review("建设工程规划许可", Set.of(), "材料齐全", agreed());
    assertThat(approval.facts().phase()).isEqualTo(Phase.DECISION);
    approval.decide(granted());

    assertThat(approval.facts().phase()).isEqualTo(Phase.DECIDED);
    assertThat(approval.facts().endedAt()).isEqualTo(NOW);
    assertThat(approval.leave(NOW)).isFalse();
  }

  @Test
  void with_two_papers_missing_the_first_one_converts_nothing_yet() {
    var approval = waiting(LandPaper.LAND_CONTRACT, LandPaper.SITE_OPINION);

    assertThat(receive(approval, LandPaper.SITE_OPINION)).isFalse();
    assertThat(approval.facts().awaited()).containsExactly(LandPaper.LAND_CONTRACT);
    assertThatThrownBy(() -> receive(approval, LandPaper.SITE_OPINION))
        .hasMessageContaining("paperNotAwaited");
    assertThatThrownBy(() -> receive(approval, LandPaper.REAL_ESTATE_CERTIFICATE))
        .hasMessageContaining("paperNotAwaited");
    assertThatThrownBy(() -> approval.convert(Verdict.AGREED, List.of(), null, null, NOW))
        .hasMessageContaining("noTriggerPaper");

    assertThat(receive(approval, LandPaper.LAND_CONTRACT)).isTrue();
    assertThat(approval.facts().phase()).isEqualTo(Phase.CONVERSION);
  }

  @Test
  void an_unchanged_conclusion_needs_no_reason_and_keeps_none() {
    var approval = waiting(LandPaper.LAND_CONTRACT);
    receive(approval, LandPaper.LAND_CONTRACT);

    approval.convert(Verdict.CONDITIONAL, List.of("补齐标高"), "多余的理由", "多余的理由", NOW);

    var converted = approval.facts().converted();
    assertThat(converted).isNotNull();
    assertThat(converted.opinionReason()).isNull();
    assertThat(converted.conditionsReason()).isNull();
  }

  @Test
  void other_conditions_alone_need_their_own_reason() {
    var approval = waiting(LandPaper.LAND_CONTRACT);
    receive(approval, LandPaper.LAND_CONTRACT);

    assertThatThrownBy(() -> approval.convert(Verdict.CONDITIONAL, List.of("另一条"), "理由", null, NOW))
        .hasMessageContaining("conditionsReason");
  }

  @Test
  void a_decision_follows_the_converted_conclusion_not_the_simulated_one() {
    var approval = waiting(LandPaper.LAND_CONTRACT);
    receive(approval, LandPaper.LAND_CONTRACT);
    approval.convert(Verdict.REFUSED, List.of(), "用地性质与合同不符", "不再附条件", NOW);

    assertThatThrownBy(() -> approval.decide(granted())).hasMessageContaining("againstConclusion");
  }

  @Test
  void papers_sent_back_are_awaited_again_with_the_reason() {
    var approval = waiting(LandPaper.LAND_CONTRACT, LandPaper.SITE_OPINION);
    receive(approval, LandPaper.LAND_CONTRACT);
    receive(approval, LandPaper.SITE_OPINION);
    assertThatThrownBy(() -> approval.sendBack(Set.of(), "缺附图")).hasMessageContaining("unfitWhich");

    approval.sendBack(Set.of(LandPaper.LAND_CONTRACT), "缺附图");

    assertThat(approval.facts().awaited()).containsExactly(LandPaper.LAND_CONTRACT);
    assertThat(approval.facts().missing().get(1).unfit()).isEqualTo("缺附图");
  }

  @Test
  void steps_out_of_turn_are_refused() {
    var approval = formal();

    assertThatThrownBy(() -> approval.decide(granted())).hasMessageContaining("outOfTurn");
    assertThatThrownBy(() -> approval.rule(agreed(), Map.of())).hasMessageContaining("outOfTurn");
    assertThatThrownBy(() -> approval.giveOpinion("意见", Bringer.INVESTOR, NOW))
        .hasMessageContaining("outOfTurn");
  }

  @ParameterizedTest(name = "{0}: meeting {1}")
  @CsvSource({
    "AGREED, false",
    "AGREED CONDITIONAL, false",
    "REFUSED, false",
    "REFUSED REFUSED, false",
    "REFUSED AGREED, true",
    "CONDITIONAL REFUSED, true",
  })
  void one_no_against_anything_else_is_a_difference(String verdicts, boolean differ) {
    assertThat(Approval.differ(Arrays.stream(verdicts.split(" ")).map(Verdict::valueOf).toList()))
        .isEqualTo(differ);
  }

  @Test
  void those_a_ruling_goes_against_are_named() {
    var opinions =
        Map.of("fire", Verdict.REFUSED, "planning", Verdict.CONDITIONAL, "power", Verdict.AGREED);

    assertThat(Approval.overruledBy(Verdict.AGREED, opinions)).containsExactly("fire");
    assertThat(Approval.overruledBy(Verdict.REFUSED, opinions))
        .containsExactly("planning", "power");
  }

  private static Approval formal() {
    return Approval.begun(new IssueNumber("YS-2026-000001"), 1, "approval-office", false, NOW);
  }

  private static Approval waiting(LandPaper... missing) {
    var approval =
        Approval.begun(new IssueNumber("YS-2026-000001"), 1, "approval-office", true, NOW);
    approval.review("建设工程规划许可", Set.of(missing), "已实质审查", CONDITIONAL);
    approval.giveOpinion("可行", Bringer.INVESTOR, NOW);
    return approval;
  }

  private static boolean receive(Approval approval, LandPaper paper) {
    return approval.receive(paper, null, null, UUID.randomUUID(), "investor", NOW);
  }

  private static Conclusion agreed() {
    return new Conclusion(Verdict.AGREED, "材料齐全，符合规定。", List.of());
  }

  private static Decided granted() {
    return new Decided(
        true, "绍政审〔2026〕12号", LocalDate.of(2026, 10, 23), null, null, null, null, NOW);
  }
}
