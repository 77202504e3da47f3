package org.investordesk.escalation.process;

import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.cases.IssueType;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Ladder;
import org.investordesk.escalation.domain.Ladders;
import org.investordesk.escalation.domain.Rung;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ladder as the engine's decision {@code escalation-ladder}, in the version of the issue's
 * registration.
 */
@Component
class DecisionLadder implements Ladders {

  static final String KEY = "escalation-ladder";

  private final DecisionService decisions;
  private final DecisionVersions versions;
  private final DesksOwnName own;

  DecisionLadder(DecisionService decisions, DecisionVersions versions, DesksOwnName own) {
    this.decisions = decisions;
    this.versions = versions;
    this.own = own;
  }

  @Override
  public Ladder of(Instant registered) {
    var version = versions.promised(KEY, registered);
    return (clock, milestone, type, raised) -> rung(version, clock, milestone, type, raised);
  }

  private Optional<Rung> rung(
      DecisionVersions.Chosen version,
      ClockName clock,
      Milestone milestone,
      @Nullable IssueType type,
      boolean raised) {
    var facts =
        Variables.putValue("clock", clock.name())
            .putValue("milestone", milestone.name())
            .putValue("type", type == null ? null : type.name())
            .putValue("raised", raised);
    var rule =
        own.get(() -> decisions.evaluateDecisionTableById(version.definition(), facts))
            .getSingleResult();
    return Optional.ofNullable(rule)
        .map(
            found ->
                new Rung(
                    Level.valueOf(found.getEntry("level")),
                    version.recorded(found.getEntry("rule")),
                    found.getEntry("repeat")));
  }
}
