package org.investordesk.cases.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.springframework.stereotype.Component;

/** A coordinator claimed the triage: from now on the investor has somebody to talk to. */
@Component
class TriageTaken implements TaskListener {

  private final IssueDesk desk;

  TriageTaken(IssueDesk desk) {
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    if (task.getAssignee() != null) {
      desk.contact(new IssueNumber(task.getExecution().getProcessBusinessKey()));
    }
  }
}
