package org.investordesk.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.investordesk.approval.store.AgencyStore;
import org.investordesk.approval.store.AgencyStore.Reminder;
import org.investordesk.sla.WorkingTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds agents before a planned date and once it has passed, and tells when a mandate is about to
 * end: within office hours only, each date once, on whichever node comes first.
 */
@Component
class AgentReminders {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Working days before the last day of a mandate. */
  private static final int ENDING_DAYS = 5;

  private final AgencyStore agency;
  private final WorkingTime time;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AgentReminders(
      AgencyStore agency, WorkingTime time, ApplicationEventPublisher events, Clock clock) {
    this.agency = agency;
    this.time = time;
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(
      initialDelayString = "${desk.agent-reminders:PT2M}",
      fixedDelayString = "${desk.agent-reminders:PT2M}")
  @Transactional
  public void run() {
    var now = clock.instant();
    if (!time.isOpen(now)) {
      return;
    }
    var today = LocalDate.ofInstant(now, SHANGHAI);
    for (var mandate : agency.inForce(today)) {
      remind(mandate, today, now);
      if (!mandate.validUntil().isAfter(daysAhead(now, ENDING_DAYS))
          && agency.tellEnding(mandate.id(), now)) {
        events.publishEvent(new MandateEnding(mandate, now));
      }
    }
  }

  private void remind(Mandate mandate, LocalDate today, Instant now) {
    var ahead = new ArrayList<ApprovalItem>();
    var overdue = new ArrayList<ApprovalItem>();
    var near = daysAhead(now, mandate.remindDays());
    for (var item : agency.openItems(mandate.id())) {
      var planOn = item.planOn();
      if (planOn == null || planOn.isAfter(near)) {
        continue;
      }
      var late = planOn.isBefore(today);
      var kind = late ? Reminder.OVERDUE : Reminder.AHEAD;
      if (agency.remind(item.id(), kind, planOn, now)) {
        (late ? overdue : ahead).add(item);
      }
    }
    if (!ahead.isEmpty() || !overdue.isEmpty()) {
      events.publishEvent(new AgentReminded(mandate, ahead, overdue, now));
    }
  }

  private LocalDate daysAhead(Instant now, int workingDays) {
    return LocalDate.ofInstant(time.closeAfterWorkingDays(now, workingDays), SHANGHAI);
  }
}
