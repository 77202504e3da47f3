package org.investordesk.power.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.investordesk.power.Saving.Days;
import org.investordesk.sla.Target;

/**
 * Makes working days and calendar days comparable, by the calendar itself and not by a factor: the
 * same 15 working days are 21 calendar days in May and 24 over the national holiday.
 *
 * @param isWorkingDay the calendar in force
 */
public record DayCount(Predicate<LocalDate> isWorkingDay) {

  /** Office time of a working day, 8:30 to 12 and 14 to 17:30. */
  private static final int OFFICE_MINUTES = 7 * 60;

  /** A tenth of a day is the finest that is shown. */
  private static final int SCALE = 1;

  /** Days from the one after {@code from} up to and with {@code to}. */
  public BigDecimal between(LocalDate from, LocalDate to, Days days) {
    if (days == Days.CALENDAR) {
      return scaled(BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to)));
    }
    var counted = from.datesUntil(to.isBefore(from) ? from : to).map(day -> day.plusDays(1));
    return scaled(BigDecimal.valueOf(counted.filter(isWorkingDay).count()));
  }

  /** Office time as working days. */
  public static BigDecimal workingDays(Duration office) {
    return BigDecimal.valueOf(office.toMinutes())
        .divide(BigDecimal.valueOf(OFFICE_MINUTES), SCALE, RoundingMode.HALF_UP);
  }

  /** A limit that begins on a day, in the wanted kind of day. */
  public BigDecimal of(Target limit, LocalDate begins, Days days) {
    return switch (limit.unit()) {
      case WORKING_HOURS -> {
        var working = workingDays(Duration.ofHours(limit.amount()));
        yield days == Days.WORKING ? working : between(begins, begins.plusDays(1), days);
      }
      case WORKING_DAYS ->
          days == Days.WORKING
              ? scaled(BigDecimal.valueOf(limit.amount()))
              : between(begins, afterWorkingDays(begins, limit.amount()), days);
      case CALENDAR_DAYS ->
          days == Days.CALENDAR
              ? scaled(BigDecimal.valueOf(limit.amount()))
              : between(begins, begins.plusDays(limit.amount()), days);
    };
  }

  /** What a limit counts by itself. */
  public static Days unitOf(Target limit) {
    return limit.unit() == Target.Unit.CALENDAR_DAYS ? Days.CALENDAR : Days.WORKING;
  }

  private LocalDate afterWorkingDays(LocalDate begins, int amount) {
    var day = begins;
    for (var left = amount; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay.test(day)) {
        left--;
      }
    }
    return day;
  }

  private static BigDecimal scaled(BigDecimal days) {
    return days.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
