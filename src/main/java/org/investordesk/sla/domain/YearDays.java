package org.investordesk.sla.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.domain.CalendarFile.CalendarYear;

/** Collects the special days of one year; the same rules whatever file they come from. */
final class YearDays {

  private final String file;
  private final int year;
  private final List<SpecialDay> days = new ArrayList<>();
  private final Map<LocalDate, Integer> lines = new HashMap<>();

  YearDays(String file, int year) {
    this.file = file;
    this.year = year;
  }

  /**
   * @throws Refusal for a day of another year, a day listed twice, a weekday that is worked anyway
   */
  void add(int line, SpecialDay day) {
    var date = day.date();
    if (date.getYear() != year) {
      throw refusal(line, "otherYear", date, String.valueOf(year));
    }
    if (!day.off() && day.worked() == null && !WorkingCalendar.isWeekend(date)) {
      throw refusal(line, "makeUpOnWeekday", date);
    }
    var earlier = lines.put(date, line);
    if (earlier != null) {
      throw refusal(line, "dayTwice", date, String.valueOf(earlier));
    }
    days.add(day);
  }

  /**
   * @param line the last of the file
   * @throws Refusal where the year has no day off at all
   */
  CalendarYear whole(int line, int otherYears) {
    if (days.stream().noneMatch(SpecialDay::off)) {
      throw refusal(line, "noHoliday", String.valueOf(year));
    }
    return new CalendarYear(year, List.copyOf(days), otherYears);
  }

  /** A refusal that says file, line and what is wrong. */
  Refusal refusal(int line, String key, Object... more) {
    return refusal(file, line, key, more);
  }

  static Refusal refusal(String file, int line, String key, Object... more) {
    var arguments = new ArrayList<Object>(List.of(file, String.valueOf(line)));
    for (var argument : more) {
      arguments.add(argument.toString());
    }
    return new Refusal("sla.refusal.file." + key, arguments.toArray());
  }
}
