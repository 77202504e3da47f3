package org.investordesk.sla;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One day of the working calendar.
 *
 * @param holiday the holiday behind a day off, a make-up day or a half day, in Chinese as
 *     published; null for every other day
 * @param worked which half is worked; null for a day that is worked whole, or off
 * @param departments it is one department's own, beside the city's calendar
 */
public record CalendarDay(
    LocalDate date,
    DayKind kind,
    @Nullable String holiday,
    @Nullable HalfDay worked,
    boolean departments) {

  public CalendarDay(LocalDate date, DayKind kind, @Nullable String holiday) {
    this(date, kind, holiday, null, false);
  }
}
