package org.investordesk.routing;

import org.jspecify.annotations.Nullable;

/** Proposes who is responsible; the coordinator may overrule with a reason. */
public interface LeadDepartments {

  /**
   * @param rule id of the rule that decided; with the version of the table where that was edited,
   *     such as {@code rule_power@3}
   */
  record Proposal(String departmentId, String rule) {}

  /**
   * Never empty: what no rule takes goes to the fallback row of {@code lead-department.dmn}; a
   * department that is not in the directory (any more) is replaced by the approval office and the
   * rule says so.
   *
   * @param type such as {@code POWER}
   * @param area such as {@code 诸暨}; null where unknown
   */
  Proposal propose(String type, @Nullable String variant, @Nullable String area);
}
