package org.investordesk.acceptance.domain;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.investordesk.platform.Refusal;

/** The day on which the inspectors meet on the site. */
public final class InspectionDay {

  /** Calendar days ahead. */
  private static final int FURTHEST = 15;

  /**
   * @param today in Shaoxing
   * @throws Refusal for a day in the past, too far ahead or on which nobody works
   */
  public static void check(LocalDate day, LocalDate today, Predicate<LocalDate> working) {
    if (day.isBefore(today)) {
      throw new Refusal("acceptance.refusal.dayPast", day.toString());
    }
    if (day.isAfter(today.plusDays(FURTHEST))) {
      throw new Refusal("acceptance.refusal.dayTooFar", day.toString(), FURTHEST);
    }
    if (!working.test(day)) {
      throw new Refusal("acceptance.refusal.dayOff", day.toString());
    }
  }

  private InspectionDay() {}
}
