package org.investordesk.sla.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts limits by walking from minute to minute and asking of each one whether it is office time
 * and whether it is paused. Slow, dull, and written from the rules alone: it shares no line with
 * the product's calendar, reads the holidays from its own list and knows that Shaoxing is eight
 * hours ahead of Greenwich. Anchors and pauses are whole minutes.
 */
final class MinuteOracle {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final int DAY = 24 * 60;
  private static final int OFFICE_DAY = 420;

  private final Set<LocalDate> off = new HashSet<>();
  private final Set<LocalDate> worked = new HashSet<>();
  private final Set<LocalDate> mornings = new HashSet<>();
  private final Set<LocalDate> afternoons = new HashSet<>();
  private final BitSet office = new BitSet();
  private final BitSet paused = new BitSet();

  MinuteOracle() {
    off(2024, "01-01", "02-10..02-17", "04-04..04-06", "05-01..05-05", "06-10", "09-15..09-17");
    off(2024, "10-01..10-07");
    worked(2024, "02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12");
    off(2025, "01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02");
    off(2025, "10-01..10-08");
    worked(2025, "01-26", "02-08", "04-27", "09-28", "10-11");
    off(2026, "01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21");
    off(2026, "09-25..09-27", "10-01..10-07");
    worked(2026, "01-04", "02-14", "02-28", "05-09", "09-20", "10-10");
    openTheOffice();
  }

  /** Another calendar: the special days of a year are forgotten, a day is taken off or worked. */
  MinuteOracle without(int year) {
    off.removeIf(day -> day.getYear() == year);
    worked.removeIf(day -> day.getYear() == year);
    openTheOffice();
    return this;
  }

  MinuteOracle offOn(LocalDate day) {
    worked.remove(day);
    off.add(day);
    openTheOffice();
    return this;
  }

  /** Wednesdays of a year are worked in the morning, Fridays in the afternoon, where at all. */
  MinuteOracle halfDaysIn(int year) {
    for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      if (worksOn(day) && !worked.contains(day)) {
        if (day.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
          mornings.add(day);
        } else if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
          afternoons.add(day);
        }
      }
    }
    openTheOffice();
    return this;
  }

  private void openTheOffice() {
    office.clear();
    var end = (int) ChronoUnit.MINUTES.between(START, LocalDateTime.of(2029, 1, 1, 0, 0));
    for (int minute = 0; minute < end; minute++) {
      var local = START.plusMinutes(minute);
      var day = local.toLocalDate();
      var otherHalf =
          (mornings.contains(day) && local.getHour() >= 12)
              || (afternoons.contains(day) && local.getHour() < 12);
      if (worksOn(day) && inOffice(local.toLocalTime()) && !otherHalf) {
        office.set(minute);
      }
    }
  }

  private void off(int year, String... ranges) {
    for (var range : ranges) {
      var ends = range.split("\\.\\.");
      var last = LocalDate.parse(year + "-" + ends[ends.length - 1]);
      for (var day = LocalDate.parse(year + "-" + ends[0]); !day.isAfter(last); ) {
        off.add(day);
        day = day.plusDays(1);
      }
    }
  }

  private void worked(int year, String... days) {
    for (var day : days) {
      worked.add(LocalDate.parse(year + "-" + day));
    }
  }

  private boolean worksOn(LocalDate day) {
    if (worked.contains(day)) {
      return true;
    }
    var weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !off.contains(day);
  }

  private static boolean inOffice(LocalTime time) {
    int minute = time.getHour() * 60 + time.getMinute();
    return (minute >= 510 && minute < 720) || (minute >= 840 && minute < 1050);
  }

  /** Forgets earlier pauses and marks the minutes of these. */
  void pause(List<Interval> pauses) {
    paused.clear();
    for (var pause : pauses) {
      for (int minute = minute(pause.from()); minute < minute(pause.until()); minute++) {
        paused.set(minute);
      }
    }
  }

  Instant workingHours(Instant anchor, int hours) {
    int left = hours * 60;
    int minute = minute(anchor);
    while (left > 0) {
      if (office.get(minute) && !paused.get(minute)) {
        left--;
      }
      minute++;
    }
    return instant(minute);
  }

  Instant workingDays(Instant anchor, int days) {
    return workingDays(anchor, days, 0);
  }

  Instant workingDays(Instant anchor, int days, int granted) {
    int from = minute(anchor);
    int due = closeOfWorkingDay(from, days + granted);
    for (; ; ) {
      int stood = 0;
      for (int minute = from; minute < due || goesOn(minute, from); minute++) {
        if (paused.get(minute) && office.get(minute)) {
          // a minute of half a day is twice the share of it
          stood += isHalf(minute) ? 2 : 1;
        }
      }
      // half up: 210 minutes of 420 are a day
      int more = 0;
      while (stood >= OFFICE_DAY / 2) {
        more++;
        stood -= OFFICE_DAY;
      }
      int longer = closeOfWorkingDay(from, days + more + granted);
      if (longer == due) {
        return instant(due);
      }
      due = longer;
    }
  }

  Instant calendarDays(Instant anchor, int days) {
    return calendarDays(anchor, days, 0);
  }

  Instant calendarDays(Instant anchor, int days, int granted) {
    int from = minute(anchor);
    int due = closeOfWorkingDay(closeOfDayOrLater(from, days), granted);
    for (; ; ) {
      int midnights = 0;
      for (int minute = from + 1; minute <= due || goesOn(minute - 1, from); minute++) {
        if (minute % DAY == 0 && paused.get(minute - 1) && minute - 1 >= from) {
          midnights++;
        }
      }
      int longer = closeOfWorkingDay(closeOfDayOrLater(from, days + midnights), granted);
      if (longer == due) {
        return instant(due);
      }
      due = longer;
    }
  }

  /** The later of the limit and what each reopening grants: the close of its second working day. */
  Instant resolution(
      Instant anchor,
      boolean calendarDays,
      int days,
      List<Instant> reopenings,
      List<Extension> extensions) {
    int granted = 0;
    for (var extension : extensions) {
      granted += extension.workingDays();
    }
    var due =
        calendarDays ? calendarDays(anchor, days, granted) : workingDays(anchor, days, granted);
    for (var reopening : reopenings) {
      int since = 0;
      for (var extension : extensions) {
        since += extension.at().isBefore(reopening) ? 0 : extension.workingDays();
      }
      var grace = workingDays(reopening, 2, since);
      due = grace.isAfter(due) ? grace : due;
    }
    return due;
  }

  Instant share(Instant anchor, Instant due, int percent) {
    int whole = 0;
    for (int minute = minute(anchor); minute < minute(due); minute++) {
      if (office.get(minute) && !paused.get(minute)) {
        whole++;
      }
    }
    int seconds = (whole * 60 * percent + 99) / 100;
    if (seconds == 0) {
      return anchor;
    }
    for (int minute = minute(anchor); ; minute++) {
      if (office.get(minute) && !paused.get(minute)) {
        if (seconds <= 60) {
          return instant(minute).plusSeconds(seconds);
        }
        seconds -= 60;
      }
    }
  }

  /** The pause that was running in the minute before is still running: it counts to its end. */
  private boolean goesOn(int minute, int from) {
    return minute > from && paused.get(minute) && paused.get(minute - 1);
  }

  private int closeOfWorkingDay(int from, int days) {
    int midnight = from - from % DAY;
    int left = days;
    while (left > 0) {
      midnight += DAY;
      if (works(midnight)) {
        left--;
      }
    }
    return lastOfficeMinute(midnight) + 1;
  }

  private int closeOfDayOrLater(int from, int days) {
    int midnight = from - from % DAY + days * DAY;
    while (!works(midnight)) {
      midnight += DAY;
    }
    return lastOfficeMinute(midnight) + 1;
  }

  private boolean works(int midnight) {
    for (int minute = midnight; minute < midnight + DAY; minute++) {
      if (office.get(minute)) {
        return true;
      }
    }
    return false;
  }

  private int lastOfficeMinute(int midnight) {
    int last = midnight;
    for (int minute = midnight; minute < midnight + DAY; minute++) {
      if (office.get(minute)) {
        last = minute;
      }
    }
    return last;
  }

  private boolean isHalf(int minute) {
    var day = START.plusMinutes(minute).toLocalDate();
    return mornings.contains(day) || afternoons.contains(day);
  }

  private static int minute(Instant at) {
    return (int) ChronoUnit.MINUTES.between(START.toInstant(ZoneOffset.ofHours(8)), at);
  }

  private static Instant instant(int minute) {
    return START.plusMinutes(minute).toInstant(ZoneOffset.ofHours(8));
  }
}
