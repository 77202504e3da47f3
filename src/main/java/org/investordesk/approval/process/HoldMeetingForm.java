package org.investordesk.approval.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Minutes;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 召开协调会: minutes with attendance and evidence. */
@Component
class HoldMeetingForm extends ApprovalForm {

  private static final ProcessVariable<String> HELD_ON = ProcessVariable.text("heldOn");
  private static final ProcessVariable<String> ATTENDANCE = ProcessVariable.text("attendance");

  private final ApprovalDesk desk;

  HoldMeetingForm(StageHand hand, ApprovalDesk desk) {
    super(hand, List.of(HELD_ON, ATTENDANCE, TEXT, EVIDENCE));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    desk.minute(
        number,
        new Minutes(
            form.requireDate(HELD_ON),
            lines(form, ATTENDANCE),
            form.find(TEXT).orElse(""),
            evidence(form)));
  }
}
