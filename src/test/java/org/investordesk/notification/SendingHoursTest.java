package org.investordesk.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingHoursTest {

  private final SendingHours hours = new SendingHours(new OfficeOfAutumn2026());

  @ParameterizedTest(name = "a notice of {0} may go out at {1}")
  @CsvSource({
    "2026-10-23T08:29:59, 2026-10-23T08:30", // before opening
    "2026-10-23T08:30,    2026-10-23T08:30",
    "2026-10-23T11:59,    2026-10-23T11:59",
    "2026-10-23T12:10,    2026-10-23T14:00", // lunch is no close of business
    "2026-10-23T17:29,    2026-10-23T17:29",
    "2026-10-23T17:30,    2026-10-23T17:30", // a limit at close of business is told that day
    "2026-10-23T17:59,    2026-10-23T17:59",
    "2026-10-23T18:00,    2026-10-23T18:00", // the last instant of the grace
    "2026-10-23T18:00:01, 2026-10-26T08:30", // Friday evening, over the weekend
    "2026-10-24T10:00,    2026-10-26T08:30", // Saturday
    "2026-10-24T17:45,    2026-10-26T08:30", // no grace on a day that was none
    "2026-09-30T17:45,    2026-09-30T17:45",
    "2026-09-30T18:01,    2026-10-08T08:30", // the national holiday
    "2026-10-10T09:00,    2026-10-10T09:00", // a make-up working Saturday
    "2026-10-10T17:50,    2026-10-10T17:50",
    "2026-10-22T23:59,    2026-10-23T08:30",
    "2026-10-23T00:10,    2026-10-23T08:30",
  })
  void a_notice_keeps_office_hours_with_half_an_hours_grace(String now, String expected) {
    assertThat(hours.earliest(SettableClock.instant(now)))
        .isEqualTo(SettableClock.instant(expected));
  }
}
