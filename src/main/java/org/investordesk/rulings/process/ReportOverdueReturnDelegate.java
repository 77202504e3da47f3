package org.investordesk.rulings.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.investordesk.rulings.Returns;
import org.springframework.stereotype.Component;

/** 报告督查室: nobody ruled on the return on its day. */
@Component
class ReportOverdueReturnDelegate implements JavaDelegate {

  private final Returns returns;

  ReportOverdueReturnDelegate(Returns returns) {
    this.returns = returns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    returns.overdue(RulingForm.REQUEST.readFrom(execution));
  }
}
