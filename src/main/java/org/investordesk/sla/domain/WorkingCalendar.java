package org.investordesk.sla.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * Working time in China: Monday to Friday and the make-up weekends, without the statutory holidays,
 * within office hours; half a day is a working day that is worked before or after noon only. All
 * local times are Asia/Shanghai, whatever the machine's zone. A year that is not loaded knows
 * weekends only; {@link #isLoaded} tells.
 */
public final class WorkingCalendar {

  /** The one zone of all arithmetic. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<LocalDate, SpecialDay> specialDays = new HashMap<>();
  private final Set<Integer> years;
  private final OfficeHours hours;

  /** Days that are a department's own, in place of the city's. */
  private final Map<LocalDate, SpecialDay> ownDays;

  public WorkingCalendar(
      Collection<SpecialDay> specialDays, Collection<Integer> years, OfficeHours hours) {
    this(specialDays, years, hours, Map.of());
  }

  private WorkingCalendar(
      Collection<SpecialDay> specialDays,
      Collection<Integer> years,
      OfficeHours hours,
      Map<LocalDate, SpecialDay> ownDays) {
    specialDays.forEach(day -> this.specialDays.put(day.date(), day));
    this.years = new TreeSet<>(years);
    this.hours = hours;
    this.ownDays = ownDays;
  }

  /** The same calendar with one year replaced or added; the city's. */
  public WorkingCalendar with(int year, Collection<SpecialDay> days) {
    var all = new ArrayList<>(days);
    specialDays.values().stream().filter(day -> day.date().getYear() != year).forEach(all::add);
    var known = new TreeSet<>(years);
    known.add(year);
    return new WorkingCalendar(all, known, hours);
  }

  /** The same days with other office hours; the city's. */
  public WorkingCalendar with(OfficeHours other) {
    return new WorkingCalendar(specialDays.values(), years, other);
  }

  /** The calendar of a department: its own days take the place of the city's. */
  public WorkingCalendar withOwnDays(Collection<SpecialDay> days) {
    var own = new HashMap<LocalDate, SpecialDay>();
    days.forEach(day -> own.put(day.date(), day));
    return new WorkingCalendar(specialDays.values(), years, hours, Map.copyOf(own));
  }

  /** The special days of a year, in order. */
  public List<SpecialDay> specialDays(int year) {
    return specialDays.values().stream()
        .filter(day -> day.date().getYear() == year)
        .sorted(Comparator.comparing(SpecialDay::date))
        .toList();
  }

  public OfficeHours officeHours() {
    return hours;
  }

  public boolean isLoaded(int year) {
    return years.contains(year);
  }

  /** The years loaded, in order. */
  public List<Integer> years() {
    return List.copyOf(years);
  }

  /** The last day before the first year, from that of {@code today} on, that is not loaded. */
  public LocalDate horizon(LocalDate today) {
    int year = today.getYear();
    while (isLoaded(year)) {
      year++;
    }
    return LocalDate.of(year, 1, 1).minusDays(1);
  }

  public DayKind kind(LocalDate day) {
    var own = ownDays.get(day);
    if (own != null) {
      var worked = citysKind(day).isWorking() ? DayKind.WORKDAY : DayKind.MAKE_UP;
      return own.off() ? DayKind.HOLIDAY : worked;
    }
    return citysKind(day);
  }

  private DayKind citysKind(LocalDate day) {
    var special = specialDays.get(day);
    if (special != null && special.off()) {
      return DayKind.HOLIDAY;
    }
    if (isWeekend(day)) {
      return special == null ? DayKind.WEEKEND : DayKind.MAKE_UP;
    }
    return DayKind.WORKDAY;
  }

  /** The holiday behind a day off, a make-up day or a half day; null for every other day. */
  public @Nullable String holiday(LocalDate day) {
    var special = special(day);
    return special == null ? null : special.name();
  }

  /** The half of a working day that is worked; null where it is the whole day. */
  public @Nullable HalfDay half(LocalDate day) {
    var special = special(day);
    return special == null ? null : special.worked();
  }

  /** Whether the day is a department's own, beside the city's calendar. */
  public boolean isOwn(LocalDate day) {
    return ownDays.containsKey(day);
  }

  private @Nullable SpecialDay special(LocalDate day) {
    var own = ownDays.get(day);
    return own != null ? own : specialDays.get(day);
  }

  public boolean isWorkingDay(LocalDate day) {
    return kind(day).isWorking();
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The local day of an instant. */
  public static LocalDate dayOf(Instant at) {
    return at.atZone(ZONE).toLocalDate();
  }

  /** The n-th working day after a day, which is not counted itself; the day itself for n = 0. */
  public LocalDate plusWorkingDays(LocalDate from, int days) {
    var day = from;
    for (int counted = 0; counted < days; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  /** The day itself where it is a working day, else the next one (Civil Code art. 203). */
  public LocalDate workingDayFrom(LocalDate from) {
    var day = from;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** Close of business of a working day; of a morning that is all there is, its end. */
  public Instant close(LocalDate workingDay) {
    var sessions = hours.on(workingDay, half(workingDay));
    return at(workingDay, sessions.get(sessions.size() - 1).close());
  }

  /** The office is open at its opening minute and no longer at its closing minute. */
  public boolean isOpen(Instant at) {
    return sessions(dayOf(at)).stream()
        .anyMatch(session -> !at.isBefore(session.from()) && at.isBefore(session.until()));
  }

  /** The instant itself while the office is open, else the next opening. */
  public Instant nextOpening(Instant at) {
    for (var day = dayOf(at); ; day = day.plusDays(1)) {
      for (var session : sessions(day)) {
        if (at.isBefore(session.until())) {
          return at.isBefore(session.from()) ? session.from() : at;
        }
      }
    }
  }

  /** Adds office time. What ends on a closing minute stays there. */
  public Instant plus(Instant from, Duration officeTime) {
    return plus(from, officeTime, Pauses.NONE);
  }

  /** Adds office time that no pause covers; zero gives the instant itself. */
  public Instant plus(Instant from, Duration officeTime, Pauses pauses) {
    if (officeTime.isNegative()) {
      throw new IllegalArgumentException("office time is added forwards only: " + officeTime);
    }
    if (officeTime.isZero()) {
      return from;
    }
    var left = officeTime;
    for (var day = dayOf(from); ; day = day.plusDays(1)) {
      for (var stretch : counted(day, from, Instant.MAX, pauses)) {
        if (left.compareTo(stretch.length()) <= 0) {
          return stretch.from().plus(left);
        }
        left = left.minus(stretch.length());
      }
    }
  }

  /** Office time between two instants; negative when the second comes first. */
  public Duration between(Instant from, Instant until) {
    return until.isBefore(from)
        ? between(until, from, Pauses.NONE).negated()
        : between(from, until, Pauses.NONE);
  }

  /** Office time between two instants in order that no pause covers. */
  public Duration between(Instant from, Instant until, Pauses pauses) {
    var sum = Duration.ZERO;
    var last = dayOf(until);
    for (var day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
      for (var stretch : counted(day, from, until, pauses)) {
        sum = sum.plus(stretch.length());
      }
    }
    return sum;
  }

  /** The office sessions of a day in order; none on a day off. */
  public List<Interval> sessions(LocalDate day) {
    if (!isWorkingDay(day)) {
      return List.of();
    }
    var sessions = new ArrayList<Interval>(2);
    for (var session : hours.on(day, half(day))) {
      sessions.add(new Interval(at(day, session.open()), at(day, session.close())));
    }
    return sessions;
  }

  /** The stretches of a day's sessions within bounds that no pause covers, in order. */
  List<Interval> counted(LocalDate day, Instant from, Instant until, Pauses pauses) {
    var counted = new ArrayList<Interval>(2);
    for (var session : sessions(day)) {
      var start = session.from().isBefore(from) ? from : session.from();
      var end = session.until().isAfter(until) ? until : session.until();
      if (start.isBefore(end)) {
        counted.addAll(pauses.outside(new Interval(start, end)));
      }
    }
    return counted;
  }

  /** Office time of a whole day; zero on a day off. */
  Duration length(LocalDate day) {
    return isWorkingDay(day) ? OfficeHours.length(hours.on(day, half(day))) : Duration.ZERO;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }
}
