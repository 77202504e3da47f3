package org.investordesk.cases.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.sla.ServiceClocks;
import org.springframework.stereotype.Component;

/** The timer has fired: the clocks say which milestone that was, if any. */
@Component
class ReachMilestoneDelegate implements JavaDelegate {

  private final ServiceClocks clocks;
  private final Clock clock;

  ReachMilestoneDelegate(ServiceClocks clocks, Clock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    clocks.fire(execution.getProcessBusinessKey(), clock.instant());
  }
}
