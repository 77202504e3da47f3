package org.investordesk.satisfaction.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.satisfaction.domain.FollowUp;
import org.springframework.stereotype.Component;

/** Nobody answered: the survey ends without a rating. */
@Component
class LeaveUnansweredDelegate implements JavaDelegate {

  private final FollowUp followUp;

  LeaveUnansweredDelegate(FollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.leaveUnanswered(FollowUpSteps.number(execution));
  }
}
