package org.investordesk.sla;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.investordesk.sla.domain.WorkingCalendar;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Says how far the calendar reaches. A calendar that ends soon is a task for the administrator, not
 * a fault of the service: the status stays UP.
 */
@Component("calendarHealthIndicator")
class CalendarHealth implements HealthIndicator {

  private final TimeRules rules;
  private final Clock clock;

  CalendarHealth(TimeRules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Health health() {
    return health(rules.calendar(), WorkingCalendar.dayOf(clock.instant()));
  }

  static Health health(WorkingCalendar calendar, LocalDate today) {
    var horizon = calendar.horizon(today);
    var left = ChronoUnit.DAYS.between(today, horizon);
    var health = Health.up().withDetail("loadedUntil", horizon.toString()).withDetail("days", left);
    if (left < CalendarYears.DAYS_AHEAD) {
      health.withDetail(
          "warning",
          "load the calendar of %d; due dates in it are provisional"
              .formatted(horizon.getYear() + 1));
    }
    return health.build();
  }
}
