package org.investordesk.routing.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.directory.Person;
import org.investordesk.directory.Project;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.routing.LeadDepartments.Proposal;
import org.investordesk.routing.RoutedDepartments;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class LeadDepartmentDecisionTest {

  @Autowired DecisionService decisions;
  @Autowired IdentityService identities;
  @Autowired DecisionVersions versions;
  @Autowired RepositoryService repository;

  @AfterEach
  void nobody_is_signed_in() {
    identities.clearAuthentication();
  }

  @ParameterizedTest(name = "{0} {1} in {2} goes to {3} by {4}")
  @CsvSource({
    "POWER, LOW, 诸暨, zhuji-power-supply, rule_powerLowZhuji",
    "POWER, LOW, 柯桥, power-supply, rule_power",
    "POWER, LINE_35KV, 诸暨, power-supply, rule_power",
    "POWER, HIGH_DUAL, , power-supply, rule_power",
    "POWER, , , power-supply, rule_power",
    "ACCEPTANCE, , 诸暨, housing-construction, rule_acceptance",
    "APPROVAL, FORMAL, , approval-office, rule_approval",
    "APPROVAL, SIMULATED, 上虞, approval-office, rule_approval",
    "LAND, , 诸暨, zhuji-natural-resources, rule_landZhuji",
    "LAND, , 嵊州, shengzhou-natural-resources, rule_landShengzhou",
    "LAND, , 新昌, xinchang-natural-resources, rule_landXinchang",
    "LAND, , 越城, natural-resources, rule_land",
    "LAND, , , natural-resources, rule_land",
    "UTILITIES, , 嵊州, transport, rule_utilitiesMountains",
    "UTILITIES, , 新昌, transport, rule_utilitiesMountains",
    "UTILITIES, , 柯桥, water-affairs, rule_utilities",
    "FINANCE, , , finance-office, rule_finance",
    "LABOUR, , , human-resources, rule_labour",
    "TALENT, , , human-resources, rule_talent",
    "POLICY, , , development-reform, rule_policy",
    "COMPLAINT, , , petition-office, rule_complaint",
    "SERVICE, , , investment-promotion, rule_service",
    "INQUIRY, , , investment-promotion, rule_inquiry",
    "OTHER, SINGLE, , investment-promotion, rule_otherSingle",
    "OTHER, MULTI, , approval-office, rule_fallback",
    "OTHER, , , approval-office, rule_fallback",
    "NO_SUCH_TYPE, , , approval-office, rule_fallback",
  })
  void every_row_names_its_department(
      String type, String variant, String area, String department, String rule) {
    assertThat(proposals(Set.of()).propose(type, variant, area))
        .isEqualTo(new Proposal(department, rule));
  }

  @Test
  void a_department_that_is_not_in_use_is_replaced_by_the_approval_office_and_the_rule_says_so() {
    assertThat(proposals(Set.of("finance-office")).propose("FINANCE", null, null))
        .isEqualTo(new Proposal("approval-office", "rule_finance:departmentNotInUse"));
  }

  @Test
  void a_clerk_without_any_grant_is_told_and_stays_signed_in() {
    identities.setAuthentication("clerk", List.of("clerk"), List.of("finance-office"));

    assertThat(proposals(Set.of()).propose("FINANCE", null, null).departmentId())
        .isEqualTo("finance-office");
    assertThat(identities.getCurrentAuthentication().getUserId()).isEqualTo("clerk");
  }

  @Test
  void the_list_of_departments_and_the_table_name_the_same_and_each_rule_tells_its_own_id() {
    var table =
        repository.getDmnModelInstance(versions.inForce(LeadDepartmentDecision.KEY).definition());
    var named = new TreeSet<String>();
    for (var rule : table.getModelElementsByType(Rule.class)) {
      var outputs =
          rule.getOutputEntries().stream()
              .map(entry -> entry.getText().getTextContent().replace("\"", ""))
              .toList();
      named.add(outputs.get(0));
      assertThat(outputs.get(1)).isEqualTo(rule.getId());
    }

    assertThat(RoutedDepartments.ALL.stream().map(Department::id).collect(Collectors.toSet()))
        .isEqualTo(named);
  }

  private LeadDepartments proposals(Set<String> closed) {
    return new DecidedLeadDepartments(decisions, identities, versions, new Departments(closed));
  }

  /** A directory that knows the table's departments and nothing else. */
  private record Departments(Set<String> closed) implements Directory {

    @Override
    public List<Department> departments() {
      return RoutedDepartments.ALL;
    }

    @Override
    public Optional<Department> department(String id) {
      return departments().stream()
          .filter(known -> known.id().equals(id))
          .map(
              known ->
                  new Department(
                      id, known.name(), known.nameEn(), null, !closed.contains(known.id())))
          .findFirst();
    }

    @Override
    public Optional<Person> headOf(String departmentId) {
      return Optional.empty();
    }

    @Override
    public List<Person> handlersOf(String departmentId) {
      return List.of();
    }

    @Override
    public Optional<Person> person(String userId) {
      return Optional.empty();
    }

    @Override
    public Optional<Investor> investor(long id) {
      return Optional.empty();
    }

    @Override
    public Optional<Investor> investorByEmail(String email) {
      return Optional.empty();
    }

    @Override
    public List<Investor> findInvestors(String text, int limit) {
      return List.of();
    }

    @Override
    public Optional<Project> project(long id) {
      return Optional.empty();
    }

    @Override
    public List<Project> findProjects(String text, int limit) {
      return List.of();
    }
  }
}
