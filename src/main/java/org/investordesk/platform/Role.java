package org.investordesk.platform;

/** What a member of staff may do; each role is a group of the engine with the same id. */
public enum Role {
  /** Triage, dispatch, check of answers, closing: the hotline desk 服务专员. */
  COORDINATOR("coordinator"),
  /** Handler of a department 经办人; sees the department's issues only. */
  CLERK("clerk"),
  /** Head of a department 分管局长. */
  DEPARTMENT_HEAD("department-head"),
  /** City leader 联系领导. */
  LEADER("leader"),
  /** Supervision office 督查室. */
  SUPERVISION("supervision-office"),
  /** Administrator of people, calendars and policies; the engine's own administrator group. */
  ADMINISTRATOR("camunda-admin");

  private final String group;

  Role(String group) {
    this.group = group;
  }

  /** The engine's group id. */
  public String group() {
    return group;
  }
}
