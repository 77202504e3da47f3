package org.investordesk.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.cases.IssueState.ANSWERED;
import static org.investordesk.cases.IssueState.DISPATCHED;
import static org.investordesk.cases.IssueState.EXPLAINED;
import static org.investordesk.cases.IssueState.IN_PROGRESS;
import static org.investordesk.cases.IssueState.REGISTERED;
import static org.investordesk.cases.IssueState.SOLVED;
import static org.investordesk.cases.IssueState.WAITING_INVESTOR;
import static org.investordesk.cases.IssueState.WAITING_THIRD_PARTY;
import static org.investordesk.cases.IssueState.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.platform.Refusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IssueTest {

  private static final Instant NOW = Instant.parse("2026-10-23T02:00:00Z");

  /** Every step, and the states it may be taken in; all others must refuse it. */
  private static final Map<String, Set<IssueState>> ALLOWED =
      Map.of(
          "accept", Set.of(REGISTERED),
          "decline", Set.of(REGISTERED),
          "signFor", Set.of(DISPATCHED),
          "update", Set.of(DISPATCHED, IN_PROGRESS, WAITING_INVESTOR, WAITING_THIRD_PARTY),
          "await", Set.of(IN_PROGRESS),
          "resume", Set.of(WAITING_INVESTOR, WAITING_THIRD_PARTY),
          "submitAnswer", Set.of(IN_PROGRESS),
          "confirm", Set.of(ANSWERED),
          "object", Set.of(ANSWERED, SOLVED, EXPLAINED),
          "transfer", Set.of(DISPATCHED, IN_PROGRESS, WAITING_INVESTOR, WAITING_THIRD_PARTY));

  private static final Map<String, Consumer<Issue>> STEPS =
      Map.of(
          "accept",
              issue -> issue.accept(IssueType.LAND, null, "natural-resources", null, "c", NOW),
          "decline", issue -> issue.decline("c", NOW),
          "signFor", issue -> issue.signFor("h", null, Course.DIRECT),
          "update", issue -> issue.update(null),
          "await", issue -> issue.await(WAITING_INVESTOR),
          "resume", Issue::resume,
          "submitAnswer", issue -> issue.submitAnswer("答复", false, null),
          "confirm", issue -> issue.confirm(NOW),
          "object", issue -> issue.object(NOW),
          "transfer", issue -> issue.transfer("housing-construction", NOW));

  @TestFactory
  Stream<DynamicTest> a_step_is_taken_only_in_the_states_that_allow_it() {
    return STEPS.keySet().stream()
        .sorted()
        .flatMap(
            step ->
                Stream.of(IssueState.values())
                    .map(
                        state ->
                            DynamicTest.dynamicTest(
                                step + " in " + state,
                                () -> {
                                  var issue = in(state);
                                  if (ALLOWED.getOrDefault(step, Set.of()).contains(state)) {
                                    STEPS.get(step).accept(issue);
                                  } else {
                                    assertThatThrownBy(() -> STEPS.get(step).accept(issue))
                                        .isInstanceOf(Refusal.class);
                                    assertThat(issue.facts().state()).isEqualTo(state);
                                  }
                                })));
  }

  @Test
  void an_issue_can_be_withdrawn_while_it_is_open_and_only_then() {
    var ends = new EnumMap<IssueState, Boolean>(IssueState.class);
    for (var state : IssueState.values()) {
      var issue = in(state);
      try {
        issue.withdraw(NOW);
        ends.put(state, issue.facts().state() == WITHDRAWN);
      } catch (Refusal no) {
        ends.put(state, false);
      }
    }

    for (var state : IssueState.values()) {
      assertThat(ends.get(state)).as(state.name()).isEqualTo(state.isOpen());
    }
  }

  @Test
  void an_answer_under_check_is_neither_answered_again_nor_taken_away() {
    var issue = in(IN_PROGRESS);
    issue.submitAnswer("已接电", false, null);

    for (var step : List.of("submitAnswer", "await", "transfer")) {
      assertThatThrownBy(() -> STEPS.get(step).accept(issue)).as(step).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void an_explanation_ends_as_explained_and_never_counts_as_solved() {
    var issue = in(IN_PROGRESS);
    issue.submitAnswer("不符合条件", true, "浙价资〔2013〕第 1 号");
    issue.release(null, NOW);

    issue.confirm(NOW);

    assertThat(issue.facts().state()).isEqualTo(EXPLAINED);
  }

  @Test
  void silence_closes_without_the_investors_word() {
    var issue = in(ANSWERED);

    issue.lapse(NOW);

    assertThat(issue.facts().confirmed()).isFalse();
    assertThat(issue.facts().state()).isEqualTo(SOLVED);
  }

  @Test
  void an_issue_reopens_until_the_thirtieth_day_after_closing_and_not_later() {
    var inTime = in(SOLVED);
    var late = in(SOLVED);

    assertThat(inTime.object(NOW.plus(Duration.ofDays(30)))).isTrue();
    assertThatThrownBy(() -> late.object(NOW.plus(Duration.ofDays(30)).plusSeconds(1)))
        .hasMessageContaining("tooLateToReopen");
  }

  @Test
  void the_first_coordinator_stays() {
    var issue = in(REGISTERED);

    assertThat(issue.contactBy("xu.min")).isTrue();
    assertThat(issue.contactBy("somebody.else")).isFalse();
    assertThat(issue.facts().coordinator()).isEqualTo("xu.min");
  }

  private static Issue in(IssueState state) {
    return new Issue(
        new Issue.Facts(
            IssueNumber.of(2026, 1),
            new UUID(1, 1),
            IssueType.POWER,
            "LOW",
            state,
            false,
            "新厂房需要接电",
            "至今没有接上正式用电。",
            null,
            null,
            null,
            "power-supply",
            "power-supply",
            "rule_power",
            null,
            null,
            NOW,
            NOW,
            NOW,
            state.isOpen() ? null : NOW,
            null,
            "已接电",
            false,
            null,
            0,
            null,
            Course.DIRECT,
            null,
            false));
  }
}
