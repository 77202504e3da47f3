package org.investordesk.power.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.ConnectionView;
import org.investordesk.power.PowerConnections;
import org.springframework.stereotype.Component;

/**
 * Answers the model when the investor's window closes: at the minute his letter named. It is no
 * limit of the desk, so it has a timer of its own and no clock (docs/adr/0021).
 */
@Component
public class SchemeWindow {

  private final PowerConnections connections;

  SchemeWindow(PowerConnections connections) {
    this.connections = connections;
  }

  public Date closes(DelegateExecution execution) {
    return connections
        .find(new IssueNumber(execution.getProcessBusinessKey()))
        .map(ConnectionView::contestUntil)
        .map(Date::from)
        .orElseThrow();
  }
}
