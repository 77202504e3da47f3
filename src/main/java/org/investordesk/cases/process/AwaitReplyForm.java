package org.investordesk.cases.process;

import java.util.List;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 等待补件: the department goes on by itself. */
@Component
class AwaitReplyForm extends DecisionForm {

  private final IssueDesk desk;

  AwaitReplyForm(SubmittedForms forms, DeskHand hand, IssueDesk desk) {
    super(forms, hand);
    this.desk = desk;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(TEXT);
  }

  @Override
  void decide(IssueNumber number, SubmittedForm form) {
    desk.resumeWork(number, words(form, TEXT));
  }
}
