package org.investordesk.onsite.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.onsite.domain.FollowUps;
import org.springframework.stereotype.Component;

/** The last decision has been carried out. */
@Component
class CloseOfficeDelegate implements JavaDelegate {

  private final FollowUps followUps;

  CloseOfficeDelegate(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.ended(execution.getProcessBusinessKey());
  }
}
