package org.investordesk.portal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DeadlinePreview.Line;
import org.jspecify.annotations.Nullable;

/**
 * A kind of problem and its limits, as the pages show them.
 *
 * @param clocks in the order in which they fall due in an ordinary case
 */
record HowLongRow(String type, @Nullable String variant, List<Limit> clocks) {

  /**
   * @param at for the {@code datetime} attribute
   * @param spoken day and time with the weekday
   * @param day the day alone
   */
  record Limit(
      ClockName clock,
      String at,
      String spoken,
      String day,
      boolean provisional,
      List<String> explanation) {

    static Limit of(
        ClockName clock,
        Instant due,
        boolean provisional,
        List<String> explanation,
        Locale language) {
      return new Limit(
          clock,
          SpokenTime.machine(due),
          SpokenTime.of(due, language),
          SpokenTime.day(due, language),
          provisional,
          explanation);
    }

    private static Limit of(Line line, Locale language) {
      return of(line.clock(), line.dueAt(), line.provisional(), line.explanation(), language);
    }
  }

  static HowLongRow of(HowLong.Duration duration, Locale language) {
    return new HowLongRow(
        duration.type().name(),
        duration.variant(),
        duration.clocks().values().stream().map(line -> Limit.of(line, language)).toList());
  }

  /** Null where the type does not have the clock. */
  public @Nullable Limit clock(String name) {
    return clocks.stream()
        .filter(limit -> limit.clock().name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
