package org.investordesk.acceptance.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.investordesk.acceptance.Sector;
import org.investordesk.acceptance.SiteFacts;
import org.investordesk.acceptance.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table as the office reads it. */
class JointInspectionDepartmentsTest {

  private static final Path TABLE =
      Path.of("processes/acceptance/joint-inspection-departments.dmn");

  @ParameterizedTest(name = "{0}, {1} m, {2} m², shelter {3}, {4}: {5}")
  @CsvSource({
    "INDUSTRY,         9,  1200, false, ORDINARY,  planning",
    "INDUSTRY,        24,  2499, false, ORDINARY,  planning",
    "INDUSTRY,      24.1,  1200, false, ORDINARY,  planning fire-rescue",
    "INDUSTRY,         9,  2500, false, ORDINARY,  planning fire-rescue",
    "CULTURE_TOURISM,  6,   300, false, SENSITIVE, planning fire-rescue ecology-environment",
    "COMMERCE,        80, 60000, true,  ORDINARY,  planning fire-rescue civil-air-defence",
    "CHEMICAL_DYEING, 12,   900, false, ORDINARY,  planning ecology-environment",
    "OTHER,            3,   100, true,  SENSITIVE, planning civil-air-defence ecology-environment"
  })
  void names_each_department_whose_matter_it_is(
      Sector sector,
      BigDecimal height,
      BigDecimal area,
      boolean civilDefence,
      Surroundings surroundings,
      String departments)
      throws IOException {
    var facts = new SiteFacts(sector, height, area, civilDefence, surroundings);

    assertThat(departments(facts)).containsExactly(departments.split(" "));
  }

  @Test
  void every_rule_has_a_sentence_that_tells_the_convener_why() throws IOException {
    var words = Files.readString(Path.of("src/main/resources/messages/acceptance.properties"));
    var rules = Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class);

    assertThat(rules).isNotEmpty();
    assertThat(rules)
        .allSatisfy(
            rule ->
                assertThat(words)
                    .contains("acceptance.why." + rule.getId().substring("rule_".length()) + "="));
    var numbers = new HashSet<String>();
    rules.forEach(
        rule ->
            rule.getOutputEntries().stream()
                .skip(1)
                .forEach(entry -> numbers.add(entry.getTextContent().strip().replace("\"", ""))));
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(rules.stream().map(Rule::getId).toList());
  }

  private static Set<String> departments(SiteFacts facts) throws IOException {
    var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    var table =
        engine.parseDecision(
            DecidedInspectors.KEY, new ByteArrayInputStream(Files.readAllBytes(TABLE)));
    var named = new LinkedHashSet<String>();
    for (DmnDecisionRuleResult rule :
        engine.evaluateDecisionTable(table, DecidedInspectors.inputs(facts))) {
      named.add(rule.getEntry("department"));
    }
    return named;
  }
}
