package org.investordesk.routing.process;

import java.util.HashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.routing.RoutedDepartments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the proposal from the decision table and keeps it only where the department is in use. */
@Component
class DecidedLeadDepartments implements LeadDepartments {

  /** Ends the rule of a proposal whose department had to be replaced. */
  static final String NOT_IN_USE = ":departmentNotInUse";

  private final DecisionService decisions;
  private final IdentityService identities;
  private final DecisionVersions versions;
  private final Directory directory;

  DecidedLeadDepartments(
      DecisionService decisions,
      IdentityService identities,
      DecisionVersions versions,
      Directory directory) {
    this.decisions = decisions;
    this.identities = identities;
    this.versions = versions;
    this.directory = directory;
  }

  @Override
  public Proposal propose(String type, @Nullable String variant, @Nullable String area) {
    var proposal = decide(type, variant, area);
    return directory.department(proposal.departmentId()).filter(Department::active).isPresent()
        ? proposal
        : new Proposal(RoutedDepartments.APPROVAL_OFFICE, proposal.rule() + NOT_IN_USE);
  }

  private Proposal decide(String type, @Nullable String variant, @Nullable String area) {
    // a map that takes nulls: an input that is not set at all would be a fault of the call
    var inputs = new HashMap<String, Object>();
    inputs.put(LeadDepartmentDecision.Inputs.TYPE, type);
    inputs.put(LeadDepartmentDecision.Inputs.VARIANT, variant);
    inputs.put(LeadDepartmentDecision.Inputs.AREA, area);
    // the desk asks, not the clerk at the keyboard, who has no grant on decisions
    var asking = identities.getCurrentAuthentication();
    identities.clearAuthentication();
    try {
      var version = versions.inForce(LeadDepartmentDecision.KEY);
      var row =
          decisions
              .evaluateDecisionTableById(version.definition())
              .variables(inputs)
              .evaluate()
              .getSingleResult();
      return new Proposal(
          row.getEntry(LeadDepartmentDecision.Outputs.DEPARTMENT),
          version.recorded(row.getEntry(LeadDepartmentDecision.Outputs.RULE)));
    } finally {
      if (asking != null) {
        identities.setAuthentication(asking);
      }
    }
  }
}
