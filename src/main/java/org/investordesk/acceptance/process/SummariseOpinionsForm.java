package org.investordesk.acceptance.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Summary;
import org.investordesk.acceptance.process.AcceptanceInspectionProcess.Variables;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.springframework.stereotype.Component;

/** 汇总意见: one opinion out of several, passed or a rectification list. */
@Component
class SummariseOpinionsForm implements TaskListener {

  enum Decision {
    PASS,
    RECTIFY
  }

  private static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> ITEMS = ProcessVariable.text("items");
  private static final ProcessVariable<String> ABSENT_WORD = ProcessVariable.text("absentWord");

  private final StageHand stage;
  private final AcceptanceDesk desk;

  SummariseOpinionsForm(StageHand stage, AcceptanceDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    stage.receive(
        task,
        List.of(DECISION, TEXT, ITEMS, ABSENT_WORD),
        (number, form) ->
            AcceptanceInspectionProcess.answer(
                task,
                Variables.RECTIFICATION_NEEDED,
                desk.summarise(
                    number,
                    new Summary(
                        form.choice(DECISION, Decision.class) == Decision.PASS,
                        form.find(TEXT).orElse(""),
                        FormRows.entries(form, ITEMS),
                        form.find(ABSENT_WORD).orElse(null)))));
  }
}
