package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the calendar of a year, as the State Council publishes it each November, editions of the
 * office hours, and the days that are a department's own. What a file is about is told by its name:
 * {@code 2027.json} or {@code 2027.ics}, {@link #HOURS_FILE}, {@link #departmentFile}. The formats
 * are described in {@code docs/calendar-format.md}.
 */
public interface CalendarYears {

  /** How many days before its end a calendar should be asked for: the next one is out by then. */
  int DAYS_AHEAD = 60;

  /** The name of the file of office hours. */
  String HOURS_FILE = CalendarScope.HOURS_FILE;

  /** The name of the file with a department's own days. */
  static String departmentFile(String department) {
    return CalendarScope.departmentFile(department);
  }

  /** The department whose own days a file has; null for any other file. */
  static @Nullable String departmentOf(String file) {
    return CalendarScope.departmentOf(file);
  }

  /** The years loaded, in order. */
  List<Integer> loaded();

  /** The last day up to which every year from {@code today} on is loaded. */
  LocalDate horizon(LocalDate today);

  /** Every day of a year in order; a year that is not loaded knows weekends only. */
  List<CalendarDay> days(int year);

  /** As above, with the days that are the department's own in place of the city's. */
  List<CalendarDay> days(int year, String department);

  /** The office hours by edition and season. */
  List<OfficeSeason> officeHours();

  /** The number of the calendar in force; a higher one after each change, the same on all nodes. */
  long version();

  /**
   * What loading a file would change. Counts on paper with the calendar of the file: reads clocks,
   * locks and writes nothing.
   *
   * @param file its name, which says what it is about
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  CalendarPreview preview(String file, String content);

  /**
   * Puts what a file says in force, in place of what was known of it, and recalculates every open
   * limit concerned; each change is published and reported. Milestones that have fired stay as they
   * are. Taking in the same file again finishes a recalculation that was interrupted. Runs in
   * transactions of its own, one a subject.
   *
   * @param file its name, which says what it is about
   * @throws org.investordesk.platform.Refusal with file, line and reason; nothing is changed then
   */
  List<DueMoved> load(String file, String content);

  /**
   * As {@link #load(String, String)}, for a change that was previewed.
   *
   * @param version of the preview; another change since then is refused
   * @param alongside takes the year of the first day concerned, first thing in the transaction that
   *     puts it in force; what it throws leaves the calendar as it was
   */
  List<DueMoved> load(String file, String content, long version, IntConsumer alongside);

  /**
   * Finishes a recalculation for what is in force already; reports what still moved.
   *
   * @param file the name of the file it came from
   */
  List<DueMoved> recount(String file);

  /**
   * The file of a loaded year with one day changed, for {@link #preview} and {@link #load}; its
   * name is the year with {@code .json}.
   *
   * @param holiday the holiday behind it; null makes the day one like all others of the week
   * @param off a day off, else a Saturday or Sunday that is worked
   * @throws org.investordesk.platform.Refusal when the year is not loaded
   */
  String withDay(LocalDate day, @Nullable String holiday, boolean off);

  /**
   * As above.
   *
   * @param worked the half of the day that is worked, where {@code off} is false; null for all of
   *     it
   */
  String withDay(LocalDate day, @Nullable String holiday, boolean off, @Nullable HalfDay worked);

  /**
   * The file of a department's own days with one day changed; its name is {@link #departmentFile}.
   *
   * @param occasion null makes the day the city's again
   */
  String withOwnDay(
      String department,
      LocalDate day,
      @Nullable String occasion,
      boolean off,
      @Nullable HalfDay worked);
}
