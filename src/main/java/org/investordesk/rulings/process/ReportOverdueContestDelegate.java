package org.investordesk.rulings.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.rulings.PauseContests;
import org.springframework.stereotype.Component;

/** 报告督查室: nobody ruled on the contested pause within its working day. */
@Component
class ReportOverdueContestDelegate implements JavaDelegate {

  private final PauseContests contests;

  ReportOverdueContestDelegate(PauseContests contests) {
    this.contests = contests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    contests.overdue(RulingForm.REQUEST.readFrom(execution));
  }
}
