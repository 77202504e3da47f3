package org.investordesk.acceptance.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.cases.IssueNumber;
import org.springframework.stereotype.Component;

/** The department chose the stages: the first one begins. */
@Component
class FileCheckBegun implements ExecutionListener {

  private final AcceptanceDesk desk;

  FileCheckBegun(AcceptanceDesk desk) {
    this.desk = desk;
  }

  @Override
  public void notify(DelegateExecution execution) {
    desk.begin(new IssueNumber(execution.getProcessBusinessKey()));
  }
}
