package org.investordesk.approval.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Review;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 审查材料: the department concludes alone or asks others to review side by side. */
@Component
class ReviewPapersForm extends ApprovalForm {

  private static final ProcessVariable<String> MATTER = ProcessVariable.text("matter");
  private static final ProcessVariable<String> MISSING = ProcessVariable.text("missing");
  private static final ProcessVariable<String> COURSE = ProcessVariable.text("course");
  private static final ProcessVariable<String> DEPARTMENTS = ProcessVariable.text("departments");
  private static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
  private static final ProcessVariable<String> DUE_ON = ProcessVariable.text("dueOn");

  private final ApprovalDesk desk;

  ReviewPapersForm(StageHand hand, ApprovalDesk desk) {
    super(
        hand,
        List.of(
            MATTER,
            MISSING,
            COURSE,
            DEPARTMENTS,
            QUESTION,
            DUE_ON,
            VERDICT,
            TEXT,
            CONDITIONS,
            EVIDENCE));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    var jointly = form.choice(COURSE, Course.class) == Course.JOINTLY;
    var joint =
        desk.review(
            number,
            new Review(
                form.find(MATTER).orElse(""),
                papers(form, MISSING),
                form.find(TEXT).orElse(""),
                jointly ? null : form.choice(VERDICT, Verdict.class),
                jointly ? List.of() : lines(form, CONDITIONS),
                jointly ? asks(form) : List.of(),
                evidence(form)));
    answer(task, Variables.JOINT, joint);
  }

  enum Course {
    ALONE,
    JOINTLY
  }

  private static List<Ask> asks(SubmittedForm form) {
    var asked = names(form, DEPARTMENTS);
    if (asked.isEmpty()) {
      throw new Refusal("approval.refusal.jointWithWhom");
    }
    var question = form.find(QUESTION).orElse("");
    var dueOn = form.date(DUE_ON).orElse(null);
    return asked.stream().map(department -> new Ask(department, question, dueOn)).toList();
  }
}
