package org.investordesk.platform.process;

import java.util.List;

/**
 * Which processes belong to whom. The department processes are the department's part of an issue,
 * called by {@code issue-resolution} while it carries {@link #LEAD_DEPARTMENT}; their instances get
 * the department as tenant and read it as {@code execution.tenantId}. A new type process is added
 * to {@link #KEYS} and thereby gets tenant and grants. The processes of the desk and of the leaders
 * have no tenant: only missing grants keep clerks away from them, so never grant anything on {@code
 * *}.
 */
public final class DepartmentProcesses {

  /** Names the department where such a process is started by itself. */
  public static final ProcessVariable<String> DEPARTMENT = ProcessVariable.text("department");

  /**
   * Names the department in the calling instance. It need not outlive the call; and no form may
   * have a field of this name, since what a form brought cannot become transient in the same step.
   */
  public static final ProcessVariable<String> LEAD_DEPARTMENT =
      ProcessVariable.text("leadDepartment");

  /** Keys of the called definitions; not all need be deployed yet. */
  public static final List<String> KEYS =
      List.of(
          "general-coordination",
          "power-connection",
          "acceptance-inspection",
          "approval-coordination",
          "department-opinion",
          "rule-change",
          "directive-answer");

  /** The coordinators' processes. */
  static final List<String> OF_THE_DESK =
      List.of(
          "issue-resolution",
          "return-arbitration",
          "extension-approval",
          "pause-contest",
          "satisfaction-followup");

  /** The processes of leaders and supervision office. */
  static final List<String> OF_LEADERS =
      List.of(
          "escalation-supervision",
          "on-site-office",
          "systemic-fix",
          "directive-followup",
          "appeal-ruling");

  /** Of the desk, but with tasks for the leader who alone may decide further. */
  static final List<String> SHARED_WITH_LEADERS = List.of("extension-approval");

  private DepartmentProcesses() {}
}
