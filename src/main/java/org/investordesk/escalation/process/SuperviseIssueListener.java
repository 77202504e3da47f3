package org.investordesk.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.domain.Supervising;
import org.investordesk.escalation.process.EscalationSupervisionProcess.Form;
import org.investordesk.escalation.process.EscalationSupervisionProcess.Variables;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** Takes in what a leader decided about an issue he supervises. */
@Component
class SuperviseIssueListener implements TaskListener {

  /** What the form offers. */
  enum Decision {
    URGE,
    INSTRUCT,
    ORDER,
    GRANT_TIME,
    REASSIGN,
    ON_SITE,
    END
  }

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;

  private final SubmittedForms forms;
  private final Supervising supervising;
  private final Directing directing;

  SuperviseIssueListener(SubmittedForms forms, Supervising supervising, Directing directing) {
    this.forms = forms;
    this.supervising = supervising;
    this.directing = directing;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(task, Form.FIELDS, form -> decide(task, form));
  }

  private void decide(DelegateTask task, SubmittedForm form) {
    var issue = new IssueNumber(task.getExecution().getProcessBusinessKey());
    var decision = form.choice(Form.DECISION, Decision.class);
    var text = form.text(Form.TEXT, SHORTEST_TEXT, LONGEST_TEXT);
    switch (decision) {
      case URGE -> supervising.urge(issue, text);
      case INSTRUCT -> directing.instruct(issue, wanted(form, text));
      case ORDER -> directing.order(issue, wanted(form, text));
      case GRANT_TIME -> supervising.grantTime(issue, days(form), text);
      case ON_SITE -> supervising.requestOnSite(issue, text);
      case REASSIGN -> supervising.reassign(issue, form.require(Form.DEPARTMENT), text);
      case END -> supervising.end(issue, Variables.SUPERVISOR.readFrom(task), text);
    }
    Variables.SUPERVISION_ENDED.writeTo(task.getExecution(), decision == Decision.END);
  }

  private static NewInstruction wanted(SubmittedForm form, String text) {
    return new NewInstruction(
        text,
        form.find(Form.DEPARTMENT).orElse(null),
        form.find(Form.PERSON).orElse(null),
        form.date(Form.UNTIL).orElse(null));
  }

  private static int days(SubmittedForm form) {
    var typed = form.find(Form.DAYS).orElse("");
    return typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
  }
}
