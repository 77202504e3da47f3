package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.CHINA_WITH_SEASONS;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.investordesk.sla.DayKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

  @ParameterizedTest(name = "{0} is a day off")
  @ValueSource(
      strings = {
        "2024-01-01", "2024-02-10", "2024-02-17", "2024-04-04", "2024-05-05", "2024-06-10",
        "2024-09-17", "2024-10-01", "2024-10-07", "2025-01-01", "2025-01-28", "2025-02-04",
        "2025-04-06", "2025-05-05", "2025-06-02", "2025-10-01", "2025-10-08", "2026-01-02",
        "2026-02-15", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25",
        "2026-10-07", "2026-10-11", "2026-10-17"
      })
  void holidays_and_weekends_do_not_count(LocalDate day) {
    assertThat(CHINA.isWorkingDay(day)).isFalse();
  }

  @ParameterizedTest(name = "{0} is worked for a holiday")
  @ValueSource(
      strings = {
        "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14",
        "2024-09-29", "2024-10-12", "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28",
        "2025-10-11", "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
        "2026-10-10"
      })
  void make_up_weekends_count(LocalDate day) {
    assertThat(CHINA.kind(day)).isEqualTo(DayKind.MAKE_UP);
    assertThat(CHINA.isWorkingDay(day)).isTrue();
  }

  @ParameterizedTest(name = "{0} has {1} working days")
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void each_year_has_as_many_working_days_as_the_notice_makes_it(int year, int workingDays) {
    var first = LocalDate.of(year, 1, 1);
    assertThat(first.datesUntil(first.plusYears(1)).filter(CHINA::isWorkingDay).count())
        .isEqualTo(workingDays);
  }

  @ParameterizedTest(name = "{1} working days from {0} end on {2}")
  @CsvSource({
    // golden weeks
    "2024-09-30, 1, 2024-10-08",
    "2024-09-30, 5, 2024-10-12", // Saturday, worked
    "2024-09-27, 2, 2024-09-30", // Sunday 29th is worked
    "2025-09-30, 1, 2025-10-09",
    "2025-09-30, 3, 2025-10-11", // Saturday, worked
    "2025-09-26, 1, 2025-09-28", // Sunday, worked
    "2026-09-30, 1, 2026-10-08",
    "2026-09-30, 3, 2026-10-10", // Saturday, worked
    "2026-09-30, 4, 2026-10-12",
    // spring festivals
    "2024-02-09, 1, 2024-02-18", // Sunday, worked
    "2024-02-02, 1, 2024-02-04",
    "2025-01-27, 1, 2025-02-05",
    "2025-01-24, 2, 2025-01-27",
    "2025-02-07, 1, 2025-02-08",
    "2026-02-13, 1, 2026-02-14",
    "2026-02-14, 1, 2026-02-24",
    "2026-02-27, 1, 2026-02-28",
    // mid-autumn and national day 2026 side by side
    "2026-09-24, 3, 2026-09-30",
    // over New Year
    "2024-12-31, 1, 2025-01-02",
    "2025-12-31, 1, 2026-01-04", // Sunday, worked
    // the year 2027 is not loaded: weekends only
    "2026-12-31, 1, 2027-01-01",
    "2027-01-01, 1, 2027-01-04",
    "2026-11-20, 0, 2026-11-20",
  })
  void working_days_are_counted_after_the_first_day(LocalDate from, int days, LocalDate expected) {
    assertThat(CHINA.plusWorkingDays(from, days)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} and {1} office minutes give {2}")
  @CsvSource({
    "2026-09-30T16:30, 120, 2026-10-08T09:30", // an hour left, the golden week, an hour
    "2026-10-12T08:30, 210, 2026-10-12T12:00", // ends on a closing minute and stays there
    "2026-10-12T08:30, 211, 2026-10-12T14:01",
    "2026-10-12T11:00, 120, 2026-10-12T15:00", // lunch does not count
    "2026-10-12T12:30, 60, 2026-10-12T15:00", // at lunch
    "2026-10-12T23:59, 60, 2026-10-13T09:30", // at night
    "2026-10-12T00:00, 60, 2026-10-12T09:30",
    "2026-10-12T17:30, 1, 2026-10-13T08:31", // at the closing minute the office is closed
    "2026-10-12T17:29, 1, 2026-10-12T17:30",
    "2026-10-03T10:00, 240, 2026-10-08T14:30", // on a holiday
    "2026-10-10T16:30, 120, 2026-10-12T09:30", // Saturday worked, Sunday not
    "2024-02-18T08:30, 420, 2024-02-18T17:30", // a worked Sunday is a whole day
    "2026-10-12T10:00, 0, 2026-10-12T10:00",
  })
  void office_minutes_are_added_in_office_hours_only(String from, long minutes, String expected) {
    assertThat(CHINA.plus(at(from), Duration.ofMinutes(minutes))).isEqualTo(at(expected));
  }

  @ParameterizedTest(name = "between {0} and {1} there are {2} office minutes")
  @CsvSource({
    "2026-09-30T16:30, 2026-10-08T09:30, 120",
    "2026-10-01T00:00, 2026-10-08T00:00, 0",
    "2026-10-12T12:00, 2026-10-12T14:00, 0",
    "2026-10-12T00:00, 2026-10-13T00:00, 420",
    "2026-10-08T09:30, 2026-09-30T16:30, -120",
  })
  void office_minutes_between_two_instants(String from, String until, long minutes) {
    assertThat(CHINA.between(at(from), at(until))).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest(name = "at {0} the office is open: {1}; next opening {2}")
  @CsvSource({
    "2026-10-12T08:29, false, 2026-10-12T08:30",
    "2026-10-12T08:30, true, 2026-10-12T08:30",
    "2026-10-12T11:59, true, 2026-10-12T11:59",
    "2026-10-12T12:00, false, 2026-10-12T14:00",
    "2026-10-12T17:30, false, 2026-10-13T08:30",
    "2026-10-10T10:00, true, 2026-10-10T10:00",
    "2026-10-11T10:00, false, 2026-10-12T08:30",
    "2026-09-30T18:00, false, 2026-10-08T08:30",
  })
  void the_office_opens_and_closes_on_the_minute(String now, boolean open, String opening) {
    assertThat(CHINA.isOpen(at(now))).isEqualTo(open);
    assertThat(CHINA.nextOpening(at(now))).isEqualTo(at(opening));
  }

  @Test
  void seasons_change_the_hours_from_one_day_to_the_next() {
    assertThat(CHINA_WITH_SEASONS.close(LocalDate.parse("2026-04-30")))
        .isEqualTo(at("2026-04-30T17:30"));
    assertThat(CHINA_WITH_SEASONS.close(LocalDate.parse("2026-05-06")))
        .isEqualTo(at("2026-05-06T18:30"));
    // half an hour of the last winter afternoon, then the first summer day
    assertThat(CHINA_WITH_SEASONS.plus(at("2026-04-30T17:00"), Duration.ofMinutes(30 + 210 + 10)))
        .isEqualTo(at("2026-05-06T14:40"));
  }

  @Test
  void new_office_hours_leave_earlier_days_as_they_were() {
    var hours =
        OfficeHoursFile.read(
            "office-hours.csv",
            """
            valid_from, season_from, season_until, hours
            2024-01-01, 01-01, 12-31, 08:30-12:00 14:00-17:30
            2026-03-01, 01-01, 12-31, 09:00-12:00 13:00-17:00
            """);
    assertThat(hours.on(LocalDate.parse("2026-02-28"))).hasToString("[08:30-12:00, 14:00-17:30]");
    assertThat(hours.on(LocalDate.parse("2026-03-01"))).hasToString("[09:00-12:00, 13:00-17:00]");
    assertThat(hours.on(LocalDate.parse("2020-01-01"))).hasToString("[08:30-12:00, 14:00-17:30]");
  }

  @Test
  void the_zone_of_the_server_makes_no_difference() {
    assertThat(TimeZone.getDefault().getID())
        .as("the tests run far from Shaoxing on purpose")
        .isEqualTo("America/New_York");
    assertThat(CHINA.nextOpening(at("2026-09-30T23:59"))).isEqualTo(at("2026-10-08T08:30"));
    assertThat(WorkingCalendar.dayOf(at("2026-10-08T00:00")))
        .isEqualTo(LocalDate.parse("2026-10-08"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"})
  void summer_time_where_the_server_stands_makes_no_difference(String zone) {
    var before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      // nights in which clocks are put forward or back somewhere, in March, April, October,
      // November
      for (var night :
          List.of("2026-03-08", "2026-03-29", "2026-04-05", "2026-10-25", "2026-11-01")) {
        var evening = LocalDate.parse(night).minusDays(2).atTime(16, 30).toString();
        var due = CHINA.plus(at(evening), Duration.ofMinutes(5 * 420));
        assertThat(CHINA.between(at(evening), due)).isEqualTo(Duration.ofMinutes(5 * 420));
        assertThat(due.atZone(WorkingCalendar.ZONE).toLocalTime()).hasToString("16:30");
        var close = CHINA.close(CHINA.plusWorkingDays(LocalDate.parse(night), 3));
        assertThat(close.atZone(WorkingCalendar.ZONE).toLocalTime()).hasToString("17:30");
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void only_the_years_of_the_notices_are_loaded() {
    assertThat(CHINA.years()).containsExactly(2024, 2025, 2026);
    assertThat(CHINA.isLoaded(2026)).isTrue();
    assertThat(CHINA.isLoaded(2027)).isFalse();
  }

  @Test
  void time_is_never_added_backwards() {
    assertThatThrownBy(() -> CHINA.plus(at("2026-10-12T10:00"), Duration.ofMinutes(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
