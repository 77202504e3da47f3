package org.investordesk.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision table as rows of text, first match first.
 *
 * @param inputs the expressions of its inputs, such as {@code type}
 * @param outputs the names of its outputs
 */
public record DecisionRows(List<String> inputs, List<String> outputs, List<Row> rows) {

  public DecisionRows {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param cells as they stand in the table, such as {@code "POWER", "LAND"} with its quotation
   *     marks, by input or output; an empty input takes everything
   */
  public record Row(String id, String description, Map<String, String> cells) {

    public Row {
      cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    public String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  public DecisionRows with(List<Row> others) {
    return new DecisionRows(inputs, outputs, others);
  }
}
