package org.investordesk.escalation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.process.DirectiveFollowupProcess.Form;
import org.investordesk.escalation.process.DirectiveFollowupProcess.Variables;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** Takes in whether the answer to an instruction or order does. */
@Component
class ReviewAnswerListener implements TaskListener {

  /** What the form offers. */
  enum Decision {
    ACCEPT,
    SEND_BACK
  }

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;

  private final SubmittedForms forms;
  private final Directing directing;

  ReviewAnswerListener(SubmittedForms forms, Directing directing) {
    this.forms = forms;
    this.directing = directing;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(
        task,
        Form.FIELDS,
        form -> {
          var accepted = form.choice(Form.DECISION, Decision.class) == Decision.ACCEPT;
          var word = form.text(Form.TEXT, SHORTEST_TEXT, LONGEST_TEXT);
          directing.review(Long.parseLong(Variables.DIRECTIVE.readFrom(task)), accepted, word);
          Variables.ACCEPTED.writeTo(task.getExecution(), accepted);
        });
  }
}
