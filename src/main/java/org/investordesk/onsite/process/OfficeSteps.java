package org.investordesk.onsite.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.onsite.OnSiteOffices;
import org.investordesk.onsite.domain.FollowUps;
import org.investordesk.sla.WorkingTime;
import org.springframework.stereotype.Component;

/** Answers the model when it asks for a date or a yes or no. */
@Component
public class OfficeSteps {

  /** Working days after the meeting within which its minutes are signed. */
  private static final int TO_SIGN = 2;

  private final OnSiteOffices offices;
  private final FollowUps followUps;
  private final WorkingTime workingTime;

  OfficeSteps(OnSiteOffices offices, FollowUps followUps, WorkingTime workingTime) {
    this.offices = offices;
    this.followUps = followUps;
    this.workingTime = workingTime;
  }

  /** The end of the meeting. */
  public Date meeting(DelegateExecution execution) {
    return Date.from(offices.find(execution.getProcessBusinessKey()).orElseThrow().endsAt());
  }

  /**
   * Who signs: the convener of now, since a portfolio may change hands between call and meeting.
   */
  public String convener(DelegateExecution execution) {
    return offices.find(execution.getProcessBusinessKey()).orElseThrow().convener();
  }

  public Date signBy(DelegateExecution execution) {
    var office = offices.find(execution.getProcessBusinessKey()).orElseThrow();
    return Date.from(workingTime.closeAfterWorkingDays(office.endsAt(), TO_SIGN));
  }

  public boolean decisionsDone(DelegateExecution execution) {
    return followUps.decisionsDone(execution.getProcessBusinessKey());
  }
}
