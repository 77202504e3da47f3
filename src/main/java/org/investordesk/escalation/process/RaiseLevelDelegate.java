package org.investordesk.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Appealing;
import org.springframework.stereotype.Component;

/** An appeal was upheld: the next level is called. */
@Component
class RaiseLevelDelegate implements JavaDelegate {

  private final Appealing appealing;

  RaiseLevelDelegate(Appealing appealing) {
    this.appealing = appealing;
  }

  @Override
  public void execute(DelegateExecution execution) {
    appealing.callNextLevel(new IssueNumber(execution.getProcessBusinessKey()));
  }
}
