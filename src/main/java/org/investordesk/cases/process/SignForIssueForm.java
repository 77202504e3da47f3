package org.investordesk.cases.process;

import java.util.List;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 签收交办: the department takes the issue over and may say at once what it will do by when. */
@Component
class SignForIssueForm extends DecisionForm {

  private static final ProcessVariable<String> PLAN = ProcessVariable.text("plan");
  private static final ProcessVariable<String> PROMISED_ON = ProcessVariable.text("promisedOn");

  private static final ProcessVariable<String> COURSE = ProcessVariable.text("course");

  private final IssueDesk desk;

  SignForIssueForm(SubmittedForms forms, DeskHand hand, IssueDesk desk) {
    super(forms, hand);
    this.desk = desk;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(PLAN, PROMISED_ON, COURSE);
  }

  @Override
  void decide(IssueNumber number, SubmittedForm form) {
    desk.signFor(
        number,
        new SignFor(
            form.find(PLAN).orElse(null),
            form.date(PROMISED_ON).orElse(null),
            form.find(COURSE).isEmpty() ? Course.DIRECT : form.choice(COURSE, Course.class)));
  }
}
