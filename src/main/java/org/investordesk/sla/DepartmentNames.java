package org.investordesk.sla;

import java.util.Locale;

/** Says what a department is called; whoever knows the departments provides it. */
public interface DepartmentNames {

  /** The name in the reader's language; the id where there is no such department. */
  String name(String department, Locale language);
}
