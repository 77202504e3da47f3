package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.investordesk.sla.domain.OfficeHours;
import org.investordesk.sla.domain.WorkingCalendar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.health.Status;

class CalendarHealthTest {

  private final WorkingCalendar calendar =
      new WorkingCalendar(
          List.of(), List.of(2025, 2026, 2028), OfficeHours.always("08:30-12:00 14:00-17:30"));

  @ParameterizedTest(name = "on {0} {1} days are left, warned: {2}")
  @CsvSource({
    "2026-10-01, 91, false",
    "2026-11-01, 60, false",
    "2026-11-02, 59, true",
    "2027-01-01, -1, true"
  })
  void it_warns_sixty_days_before_the_calendar_ends_and_stays_up(
      LocalDate today, long days, boolean warned) {
    var health = CalendarHealth.health(calendar, today);

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails()).containsEntry("loadedUntil", "2026-12-31");
    assertThat(health.getDetails()).containsEntry("days", days);
    assertThat(health.getDetails().containsKey("warning")).isEqualTo(warned);
  }
}
