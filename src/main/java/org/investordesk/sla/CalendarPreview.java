package org.investordesk.sla;

import java.util.List;

/**
 * What a calendar file would change, counted on paper.
 *
 * @param version the calendar the comparison was made with, see {@link CalendarYears#version()}
 * @param days days of the year as the file has them that are another kind of day, or have another
 *     name, than now; in order
 * @param otherYears days of other years in the file, which are not taken in; iCalendar only
 * @param hours the editions of office hours that would begin; empty for other files
 * @param moved each open limit that would move, by subject
 * @param firm how many open limits that are provisional now would be so no longer
 */
public record CalendarPreview(
    int year,
    long version,
    List<DayChange> days,
    int otherYears,
    List<OfficeSeason> hours,
    List<DueMoved> moved,
    int firm) {

  /** A day before and after. */
  public record DayChange(CalendarDay before, CalendarDay after) {}
}
