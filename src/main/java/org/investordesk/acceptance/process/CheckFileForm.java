package org.investordesk.acceptance.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Defects;
import org.investordesk.acceptance.NewFact;
import org.investordesk.acceptance.process.AcceptanceInspectionProcess.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 预审资料: complete, or one notice of everything that is wrong. */
@Component
class CheckFileForm implements TaskListener {

  enum Decision {
    COMPLETE,
    DEFECTS
  }

  private static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> ITEMS = ProcessVariable.text("items");
  private static final ProcessVariable<String> RESULTS = ProcessVariable.text("results");
  private static final ProcessVariable<String> NEW_FACT = ProcessVariable.text("newFact");
  private static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

  private final StageHand stage;
  private final AcceptanceDesk desk;

  CheckFileForm(StageHand stage, AcceptanceDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    stage.receive(
        task,
        List.of(DECISION, TEXT, ITEMS, RESULTS, NEW_FACT, REASON),
        (number, form) -> decide(task, number, form));
  }

  private void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    var decision = form.choice(DECISION, Decision.class);
    switch (decision) {
      case COMPLETE -> desk.passFile(number, form.find(TEXT).orElse(null));
      case DEFECTS ->
          desk.noticeDefects(
              number,
              new Defects(
                  FormRows.entries(form, ITEMS),
                  FormRows.judgements(form, RESULTS),
                  form.find(NEW_FACT).isEmpty() ? null : form.choice(NEW_FACT, NewFact.class),
                  form.find(REASON).orElse(null)));
    }
    AcceptanceInspectionProcess.answer(
        task, Variables.FILE_COMPLETE, decision == Decision.COMPLETE);
  }
}
