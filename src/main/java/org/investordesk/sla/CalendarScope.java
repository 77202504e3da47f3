package org.investordesk.sla;

import java.util.regex.Pattern;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.store.RuleTables;
import org.jspecify.annotations.Nullable;

/**
 * What of the calendar a file is about; its name tells.
 *
 * @param name the year, or the id of the department; empty for the office hours
 */
record CalendarScope(Kind kind, String name) {

  enum Kind {
    YEAR,
    HOURS,
    DEPARTMENT
  }

  static final String HOURS_FILE = "office-hours.csv";

  private static final Pattern DEPARTMENT = Pattern.compile("department-([a-z0-9-]+)\\.json");

  /**
   * @throws org.investordesk.platform.Refusal for a name that tells nothing
   */
  static CalendarScope of(String file) {
    if (file.equals(HOURS_FILE)) {
      return new CalendarScope(Kind.HOURS, "");
    }
    var department = departmentOf(file);
    return department != null
        ? new CalendarScope(Kind.DEPARTMENT, department)
        : new CalendarScope(Kind.YEAR, String.valueOf(CalendarFile.year(file)));
  }

  static @Nullable String departmentOf(String file) {
    var named = DEPARTMENT.matcher(file);
    return named.matches() ? named.group(1) : null;
  }

  /** Of a part of the calendar as the tables name it. */
  static CalendarScope ofPart(String part) {
    if (part.equals(RuleTables.HOURS)) {
      return new CalendarScope(Kind.HOURS, "");
    }
    return part.startsWith(RuleTables.DEPARTMENT)
        ? new CalendarScope(Kind.DEPARTMENT, part.substring(RuleTables.DEPARTMENT.length()))
        : new CalendarScope(Kind.YEAR, part);
  }

  static String departmentFile(String department) {
    return "department-" + department + ".json";
  }
}
