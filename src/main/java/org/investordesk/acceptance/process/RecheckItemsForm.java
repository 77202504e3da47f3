package org.investordesk.acceptance.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Recheck;
import org.investordesk.acceptance.process.AcceptanceInspectionProcess.Variables;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.springframework.stereotype.Component;

/** 复查整改: each open item is fixed or still open. */
@Component
class RecheckItemsForm implements TaskListener {

  private static final ProcessVariable<String> RESULTS = ProcessVariable.text("results");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> ON = ProcessVariable.text("on");
  private static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");

  private final StageHand stage;
  private final AcceptanceDesk desk;

  RecheckItemsForm(StageHand stage, AcceptanceDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    stage.receive(
        task,
        List.of(RESULTS, TEXT, ON, EVIDENCE),
        (number, form) ->
            AcceptanceInspectionProcess.answer(
                task,
                Variables.ALL_FIXED,
                desk.recheck(
                    number,
                    new Recheck(
                        FormRows.judgements(form, RESULTS),
                        form.find(TEXT).orElse(""),
                        form.requireDate(ON),
                        FormRows.evidence(form, EVIDENCE)))));
  }
}
