package org.investordesk.sla.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.HalfDay;

/** The calendars and files of the product, for tests without Spring. */
final class Calendars {

  private static final List<Integer> YEARS = List.of(2024, 2025, 2026);

  /** 2024 to 2026 with the hours of the product. */
  static final WorkingCalendar CHINA = with(OfficeHours.always("08:30-12:00 14:00-17:30"));

  /** The same days; in summer the afternoon begins and ends later and is longer. */
  static final WorkingCalendar CHINA_WITH_SEASONS =
      with(
          OfficeHoursFile.read(
              "seasons.csv",
              """
              valid_from, season_from, season_until, hours
              2024-01-01, 10-01, 04-30, 08:30-12:00 14:00-17:30
              2024-01-01, 05-01, 09-30, 08:30-12:00 14:30-18:30
              """));

  /** On Wednesdays of 2025 only the morning is worked, on Fridays only the afternoon. */
  static final WorkingCalendar CHINA_WITH_HALF_DAYS = CHINA.with(2025, halfDays());

  static List<SpecialDay> halfDays() {
    var days = new ArrayList<>(CHINA.specialDays(2025));
    var first = LocalDate.of(2025, 1, 1);
    first
        .datesUntil(first.plusYears(1))
        .filter(day -> CHINA.kind(day) == DayKind.WORKDAY)
        .forEach(
            day -> {
              switch (day.getDayOfWeek()) {
                case WEDNESDAY -> days.add(new SpecialDay(day, "半日", false, HalfDay.MORNING));
                case FRIDAY -> days.add(new SpecialDay(day, "半日", false, HalfDay.AFTERNOON));
                default -> {}
              }
            });
    return days;
  }

  static final Deadlines DEADLINES = new Deadlines(CHINA);

  static final Policies POLICIES =
      PolicyFile.read("sla/policies.csv", resource("sla/policies.csv"));

  private static WorkingCalendar with(OfficeHours hours) {
    var days = new ArrayList<SpecialDay>();
    for (var year : YEARS) {
      var file = "sla/calendar/%d.json".formatted(year);
      days.addAll(CalendarFile.read(file, resource(file)).days());
    }
    return new WorkingCalendar(days, YEARS, hours);
  }

  static String resource(String name) {
    try (InputStream content =
        Objects.requireNonNull(Calendars.class.getClassLoader().getResourceAsStream(name))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The instant of a local time in Shaoxing. */
  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
  }

  static Interval pause(String from, String until) {
    return new Interval(at(from), at(until));
  }

  private Calendars() {}
}
