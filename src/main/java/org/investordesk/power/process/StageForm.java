package org.investordesk.power.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections.Finding;
import org.jspecify.annotations.Nullable;

/** Complete listener of a stage's task: takes in the form and tells the room what was decided. */
abstract class StageForm implements TaskListener {

  static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  static final ProcessVariable<String> ON = ProcessVariable.text("on");
  static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");
  static final ProcessVariable<String> WORKS = ProcessVariable.text("works");

  private final StageHand hand;

  StageForm(StageHand hand) {
    this.hand = hand;
  }

  @Override
  public final void notify(DelegateTask task) {
    hand.receive(
        task,
        fields(),
        (number, form) -> {
          var answer = decide(number, form);
          if (answer != null) {
            task.getExecution()
                .setVariable(answer.question().name(), Variables.booleanValue(answer.yes(), true));
          }
        });
  }

  abstract List<ProcessVariable<String>> fields();

  /** What the gateway behind the task reads. */
  record Answer(ProcessVariable<Boolean> question, boolean yes) {}

  /**
   * @return null where no gateway follows
   */
  abstract @Nullable Answer decide(IssueNumber number, SubmittedForm form);

  /** Day, words and evidence; what is missing is refused by the room, in a sentence. */
  static Finding finding(SubmittedForm form) {
    return new Finding(form.requireDate(ON), form.find(TEXT).orElse(""), evidence(form));
  }

  /** Ids of files attached before, separated by commas. */
  private static Set<UUID> evidence(SubmittedForm form) {
    try {
      return form.find(EVIDENCE).stream()
          .flatMap(ids -> Arrays.stream(ids.split(",")))
          .map(String::strip)
          .filter(id -> !id.isEmpty())
          .map(UUID::fromString)
          .collect(Collectors.toSet());
    } catch (IllegalArgumentException noId) {
      throw new Refusal("power.refusal.evidenceUnknown");
    }
  }
}
