package org.investordesk.routing.process;

import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.platform.process.DecisionText;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.routing.LeadDepartments.Proposal;
import org.investordesk.routing.RouteRehearsal;
import org.investordesk.routing.RoutedDepartments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a routing table that nobody deployed. */
@Component
class RehearsedRoutes implements RouteRehearsal {

  private final DecisionVersions versions;
  private final Directory directory;

  RehearsedRoutes(DecisionVersions versions, Directory directory) {
    this.versions = versions;
    this.directory = directory;
  }

  @Override
  public LeadDepartments of(String content) {
    var departments = directory.departments();
    var known = departments.stream().map(Department::id).collect(Collectors.toSet());
    var active =
        departments.stream()
            .filter(Department::active)
            .map(Department::id)
            .collect(Collectors.toSet());
    var table =
        DecisionText.read(
            FILE,
            content,
            LeadDepartmentDecision.KEY,
            Set.of(
                LeadDepartmentDecision.Inputs.TYPE,
                LeadDepartmentDecision.Inputs.VARIANT,
                LeadDepartmentDecision.Inputs.AREA),
            Set.of(LeadDepartmentDecision.Outputs.DEPARTMENT, LeadDepartmentDecision.Outputs.RULE),
            (output, value) ->
                output.equals(LeadDepartmentDecision.Outputs.DEPARTMENT)
                    ? known.contains(value) || isRouted(value)
                    : !value.isEmpty());
    return (type, variant, area) -> propose(table, active, type, variant, area);
  }

  private static boolean isRouted(String department) {
    return RoutedDepartments.ALL.stream().anyMatch(each -> each.id().equals(department));
  }

  private static Proposal propose(
      DecisionText table,
      Set<String> active,
      String type,
      @Nullable String variant,
      @Nullable String area) {
    var facts = new HashMap<String, @Nullable Object>();
    facts.put(LeadDepartmentDecision.Inputs.TYPE, type);
    facts.put(LeadDepartmentDecision.Inputs.VARIANT, variant);
    facts.put(LeadDepartmentDecision.Inputs.AREA, area);
    var row = table.ask(facts);
    var department =
        row.map(found -> String.valueOf(found.get(LeadDepartmentDecision.Outputs.DEPARTMENT)));
    var rule =
        row.map(found -> String.valueOf(found.get(LeadDepartmentDecision.Outputs.RULE))).orElse("");
    return department.filter(active::contains).isPresent()
        ? new Proposal(department.get(), rule)
        : new Proposal(RoutedDepartments.APPROVAL_OFFICE, rule + DecidedLeadDepartments.NOT_IN_USE);
  }

  @Override
  public String file() {
    return versions.file(LeadDepartmentDecision.KEY);
  }
}
