package org.investordesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.sla.domain.WorkingCalendar;
import org.springframework.stereotype.Component;

/** Answers from the calendar in force. */
@Component
class OfficeTime implements WorkingTime {

  private final TimeRules rules;

  OfficeTime(TimeRules rules) {
    this.rules = rules;
  }

  @Override
  public boolean isOpen(Instant at) {
    return rules.calendar().isOpen(at);
  }

  @Override
  public Instant nextOpening(Instant at) {
    return rules.calendar().nextOpening(at);
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    return rules.calendar().isWorkingDay(day);
  }

  @Override
  public Duration between(Instant from, Instant until) {
    return from.isBefore(until) ? rules.calendar().between(from, until) : Duration.ZERO;
  }

  @Override
  public Instant closeAfterWorkingDays(Instant from, int days) {
    var calendar = rules.calendar();
    var last = calendar.plusWorkingDays(WorkingCalendar.dayOf(from), days);
    return calendar.close(calendar.workingDayFrom(last));
  }
}
