package org.investordesk.escalation.process;

import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.OrderColour;
import org.investordesk.escalation.domain.OrderTerms;
import org.investordesk.platform.process.DesksOwnName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Terms of an order as the engine's decision {@code supervision-order}. */
@Component
class DecisionOrderTerms implements OrderTerms {

  static final String KEY = "supervision-order";

  private final DecisionService decisions;
  private final DesksOwnName own;

  DecisionOrderTerms(DecisionService decisions, DesksOwnName own) {
    this.decisions = decisions;
    this.own = own;
  }

  @Override
  public Terms of(@Nullable Level level) {
    var facts = Variables.putValue("level", level == null ? null : level.name());
    var rule = own.get(() -> decisions.evaluateDecisionTableByKey(KEY, facts)).getSingleResult();
    return new Terms(OrderColour.valueOf(rule.getEntry("colour")), rule.getEntry("answerDays"));
  }
}
