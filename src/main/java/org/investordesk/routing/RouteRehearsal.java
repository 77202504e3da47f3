package org.investordesk.routing;

/** Tries a routing table that is not in force. Reads only. */
public interface RouteRehearsal {

  /** File name of the table. */
  String FILE = "lead-department.dmn";

  /**
   * Proposes as the file says; a department that is not in use is replaced as always.
   *
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  LeadDepartments of(String content);

  /** The table in force as a file. */
  String file();
}
