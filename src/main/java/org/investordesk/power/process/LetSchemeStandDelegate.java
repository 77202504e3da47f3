package org.investordesk.power.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.PowerConnections;
import org.springframework.stereotype.Component;

/** The window has passed without a word. */
@Component
class LetSchemeStandDelegate implements JavaDelegate {

  private final PowerConnections connections;

  LetSchemeStandDelegate(PowerConnections connections) {
    this.connections = connections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    connections.letSchemeStand(new IssueNumber(execution.getProcessBusinessKey()));
  }
}
