package org.investordesk.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
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
    REASSIGN,
    END
  }

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;

  private final SubmittedForms forms;
  private final Supervising supervising;

  SuperviseIssueListener(SubmittedForms forms, Supervising supervising) {
    this.forms = forms;
    this.supervising = supervising;
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
      case INSTRUCT -> supervising.instruct(issue, text, form.requireDate(Form.UNTIL));
      case REASSIGN -> supervising.reassign(issue, form.require(Form.DEPARTMENT), text);
      case END -> supervising.end(issue, Variables.SUPERVISOR.readFrom(task), text);
    }
    Variables.SUPERVISION_ENDED.writeTo(task.getExecution(), decision == Decision.END);
  }
}
