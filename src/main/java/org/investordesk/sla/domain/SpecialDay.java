package org.investordesk.sla.domain;

import java.time.LocalDate;
import org.investordesk.sla.HalfDay;
import org.jspecify.annotations.Nullable;

/**
 * A day that the State Council's notice names, or the city's or a department's own order.
 *
 * @param name the holiday or occasion, in Chinese as published
 * @param off true for a day off, false for one that is worked: a Saturday or Sunday 调休上班, or half
 *     of a day
 * @param worked the half that is worked; null for a whole day
 */
public record SpecialDay(LocalDate date, String name, boolean off, @Nullable HalfDay worked) {

  public SpecialDay {
    if (off && worked != null) {
      throw new IllegalArgumentException("a day off of which half is worked: " + date);
    }
  }

  public SpecialDay(LocalDate date, String name, boolean off) {
    this(date, name, off, null);
  }
}
