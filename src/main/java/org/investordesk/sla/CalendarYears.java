package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;

/**
 * Takes in the calendar of a year, as the State Council publishes it each November. The format is
 * described in {@code docs/calendar-format.md}.
 */
public interface CalendarYears {

  /** The years loaded, in order. */
  List<Integer> loaded();

  /** The last day up to which every year from {@code today} on is loaded. */
  LocalDate horizon(LocalDate today);

  /**
   * Puts the year of a file in force, in place of what was known of it, and recalculates every open
   * limit; each change is published and reported. Milestones that have fired stay as they are.
   * Taking in the same file again finishes a recalculation that was interrupted. Runs in
   * transactions of its own, one a subject.
   *
   * @param file its name, the year with {@code .json}
   * @throws org.investordesk.platform.Refusal with file, line and reason; nothing is changed then
   */
  List<DueMoved> load(String file, String content);
}
