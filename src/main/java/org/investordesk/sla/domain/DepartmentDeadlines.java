package org.investordesk.sla.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The city's calendar and, for departments with days of their own, theirs beside it. What is
 * promised to the investor is always counted by the city's.
 */
public final class DepartmentDeadlines {

  private final Deadlines city;
  private final Map<String, List<SpecialDay>> ownDays;
  private final Map<String, Deadlines> departments = new HashMap<>();

  /**
   * @param ownDays by department; one without days of its own may be left out
   */
  public DepartmentDeadlines(WorkingCalendar city, Map<String, List<SpecialDay>> ownDays) {
    this.city = new Deadlines(city);
    this.ownDays = Map.copyOf(ownDays);
    ownDays.forEach(
        (department, days) -> departments.put(department, new Deadlines(city.withOwnDays(days))));
  }

  public Deadlines city() {
    return city;
  }

  /**
   * @param department who holds the clock; null counts by the city's calendar
   */
  public Deadlines of(@Nullable String department) {
    return department == null ? city : departments.getOrDefault(department, city);
  }

  /** A department's own days, in order as recorded. */
  public List<SpecialDay> ownDays(String department) {
    return ownDays.getOrDefault(department, List.of());
  }

  /** With another calendar of the city; the departments keep their own days. */
  public DepartmentDeadlines with(WorkingCalendar other) {
    return new DepartmentDeadlines(other, ownDays);
  }

  /** With other days of one department. */
  public DepartmentDeadlines with(String department, List<SpecialDay> days) {
    var all = new HashMap<>(ownDays);
    all.put(department, days);
    return new DepartmentDeadlines(city.calendar(), all);
  }
}
