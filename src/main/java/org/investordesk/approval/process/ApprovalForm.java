package org.investordesk.approval.process;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.approval.LandPaper;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;

/** Complete listener of a task of {@code approval-coordination}. */
abstract class ApprovalForm implements TaskListener {

  static final ProcessVariable<String> VERDICT = ProcessVariable.text("verdict");
  static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  static final ProcessVariable<String> CONDITIONS = ProcessVariable.text("conditions");
  static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");

  private final StageHand hand;
  private final List<ProcessVariable<String>> fields;

  ApprovalForm(StageHand hand, List<ProcessVariable<String>> fields) {
    this.hand = hand;
    this.fields = fields;
  }

  @Override
  public final void notify(DelegateTask task) {
    hand.receive(task, fields, (number, form) -> decide(task, number, form));
  }

  abstract void decide(DelegateTask task, IssueNumber number, SubmittedForm form);

  /** Answers the gateway behind the task, and is forgotten then. */
  static void answer(DelegateTask task, ProcessVariable<Boolean> question, boolean answer) {
    task.getExecution()
        .setVariables(Variables.putValue(question.name(), Variables.booleanValue(answer, true)));
  }

  static List<String> lines(SubmittedForm form, ProcessVariable<String> field) {
    return form.find(field).map(text -> Arrays.asList(text.split("\n"))).orElse(List.of());
  }

  /** Ids of files attached before, separated by commas. */
  static Set<UUID> evidence(SubmittedForm form) {
    try {
      return names(form, EVIDENCE).stream().map(UUID::fromString).collect(Collectors.toSet());
    } catch (IllegalArgumentException noId) {
      throw new Refusal("cases.refusal.evidenceUnknown");
    }
  }

  static Set<LandPaper> papers(SubmittedForm form, ProcessVariable<String> field) {
    try {
      return names(form, field).stream().map(LandPaper::valueOf).collect(Collectors.toSet());
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("platform.form.fieldUnreadable", field.name());
    }
  }

  /** What was ticked, separated by commas. */
  static List<String> names(SubmittedForm form, ProcessVariable<String> field) {
    return form.find(field).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
