package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds models and code to one vocabulary, without an engine. */
class ProcessModelContractTest {

  private static final Path PROCESSES = Path.of("processes");

  private final ModelRules rules =
      new ModelRules(
          PROCESSES,
          Path.of("forms"),
          "org.investordesk",
          Path.of("target/classes/org/investordesk"));

  @TestFactory
  Stream<DynamicTest> every_model_keeps_the_house_rules() throws IOException {
    try (var files = Files.walk(PROCESSES)) {
      var models = files.filter(file -> file.toString().matches(".*\\.(bpmn|dmn)")).toList();
      assertThat(models).as("models in %s", PROCESSES).isNotEmpty();
      return models.stream()
          .map(
              file ->
                  dynamicTest(
                      PROCESSES.relativize(file).toString(),
                      () -> assertThat(rules.findings(file)).isEmpty()));
    }
  }
}
