package org.investordesk.routing.process;

/** Names shared with {@code lead-department.dmn}. */
final class LeadDepartmentDecision {

  static final String KEY = "lead-department";

  static final class Inputs {
    static final String TYPE = "type";
    static final String VARIANT = "variant";
    static final String AREA = "area";

    private Inputs() {}
  }

  static final class Outputs {
    static final String DEPARTMENT = "department";
    static final String RULE = "rule";

    private Outputs() {}
  }

  private LeadDepartmentDecision() {}
}
