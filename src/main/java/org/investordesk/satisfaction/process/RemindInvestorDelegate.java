package org.investordesk.satisfaction.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.satisfaction.domain.FollowUp;
import org.springframework.stereotype.Component;

/** Reminds the investor of the survey. */
@Component
class RemindInvestorDelegate implements JavaDelegate {

  private final FollowUp followUp;

  RemindInvestorDelegate(FollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUp.remind(FollowUpSteps.number(execution));
  }
}
