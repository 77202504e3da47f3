package org.investordesk.onsite.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Form;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Variables;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 签发纪要: the convener signs the minutes or sends them back. */
@Component
class SignMinutesForm implements TaskListener {

  /** What the form offers. */
  enum Decision {
    SIGN,
    SEND_BACK
  }

  private final SubmittedForms forms;
  private final OnSiteOffices offices;

  SignMinutesForm(SubmittedForms forms, OnSiteOffices offices) {
    this.forms = forms;
    this.offices = offices;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(task, Form.OF_SIGNATURE, form -> decide(task, form));
  }

  private void decide(DelegateTask task, SubmittedForm form) {
    var number = task.getExecution().getProcessBusinessKey();
    var decision = form.choice(Form.DECISION, Decision.class);
    switch (decision) {
      case SIGN -> offices.sign(number);
      case SEND_BACK -> offices.sendBack(number, form.find(Form.TEXT).orElse(""));
    }
    Variables.SIGNED.writeTo(task.getExecution(), decision == Decision.SIGN);
  }
}
