package org.investordesk.satisfaction.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.satisfaction.domain.FollowUp;
import org.springframework.stereotype.Component;

/** A bad rating brings the issue back. */
@Component
class ReopenIssueDelegate implements JavaDelegate {

  private final FollowUp followUp;

  ReopenIssueDelegate(FollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.reopen(FollowUpSteps.number(execution));
  }
}
