package org.investordesk.cases.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;

/**
 * Complete listener of a task: takes in what the person sent and tells the desk. Where the desk
 * itself completes the task, the decision has been made already.
 */
abstract class DecisionForm implements TaskListener {

  static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  static final ProcessVariable<String> TEXT = ProcessVariable.text("text");

  /** Texts are measured by the desk, which knows each one's limits. */
  private static final int ANY_LENGTH = 100_000;

  private final SubmittedForms forms;
  private final DeskHand hand;

  DecisionForm(SubmittedForms forms, DeskHand hand) {
    this.forms = forms;
    this.hand = hand;
  }

  @Override
  public final void notify(DelegateTask task) {
    if (hand.isActing()) {
      return;
    }
    var number = new IssueNumber(task.getExecution().getProcessBusinessKey());
    forms.receive(task, fields(), form -> hand.completing(task, () -> decide(number, form)));
  }

  abstract List<ProcessVariable<String>> fields();

  abstract void decide(IssueNumber number, SubmittedForm form);

  static String words(SubmittedForm form, ProcessVariable<String> field) {
    return form.text(field, 0, ANY_LENGTH);
  }
}
