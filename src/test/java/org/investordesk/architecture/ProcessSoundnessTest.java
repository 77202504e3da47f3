package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.investordesk.testkit.PassedElements;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * No drawn path without a test that went along it. Comes last (see {@code
 * junit-platform.properties}) and looks back on the whole run; alone, it has nothing to look at.
 */
@Order(Integer.MAX_VALUE)
class ProcessSoundnessTest {

  @TestFactory
  Stream<DynamicTest> every_element_was_passed_by_some_test() throws IOException {
    var passed = PassedElements.ofThisRun();
    assumeThat(passed).as("processes run by the tests of this run").isNotEmpty();
    try (var files = Files.walk(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream()
          .map(
              file ->
                  dynamicTest(
                      file.getFileName().toString(),
                      () -> assertThat(neverPassed(file, passed)).isEmpty()));
    }
  }

  private static Set<String> neverPassed(Path file, Map<String, Set<String>> passed) {
    var model = Bpmn.readModelFromFile(file.toFile());
    var process = model.getModelElementsByType(Process.class).iterator().next().getId();
    var drawn =
        model.getModelElementsByType(FlowNode.class).stream()
            .map(FlowNode::getId)
            .collect(Collectors.toCollection(TreeSet::new));
    drawn.removeAll(passed.getOrDefault(process, Set.of()));
    return drawn;
  }
}
