package org.investordesk.approval.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.cases.IssueNumber;
import org.springframework.stereotype.Component;

/** The papers reach the reviewer: round and first stage begin. */
@Component
class ReviewBegins implements ExecutionListener {

  private final ApprovalDesk desk;

  ReviewBegins(ApprovalDesk desk) {
    this.desk = desk;
  }

  @Override
  public void notify(DelegateExecution execution) {
    desk.begin(new IssueNumber(execution.getProcessBusinessKey()));
  }
}
