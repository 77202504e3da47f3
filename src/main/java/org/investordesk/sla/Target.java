package org.investordesk.sla;

/**
 * How long a clock runs.
 *
 * @param amount positive; a limit in calendar days may be none, which is the day of the anchor
 *     itself: a date promised for today
 */
public record Target(int amount, Unit unit) {

  /** What the amount counts. */
  public enum Unit {
    /** Office hours only. */
    WORKING_HOURS,
    /** The day of the anchor is not counted; ends at close of business. */
    WORKING_DAYS,
    /**
     * As working days, but every day counts; moved to the next working day (Civil Code art. 203).
     */
    CALENDAR_DAYS
  }

  public Target {
    if (amount < 0 || (amount == 0 && unit != Unit.CALENDAR_DAYS)) {
      throw new IllegalArgumentException("a target is positive, not " + amount);
    }
  }
}
