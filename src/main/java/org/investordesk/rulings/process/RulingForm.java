package org.investordesk.rulings.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;

/** Complete listener of a task that rules on a request: granted or refused, with a reason. */
abstract class RulingForm implements TaskListener {

  /** What all requests' processes carry: the id of the request. */
  static final ProcessVariable<Long> REQUEST = new ProcessVariable<>("request", Long.class);

  /** Read by the gateway in the same transaction, never stored. */
  static final ProcessVariable<Boolean> GRANTED = ProcessVariable.flag("granted");

  static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  static final ProcessVariable<String> TEXT = ProcessVariable.text("text");

  /** Texts are measured by the front door, which knows each one's limits. */
  private static final int ANY_LENGTH = 100_000;

  enum Decision {
    GRANT,
    REFUSE
  }

  private final SubmittedForms forms;

  RulingForm(SubmittedForms forms) {
    this.forms = forms;
  }

  @Override
  public final void notify(DelegateTask task) {
    long request = REQUEST.readFrom(task);
    forms.receive(
        task,
        fields(),
        form -> {
          var granted = form.choice(DECISION, Decision.class) == Decision.GRANT;
          if (granted) {
            grant(request, form, words(form));
          } else {
            refuse(request, words(form));
          }
          task.getExecution().setVariable(GRANTED.name(), Variables.booleanValue(granted, true));
        });
  }

  abstract List<ProcessVariable<String>> fields();

  abstract void grant(long request, SubmittedForm form, String text);

  abstract void refuse(long request, String text);

  private static String words(SubmittedForm form) {
    return form.text(TEXT, 0, ANY_LENGTH);
  }
}
