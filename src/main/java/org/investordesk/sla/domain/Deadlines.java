package org.investordesk.sla.domain;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.sla.Target;

/**
 * Where limits and milestones fall. The rules, in full: working hours add office time; working days
 * do not count the day of the anchor and end at close of business; calendar days likewise, moved to
 * the next working day (Civil Code art. 201 and 203, Administrative Licensing Law art. 82). Pauses
 * are taken as one union: they add the paused office time to an hour limit, the paused shares of
 * days, summed and rounded half up, to a working-day limit, and the midnights they contain to a
 * calendar-day limit. Extensions are working days after all that. A pause that began after the
 * limit does not move it.
 */
public final class Deadlines {

  private final WorkingCalendar calendar;

  public Deadlines(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  public WorkingCalendar calendar() {
    return calendar;
  }

  /** The limit of a target counted from an anchor. */
  public Instant due(Instant anchor, Target target, Pauses pauses) {
    return due(anchor, target, pauses, 0);
  }

  /**
   * The limit of a target counted from an anchor and extended.
   *
   * @param extension working days on top of target and pauses
   */
  public Instant due(Instant anchor, Target target, Pauses pauses, int extension) {
    if (target.unit() == Target.Unit.WORKING_HOURS) {
      var due = calendar.plus(anchor, Duration.ofHours(target.amount()), pauses);
      return extension == 0
          ? due
          : calendar.close(calendar.plusWorkingDays(WorkingCalendar.dayOf(due), extension));
    }
    var due = close(anchor, target, 0, extension);
    // A pause may carry the limit past the beginning of another one, which then counts too.
    for (; ; ) {
      var longer = close(anchor, target, daysPaused(anchor, due, target.unit(), pauses), extension);
      if (!longer.isAfter(due)) {
        return due;
      }
      due = longer;
    }
  }

  private Instant close(Instant anchor, Target target, int paused, int extension) {
    return calendar.close(calendar.plusWorkingDays(lastDay(anchor, target, paused), extension));
  }

  /**
   * The limit of a clock that was answered and reopened, or extended: never before close of the
   * second working day after each reopening, pauses after it included; an extension granted after a
   * reopening moves that day too.
   *
   * @param pauses with the investor's own time in them
   */
  public Instant due(
      Instant anchor,
      Target target,
      Pauses pauses,
      List<Instant> reopenings,
      List<Extension> extensions) {
    var due = due(anchor, target, pauses, days(extensions));
    for (var reopening : reopenings) {
      var earliest = due(reopening, GRACE_AFTER_REOPENING, pauses, daysFrom(reopening, extensions));
      if (earliest.isAfter(due)) {
        due = earliest;
      }
    }
    return due;
  }

  /** Working days granted in all. */
  static int days(List<Extension> extensions) {
    return extensions.stream().mapToInt(Extension::workingDays).sum();
  }

  /** Working days granted since an instant. */
  static int daysFrom(Instant since, List<Extension> extensions) {
    return days(extensions.stream().filter(each -> !each.at().isBefore(since)).toList());
  }

  /** What a reopened issue gets at least. */
  static final Target GRACE_AFTER_REOPENING = new Target(2, Target.Unit.WORKING_DAYS);

  /** The instant of a milestone on a clock. */
  public Instant at(MilestonePoint point, Instant anchor, Instant due, Pauses pauses) {
    return switch (point.kind()) {
      case SHARE -> share(point.amount(), anchor, due, pauses);
      case LIMIT -> due;
      case AFTER_LIMIT -> due(due, new Target(point.amount(), Target.Unit.WORKING_DAYS), pauses);
      case AFTER_ANCHOR ->
          due(anchor, new Target(point.amount(), Target.Unit.WORKING_DAYS), pauses);
    };
  }

  /** Whether the limit lies in a year whose calendar is not loaded. */
  public boolean isProvisional(Instant due) {
    return !calendar.isLoaded(WorkingCalendar.dayOf(due).getYear());
  }

  private Instant share(int percent, Instant anchor, Instant due, Pauses pauses) {
    var whole = calendar.between(anchor, due, pauses);
    var exact = whole.multipliedBy(percent).dividedBy(100);
    // full seconds, upwards: told when the share has passed, not a moment before
    var seconds = exact.getNano() == 0 ? exact : Duration.ofSeconds(exact.getSeconds() + 1);
    return calendar.plus(anchor, seconds.compareTo(whole) > 0 ? whole : seconds, pauses);
  }

  /** The day at whose close a day limit ends, with so many more days than the target says. */
  LocalDate lastDay(Instant anchor, Target target, int more) {
    var day = WorkingCalendar.dayOf(anchor);
    return switch (target.unit()) {
      case WORKING_DAYS -> calendar.plusWorkingDays(day, target.amount() + more);
      case CALENDAR_DAYS -> calendar.workingDayFrom(day.plusDays(target.amount() + more));
      case WORKING_HOURS -> throw new IllegalArgumentException("not a limit in days: " + target);
    };
  }

  /** How many days the pauses add to a day limit that is due then. */
  int daysPaused(Instant anchor, Instant due, Target.Unit unit, Pauses pauses) {
    var within = pauses.within(anchor, due);
    return unit == Target.Unit.CALENDAR_DAYS ? midnights(within) : workingDaysPaused(within);
  }

  private static int midnights(Pauses pauses) {
    long midnights = 0;
    for (var pause : pauses.union()) {
      midnights +=
          WorkingCalendar.dayOf(pause.until()).toEpochDay()
              - WorkingCalendar.dayOf(pause.from()).toEpochDay();
    }
    return Math.toIntExact(midnights);
  }

  private int workingDaysPaused(Pauses pauses) {
    return paused(pauses).roundedHalfUp();
  }

  /** The paused shares of all days, summed. */
  DayShare paused(Pauses pauses) {
    var sum = DayShare.ZERO;
    for (var pause : pauses.union()) {
      var last = WorkingCalendar.dayOf(pause.until());
      for (var day = WorkingCalendar.dayOf(pause.from());
          !day.isAfter(last);
          day = day.plusDays(1)) {
        var whole = calendar.length(day);
        if (!whole.isZero()) {
          var paused = Duration.ZERO;
          for (var stretch : calendar.counted(day, pause.from(), pause.until(), Pauses.NONE)) {
            paused = paused.plus(stretch.length());
          }
          sum = sum.plus(paused, whole);
        }
      }
    }
    return sum;
  }

  /** A sum of shares of days, kept exact: a third and a sixth of a day are a half, not almost. */
  record DayShare(BigInteger part, BigInteger whole) {

    static final DayShare ZERO = new DayShare(BigInteger.ZERO, BigInteger.ONE);

    DayShare plus(Duration paused, Duration day) {
      var added = BigInteger.valueOf(paused.toNanos());
      var of = BigInteger.valueOf(day.toNanos());
      var sum = part.multiply(of).add(added.multiply(whole));
      var common = whole.multiply(of);
      var divisor = sum.gcd(common);
      return new DayShare(sum.divide(divisor), common.divide(divisor));
    }

    int roundedHalfUp() {
      return part.shiftLeft(1).add(whole).divide(whole.shiftLeft(1)).intValueExact();
    }

    /** In hundredths of a day, cut off, for people to read. */
    int hundredths() {
      return part.multiply(BigInteger.valueOf(100)).divide(whole).intValueExact();
    }
  }
}
