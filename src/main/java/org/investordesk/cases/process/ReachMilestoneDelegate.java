package org.investordesk.cases.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.sla.ServiceClocks;
import org.springframework.stereotype.Component;

/** The timer has fired: the clocks say which milestone that was, if any. */
@Component
class ReachMilestoneDelegate implements JavaDelegate {

  private final IssueStore issues;
  private final ServiceClocks clocks;
  private final Clock clock;

  ReachMilestoneDelegate(IssueStore issues, ServiceClocks clocks, Clock clock) {
    this.issues = issues;
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    // One thing at a time happens to an issue; what is read of it from here on is what holds.
    issues.lock(new IssueNumber(execution.getProcessBusinessKey())).orElseThrow();
    clocks.fire(execution.getProcessBusinessKey(), clock.instant());
  }
}
