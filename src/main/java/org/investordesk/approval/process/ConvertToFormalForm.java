package org.investordesk.approval.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Conversion;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 转为正式审批: field by field, with a reason for what differs; or the papers are not fit. */
@Component
class ConvertToFormalForm extends ApprovalForm {

  private static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
  private static final ProcessVariable<String> UNFIT = ProcessVariable.text("unfit");
  private static final ProcessVariable<String> OPINION_REASON =
      ProcessVariable.text("opinionReason");
  private static final ProcessVariable<String> CONDITIONS_REASON =
      ProcessVariable.text("conditionsReason");

  private final ApprovalDesk desk;

  ConvertToFormalForm(StageHand hand, ApprovalDesk desk) {
    super(
        hand, List.of(COURSE, UNFIT, VERDICT, TEXT, CONDITIONS, OPINION_REASON, CONDITIONS_REASON));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    var fit = form.choice(COURSE, Course.class) == Course.CONVERT;
    if (fit) {
      desk.convert(
          number,
          new Conversion(
              form.choice(VERDICT, Verdict.class),
              lines(form, CONDITIONS),
              form.find(OPINION_REASON).orElse(null),
              form.find(CONDITIONS_REASON).orElse(null)));
    } else {
      desk.sendBack(number, papers(form, UNFIT), form.find(TEXT).orElse(""));
    }
    answer(task, Variables.PAPERS_FIT, fit);
  }

  enum Course {
    CONVERT,
    PAPERS_UNFIT
  }
}
