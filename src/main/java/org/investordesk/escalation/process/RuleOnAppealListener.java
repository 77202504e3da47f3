package org.investordesk.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.domain.Appealing;
import org.investordesk.escalation.process.AppealRulingProcess.Form;
import org.investordesk.escalation.process.AppealRulingProcess.Variables;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** Takes in the ruling on an investor's appeal. */
@Component
class RuleOnAppealListener implements TaskListener {

  /** What the form offers. */
  enum Decision {
    UPHOLD,
    REJECT
  }

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;

  private final SubmittedForms forms;
  private final Appealing appealing;

  RuleOnAppealListener(SubmittedForms forms, Appealing appealing) {
    this.forms = forms;
    this.appealing = appealing;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(
        task,
        Form.FIELDS,
        form -> {
          var issue = new IssueNumber(task.getExecution().getProcessBusinessKey());
          var upheld = form.choice(Form.DECISION, Decision.class) == Decision.UPHOLD;
          appealing.rule(issue, upheld, form.text(Form.TEXT, SHORTEST_TEXT, LONGEST_TEXT));
          Variables.UPHELD.writeTo(task.getExecution(), upheld);
        });
  }
}
