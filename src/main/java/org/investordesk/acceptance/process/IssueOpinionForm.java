package org.investordesk.acceptance.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceDesk.Opinion;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.springframework.stereotype.Component;

/** 出具验收意见: number, day and paper of the opinion or certificate. */
@Component
class IssueOpinionForm implements TaskListener {

  private static final ProcessVariable<String> NUMBER = ProcessVariable.text("number");
  private static final ProcessVariable<String> ON = ProcessVariable.text("on");
  private static final ProcessVariable<String> TEXT = ProcessVariable.text("text");
  private static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");

  private final StageHand stage;
  private final AcceptanceDesk desk;

  IssueOpinionForm(StageHand stage, AcceptanceDesk desk) {
    this.stage = stage;
    this.desk = desk;
  }

  @Override
  public void notify(DelegateTask task) {
    stage.receive(
        task,
        List.of(NUMBER, ON, TEXT, EVIDENCE),
        (number, form) ->
            desk.giveOpinion(
                number,
                new Opinion(
                    form.require(NUMBER),
                    form.requireDate(ON),
                    form.find(TEXT).orElse(""),
                    FormRows.evidence(form, EVIDENCE))));
  }
}
