package org.investordesk.satisfaction.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.satisfaction.Satisfaction;
import org.investordesk.satisfaction.Satisfaction.Answer;
import org.investordesk.satisfaction.process.SatisfactionFollowupProcess.Form;
import org.springframework.stereotype.Component;

/** 电话回访: takes down what the investor said on the telephone, or that he was not reached. */
@Component
class CallInvestorForm implements TaskListener {

  /** What the form offers. */
  enum Decision {
    ANSWERED,
    NOT_REACHED
  }

  private static final int SHORTEST_NOTE = 2;
  private static final int LONGEST_NOTE = 1000;

  private final SubmittedForms forms;
  private final Satisfaction satisfaction;

  CallInvestorForm(SubmittedForms forms, Satisfaction satisfaction) {
    this.forms = forms;
    this.satisfaction = satisfaction;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(task, Form.FIELDS, form -> decide(task, form));
  }

  private void decide(DelegateTask task, SubmittedForm form) {
    var issue = new IssueNumber(task.getExecution().getProcessBusinessKey());
    switch (form.choice(Form.DECISION, Decision.class)) {
      case ANSWERED ->
          satisfaction.answeredByTelephone(
              issue,
              new Answer(
                  "YES".equals(form.require(Form.SOLVED)),
                  rating(form.require(Form.RATING)),
                  form.find(Form.TEXT).orElse(null)));
      case NOT_REACHED ->
          satisfaction.notReached(issue, form.text(Form.TEXT, SHORTEST_NOTE, LONGEST_NOTE));
    }
  }

  private static int rating(String level) {
    if (!level.matches("[1-5]")) {
      throw new Refusal("satisfaction.refusal.rating");
    }
    return Integer.parseInt(level);
  }
}
