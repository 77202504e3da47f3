package org.investordesk.power.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.investordesk.power.Saving;
import org.investordesk.power.Saving.Days;
import org.investordesk.sla.StageClocks.Limit;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a stage, or the whole, took and saved; the formula is told at {@link Saving}.
 *
 * @param days the calendar in force
 * @param office the office time from one instant to a later one
 */
public record Compression(DayCount days, BiFunction<Instant, Instant, Duration> office) {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * Time in somebody's hands.
   *
   * @param ours the desk's or a department's; else the investor's or a third party's
   * @param until null while it lasts
   */
  public record Spell(boolean ours, Instant from, @Nullable Instant until) {}

  /** From begin to end of one run. */
  public record Run(Instant from, Instant until) {}

  /**
   * @param runs all runs of the stage, the first one first; at least one
   * @param spells who held the issue when
   * @param lastDay the day on which the last run was done, as its result says
   * @param limit what is compared with; empty where none is known
   */
  public Saving of(
      String part, List<Run> runs, List<Spell> spells, LocalDate lastDay, Optional<Limit> limit) {
    var begins = day(runs.get(0).from());
    var unit = unit(limit);
    return new Saving(
        part,
        unit,
        limit.map(Limit::legal).map(target -> days.of(target, begins, unit)).orElse(null),
        limit.map(Limit::oldPractice).map(target -> days.of(target, begins, unit)).orElse(null),
        limit.map(Limit::target).map(target -> days.of(target, begins, unit)).orElse(null),
        unit == Days.WORKING
            ? officeDays(runs, spells, true)
            : calendarDays(runs, lastDay).subtract(midnights(runs, spells)),
        unit == Days.WORKING ? officeDays(runs, spells, false) : midnights(runs, spells));
  }

  /** The kind of day of the base; without a base that of the commitment; else working days. */
  private static Days unit(Optional<Limit> limit) {
    Target base = null;
    if (limit.isPresent()) {
      var known = limit.get();
      base =
          known.oldPractice() != null
              ? known.oldPractice()
              : known.legal() != null ? known.legal() : known.target();
    }
    return base == null ? Days.WORKING : DayCount.unitOf(base);
  }

  private BigDecimal officeDays(List<Run> runs, List<Spell> spells, boolean ours) {
    var sum = Duration.ZERO;
    for (var run : runs) {
      for (var spell : spells) {
        var from = later(run.from, spell.from);
        var until = spell.until == null ? run.until : earlier(run.until, spell.until);
        if (spell.ours == ours && from.isBefore(until)) {
          sum = sum.plus(office.apply(from, until));
        }
      }
    }
    return DayCount.workingDays(sum);
  }

  /** The day on which a run begins is not counted, the one on which it ends is. */
  private BigDecimal calendarDays(List<Run> runs, LocalDate lastDay) {
    var sum = BigDecimal.ZERO;
    for (var i = 0; i < runs.size(); i++) {
      var end = i == runs.size() - 1 ? lastDay : day(runs.get(i).until);
      sum = sum.add(days.between(day(runs.get(i).from), end, Days.CALENDAR));
    }
    return sum.setScale(1);
  }

  /** As for a limit in calendar days: each midnight in others' hands is a day of theirs. */
  private static BigDecimal midnights(List<Run> runs, List<Spell> spells) {
    var count = 0L;
    for (var run : runs) {
      for (var spell : spells) {
        var from = later(run.from, spell.from);
        var until = spell.until == null ? run.until : earlier(run.until, spell.until);
        if (!spell.ours && from.isBefore(until)) {
          count += ChronoUnit.DAYS.between(day(from), day(until));
        }
      }
    }
    return BigDecimal.valueOf(count).setScale(1);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, SHANGHAI);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
