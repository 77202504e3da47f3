package org.investordesk.power.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.domain.Supply;
import org.springframework.stereotype.Component;

/** Answers the model which way a kind of supply goes. */
@Component
public class PowerCourse {

  private final CaseFiles files;

  PowerCourse(CaseFiles files) {
    this.files = files;
  }

  /** Low voltage needs no design review and no inspection during the works. */
  public boolean highVoltage(DelegateExecution execution) {
    var issue = files.find(new IssueNumber(execution.getProcessBusinessKey())).orElseThrow();
    return Supply.isHighVoltage(issue.variant());
  }
}
