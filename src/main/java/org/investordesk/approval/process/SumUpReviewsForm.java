package org.investordesk.approval.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.SummingUp;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 汇总审查意见: the convener concludes, or calls a meeting where the departments differ. */
@Component
class SumUpReviewsForm extends ApprovalForm {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ProcessVariable<String> CONTRADICTION =
      ProcessVariable.text("contradiction");
  private static final ProcessVariable<String> MEETING_ON = ProcessVariable.text("meetingOn");
  private static final ProcessVariable<String> MEETING_TIME = ProcessVariable.text("meetingTime");
  private static final ProcessVariable<String> PLACE = ProcessVariable.text("place");

  private final ApprovalDesk desk;

  SumUpReviewsForm(StageHand hand, ApprovalDesk desk) {
    super(hand, List.of(CONTRADICTION, MEETING_ON, MEETING_TIME, PLACE, VERDICT, TEXT, CONDITIONS));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    var differ =
        desk.sumUp(
            number,
            new SummingUp(
                form.find(CONTRADICTION).orElse(null),
                meetingAt(form),
                form.find(PLACE).orElse(null),
                form.find(VERDICT).isEmpty() ? null : form.choice(VERDICT, Verdict.class),
                form.find(TEXT).orElse(null),
                lines(form, CONDITIONS)));
    answer(task, Variables.REVIEWS_DIFFER, differ);
  }

  private static @Nullable Instant meetingAt(SubmittedForm form) {
    if (form.find(MEETING_ON).isEmpty() || form.find(MEETING_TIME).isEmpty()) {
      return null;
    }
    try {
      var time = LocalTime.parse(form.require(MEETING_TIME));
      return form.requireDate(MEETING_ON).atTime(time).atZone(SHANGHAI).toInstant();
    } catch (DateTimeException no) {
      throw new Refusal("approval.refusal.meetingAt");
    }
  }
}
