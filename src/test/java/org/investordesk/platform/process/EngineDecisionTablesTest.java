package org.investordesk.platform.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.investordesk.platform.DecisionRows.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads and writes the tables that are shipped. */
class EngineDecisionTablesTest {

  private final EngineDecisionTables tables =
      new EngineDecisionTables(
          mock(RepositoryService.class), new DesksOwnName(mock(IdentityService.class)));

  @ParameterizedTest
  @CsvSource({
    "escalation-ladder, processes/escalation/escalation-ladder.dmn",
    "lead-department, processes/routing/lead-department.dmn"
  })
  void what_is_written_reads_the_same_and_answers_the_same(String key, Path path)
      throws IOException {
    var content = Files.readString(path);
    var rows = tables.read(key, "table.dmn", content);

    var written = tables.write(content, rows);

    assertThat(tables.read(key, "table.dmn", written)).isEqualTo(rows);
    var inputs = new HashMap<String, Object>();
    rows.inputs().forEach(input -> inputs.put(input, null));
    inputs.putAll(Map.of("clock", "CEILING", "milestone", "DUE", "raised", false));
    inputs.keySet().retainAll(rows.inputs());
    assertThat(tables.decider(key, "table.dmn", written).decide(inputs))
        .isEqualTo(tables.decider(key, "table.dmn", content).decide(inputs))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"escalation-ladder, processes/escalation/escalation-ladder.dmn"})
  void rows_can_be_taken_out_and_put_in_elsewhere(String key, Path path) throws IOException {
    var content = Files.readString(path);
    var table = tables.read(key, "table.dmn", content);
    var rows = new ArrayList<>(table.rows());
    var last = rows.remove(rows.size() - 1);
    rows.remove(0);
    var cells = new HashMap<>(last.cells());
    cells.put("rule", "\"rule_new\"");
    rows.add(0, new Row("rule_new", "新的一行", cells));

    var read = tables.read(key, "table.dmn", tables.write(content, table.with(rows)));

    assertThat(read.rows()).extracting(Row::id).startsWith("rule_new").doesNotContain(last.id());
    assertThat(read).isEqualTo(table.with(rows));
  }
}
