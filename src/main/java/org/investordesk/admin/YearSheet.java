package org.investordesk.admin;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.sla.CalendarDay;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * A year as twelve leaves of a wall calendar, weeks from Monday on.
 *
 * @param workingDays of the whole year
 */
record YearSheet(int year, List<Leaf> months, long workingDays) {

  /**
   * One month.
   *
   * @param weeks seven places each; null where the day belongs to the month before or after
   */
  record Leaf(
      Month month,
      List<List<@Nullable CalendarDay>> weeks,
      List<Stretch> holidays,
      long workingDays) {}

  /**
   * Days in a row of the same kind and holiday.
   *
   * @param worked the half that is worked; null for whole days
   * @param departments they are the chosen department's own
   */
  record Stretch(
      LocalDate from,
      LocalDate until,
      DayKind kind,
      String holiday,
      @Nullable HalfDay worked,
      boolean departments) {

    private boolean goesOn(CalendarDay day) {
      return kind == day.kind()
          && holiday.equals(day.holiday())
          && worked == day.worked()
          && departments == day.departments()
          && until.plusDays(1).equals(day.date());
    }

    private Stretch until(LocalDate last) {
      return new Stretch(from, last, kind, holiday, worked, departments);
    }
  }

  static YearSheet of(int year, List<CalendarDay> days) {
    var months = new ArrayList<Leaf>();
    for (var month : Month.values()) {
      var own = days.stream().filter(day -> day.date().getMonth() == month).toList();
      months.add(new Leaf(month, weeks(own), stretches(own), working(own)));
    }
    return new YearSheet(year, months, working(days));
  }

  private static long working(List<CalendarDay> days) {
    return days.stream().filter(day -> day.kind().isWorking()).count();
  }

  private static List<List<@Nullable CalendarDay>> weeks(List<CalendarDay> days) {
    var places = new ArrayList<@Nullable CalendarDay>();
    for (int i = 1; i < days.get(0).date().getDayOfWeek().getValue(); i++) {
      places.add(null);
    }
    places.addAll(days);
    while (places.size() % 7 != 0) {
      places.add(null);
    }
    var weeks = new ArrayList<List<@Nullable CalendarDay>>();
    for (int from = 0; from < places.size(); from += 7) {
      weeks.add(places.subList(from, from + 7));
    }
    return weeks;
  }

  private static List<Stretch> stretches(List<CalendarDay> days) {
    var stretches = new ArrayList<Stretch>();
    for (var day : days) {
      var holiday = day.holiday();
      if (holiday == null) {
        continue;
      }
      var last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
      if (last != null && last.goesOn(day)) {
        stretches.set(stretches.size() - 1, last.until(day.date()));
      } else {
        stretches.add(
            new Stretch(
                day.date(), day.date(), day.kind(), holiday, day.worked(), day.departments()));
      }
    }
    return stretches;
  }
}
