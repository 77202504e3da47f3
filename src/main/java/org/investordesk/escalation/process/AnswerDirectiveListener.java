package org.investordesk.escalation.process;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.escalation.domain.Directing;
import org.investordesk.escalation.process.DirectiveAnswerProcess.Form;
import org.investordesk.escalation.process.DirectiveAnswerProcess.Variables;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** Takes in the department's answer to an instruction or order. */
@Component
class AnswerDirectiveListener implements TaskListener {

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 3000;

  private final SubmittedForms forms;
  private final Directing directing;

  AnswerDirectiveListener(SubmittedForms forms, Directing directing) {
    this.forms = forms;
    this.directing = directing;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(
        task,
        Form.FIELDS,
        form ->
            directing.answer(
                Long.parseLong(Variables.DIRECTIVE.readFrom(task)),
                form.text(Form.TEXT, SHORTEST_TEXT, LONGEST_TEXT),
                evidence(form)));
  }

  /** Ids of files attached before, separated by commas. */
  private static Set<UUID> evidence(SubmittedForm form) {
    try {
      return form.find(Form.EVIDENCE).stream()
          .flatMap(ids -> Arrays.stream(ids.split(",")))
          .map(String::strip)
          .filter(id -> !id.isEmpty())
          .map(UUID::fromString)
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException noId) {
      throw new Refusal("escalation.refusal.evidenceMissing");
    }
  }
}
