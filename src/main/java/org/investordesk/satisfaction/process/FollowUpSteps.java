package org.investordesk.satisfaction.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.cases.IssueNumber;
import org.investordesk.satisfaction.Survey;
import org.investordesk.satisfaction.domain.FollowUp;
import org.investordesk.sla.WorkingTime;
import org.springframework.stereotype.Component;

/** Answers the model when it asks for a date or a yes or no. */
@Component
public class FollowUpSteps {

  /** Working days after the closing: two reminders, then the end of waiting (DOMAIN §2). */
  private static final int[] STEPS = {3, 7, 10};

  private final FollowUp followUp;
  private final WorkingTime workingTime;

  FollowUpSteps(FollowUp followUp, WorkingTime workingTime) {
    this.followUp = followUp;
    this.workingTime = workingTime;
  }

  /** When to remind, or at last to give up: close of business, Asia/Shanghai. */
  public Date next(DelegateExecution execution) {
    var survey = survey(execution);
    return Date.from(
        workingTime.closeAfterWorkingDays(survey.closedAt(), STEPS[survey.reminders()]));
  }

  public boolean reminderLeft(DelegateExecution execution) {
    return survey(execution).reminders() < STEPS.length - 1;
  }

  public boolean callNeeded(DelegateExecution execution) {
    return followUp.needsCall(number(execution));
  }

  public boolean rated(DelegateExecution execution) {
    return survey(execution).state() == Survey.State.ANSWERED;
  }

  public boolean satisfied(DelegateExecution execution) {
    return !survey(execution).isBad();
  }

  private Survey survey(DelegateExecution execution) {
    return followUp.of(number(execution)).orElseThrow();
  }

  static IssueNumber number(DelegateExecution execution) {
    return new IssueNumber(execution.getProcessBusinessKey());
  }
}
