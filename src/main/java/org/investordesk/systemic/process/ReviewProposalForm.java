package org.investordesk.systemic.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.systemic.SystemicFixes;
import org.investordesk.systemic.process.SystemicFixProcess.Form;
import org.investordesk.systemic.process.SystemicFixProcess.Variables;
import org.springframework.stereotype.Component;

/** 审定建议: the supervision office takes a recommendation up or not. */
@Component
class ReviewProposalForm implements TaskListener {

  /** What the form offers. */
  enum Decision {
    ADOPT,
    REJECT
  }

  private final SubmittedForms forms;
  private final SystemicFixes fixes;

  ReviewProposalForm(SubmittedForms forms, SystemicFixes fixes) {
    this.forms = forms;
    this.fixes = fixes;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(task, Form.FIELDS, form -> decide(task, form));
  }

  private void decide(DelegateTask task, SubmittedForm form) {
    var number = task.getExecution().getProcessBusinessKey();
    var decision = form.choice(Form.DECISION, Decision.class);
    var word = form.find(Form.TEXT).orElse("");
    switch (decision) {
      case ADOPT -> fixes.adopt(number, word);
      case REJECT -> fixes.reject(number, word);
    }
    Variables.ACCEPTED.writeTo(task.getExecution(), decision == Decision.ADOPT);
  }
}
