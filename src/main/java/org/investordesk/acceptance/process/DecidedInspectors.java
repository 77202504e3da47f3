package org.investordesk.acceptance.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.investordesk.acceptance.SiteFacts;
import org.investordesk.acceptance.domain.InspectorTable;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** The table as the engine's decision {@code joint-inspection-departments}. */
@Component
class DecidedInspectors implements InspectorTable {

  static final String KEY = "joint-inspection-departments";

  private final DecisionService decisions;
  private final DesksOwnName own;

  DecidedInspectors(DecisionService decisions, DesksOwnName own) {
    this.decisions = decisions;
    this.own = own;
  }

  static Map<String, Object> inputs(SiteFacts facts) {
    return Map.of(
        "sector", facts.sector().name(),
        "height", facts.height().doubleValue(),
        "area", facts.area().doubleValue(),
        "civilDefence", facts.civilDefence(),
        "environment", facts.surroundings().name());
  }

  @Override
  public List<Proposal> propose(SiteFacts facts) {
    var first = new LinkedHashMap<String, Proposal>();
    for (var rule : own.get(() -> decisions.evaluateDecisionTableByKey(KEY, inputs(facts)))) {
      String department = rule.getEntry("department");
      first.putIfAbsent(department, new Proposal(department, rule.getEntry("rule")));
    }
    return List.copyOf(first.values());
  }
}
