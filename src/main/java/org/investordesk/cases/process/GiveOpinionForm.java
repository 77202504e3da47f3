package org.investordesk.cases.process;

import static org.investordesk.cases.process.DepartmentOpinionProcess.Variables.OPINION;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Statement;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 出具意见: what the asked department says. Given while the issue waits for somebody, too. */
@Component
class GiveOpinionForm implements TaskListener {

  private static final ProcessVariable<String> VERDICT = ProcessVariable.text("verdict");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> ITEMS = ProcessVariable.text("items");
  private static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");

  private final SubmittedForms forms;
  private final DeskHand hand;
  private final Opinions opinions;

  GiveOpinionForm(SubmittedForms forms, DeskHand hand, Opinions opinions) {
    this.forms = forms;
    this.hand = hand;
    this.opinions = opinions;
  }

  @Override
  public void notify(DelegateTask task) {
    if (hand.isActing()) {
      return;
    }
    var opinion = Objects.requireNonNull(OPINION.readFrom(task));
    forms.receive(
        task,
        List.of(VERDICT, TEXT, ITEMS, EVIDENCE),
        form -> hand.completing(task, () -> opinions.give(opinion, statement(form))));
  }

  private static Statement statement(SubmittedForm form) {
    return new Statement(
        form.choice(VERDICT, Verdict.class),
        form.find(TEXT).orElse(""),
        form.find(ITEMS).map(String::lines).map(lines -> lines.toList()).orElse(List.of()),
        EvidenceIds.of(form, EVIDENCE));
  }
}
