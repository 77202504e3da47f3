package org.investordesk.systemic.process;

import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.sla.WorkingTime;
import org.investordesk.systemic.SystemicFixes;
import org.springframework.stereotype.Component;

/** Due dates of the tasks of a fix. */
@Component
public class FixDates {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Working days the supervision office has to decide. */
  private static final int TO_DECIDE = 5;

  private final SystemicFixes fixes;
  private final WorkingTime workingTime;

  FixDates(SystemicFixes fixes, WorkingTime workingTime) {
    this.fixes = fixes;
    this.workingTime = workingTime;
  }

  /**
   * When the owner has to be done: close of business of the day agreed, or of the next open one.
   */
  public Date due(DelegateExecution execution) {
    var due = fixes.find(execution.getProcessBusinessKey()).orElseThrow().dueOn();
    return Date.from(
        workingTime.closeAfterWorkingDays(
            due.minusDays(1).atTime(12, 0).atZone(SHANGHAI).toInstant(), 1));
  }

  /** When the supervision office has to have decided, counted from the proposal. */
  public Date decideBy(DelegateExecution execution) {
    var proposed = fixes.find(execution.getProcessBusinessKey()).orElseThrow().proposedAt();
    return Date.from(workingTime.closeAfterWorkingDays(proposed, TO_DECIDE));
  }
}
