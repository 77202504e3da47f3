package org.investordesk.approval.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Opinion;
import org.investordesk.approval.Bringer;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 出具模拟意见: the conclusion in words for the investor, and who brings what is missing. */
@Component
class GiveSimulatedOpinionForm extends ApprovalForm {

  private static final ProcessVariable<String> BRINGER = ProcessVariable.text("bringer");

  private final ApprovalDesk desk;

  GiveSimulatedOpinionForm(StageHand hand, ApprovalDesk desk) {
    super(hand, List.of(BRINGER, TEXT, EVIDENCE));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    var awaited =
        desk.giveSimulatedOpinion(
            number,
            new Opinion(
                form.find(TEXT).orElse(""), form.choice(BRINGER, Bringer.class), evidence(form)));
    answer(task, Variables.PAPERS_AWAITED, awaited);
  }
}
