package org.investordesk.escalation.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table as the office reads it, row by row. */
class EscalationLadderTest {

  private static final Path TABLE = Path.of("processes/escalation/escalation-ladder.dmn");
  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private static final DmnDecision LADDER = ladder();

  @ParameterizedTest(name = "{0} {1}, raised {2}: {3}")
  @CsvSource({
    "RESOLUTION, YELLOW,    false, Y,  rule_resolutionYellow",
    "RESOLUTION, YELLOW,    true,  Y,  rule_resolutionYellow",
    "RESOLUTION, WARNED,    false, L1, rule_resolutionWarned",
    "RESOLUTION, WARNED,    true,  L2, rule_resolutionWarnedRaised",
    "RESOLUTION, DUE,       false, L2, rule_resolutionDue",
    "RESOLUTION, DUE,       true,  L3, rule_resolutionDueRaised",
    "RESOLUTION, OVERDUE_1, false, L3, rule_resolutionOverdue1",
    "RESOLUTION, OVERDUE_1, true,  L4, rule_resolutionOverdue1Raised",
    "RESOLUTION, OVERDUE_2, false, L4, rule_resolutionOverdue2",
    "RESOLUTION, OVERDUE_2, true,  L4, rule_resolutionOverdue2",
    "CEILING,    DUE,       false, L4, rule_ceilingDue",
    "CEILING,    DUE,       true,  L4, rule_ceilingDue",
    "CONTACT,    DUE,       false, L1, rule_otherClockDue",
    "TRIAGE,     DUE,       true,  L1, rule_otherClockDue",
    "SIGN_FOR,   DUE,       false, L1, rule_otherClockDue",
    "PLAN,       DUE,       false, L1, rule_otherClockDue",
    "UPDATE,     DUE,       true,  L1, rule_otherClockDue",
    "CHECK,      DUE,       false, L1, rule_otherClockDue"
  })
  void calls_the_level_of_the_milestone(
      ClockName clock, Milestone milestone, boolean raised, String level, String rule) {
    var called = evaluate(clock, milestone, "POWER", raised);

    assertThat(called).isNotNull();
    assertThat(called.<String>getEntry("level")).isEqualTo(level);
    assertThat(called.<String>getEntry("rule")).isEqualTo(rule);
    assertThat(called.<Integer>getEntry("repeat")).as("each working day").isEqualTo(1);
  }

  @Test
  void an_issue_without_a_type_yet_is_called_for_all_the_same() {
    var called = evaluate(ClockName.TRIAGE, Milestone.DUE, null, false);

    assertThat(called).isNotNull();
    assertThat(called.<String>getEntry("level")).isEqualTo("L1");
  }

  @Test
  void the_silence_of_the_investor_calls_nobody() {
    for (var milestone : Milestone.values()) {
      assertThat(evaluate(ClockName.SILENCE, milestone, "POWER", true)).isNull();
    }
  }

  @Test
  void other_clocks_call_at_their_limit_only() {
    for (var clock : ClockName.values()) {
      for (var milestone : Milestone.values()) {
        if (clock != ClockName.RESOLUTION && milestone != Milestone.DUE) {
          assertThat(evaluate(clock, milestone, "LAND", false))
              .as("%s %s", clock, milestone)
              .isNull();
        }
      }
    }
  }

  @Test
  void every_rule_is_recorded_under_its_own_id() {
    var seen = new HashSet<String>();
    for (var rule : Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class)) {
      var outputs = rule.getOutputEntries().iterator();
      outputs.next();
      assertThat(outputs.next().getTextContent().strip()).isEqualTo('"' + rule.getId() + '"');
      seen.add(rule.getId());
    }
    assertThat(seen).hasSize(10);
  }

  @Test
  void every_rule_can_be_reached() {
    var fired = new HashSet<String>();
    for (var clock : ClockName.values()) {
      for (var milestone : Milestone.values()) {
        for (var raised : Set.of(true, false)) {
          var called = evaluate(clock, milestone, "POWER", raised);
          if (called != null) {
            fired.add(called.getEntry("rule"));
          }
        }
      }
    }
    assertThat(fired).hasSize(10);
  }

  private static @Nullable DmnDecisionRuleResult evaluate(
      ClockName clock, Milestone milestone, @Nullable String type, boolean raised) {
    return ENGINE
        .evaluateDecisionTable(
            LADDER,
            Variables.putValue("clock", clock.name())
                .putValue("milestone", milestone.name())
                .putValue("type", type)
                .putValue("raised", raised))
        .getSingleResult();
  }

  private static DmnDecision ladder() {
    try {
      return ENGINE.parseDecision(
          DecisionLadder.KEY, new ByteArrayInputStream(Files.readAllBytes(TABLE)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
