package org.investordesk.sla.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.platform.Refusal;

/** Reads a small comma-separated table with a heading; lines beginning with # are remarks. */
final class FileRows {

  /** One row; every column of the heading has a value. */
  record Row(String file, int line, Map<String, String> values) {

    String text(String column) {
      return values.getOrDefault(column, "");
    }

    /** A refusal that says file, line and what is wrong. */
    Refusal refusal(String key, Object... more) {
      var arguments = new ArrayList<Object>(List.of(file, String.valueOf(line)));
      arguments.addAll(List.of(more));
      return new Refusal("sla.refusal.file." + key, arguments.toArray());
    }
  }

  static List<Row> read(String file, String content, List<String> columns) {
    var rows = new ArrayList<Row>();
    var headed = false;
    int line = 0;
    for (var text : content.split("\r?\n", -1)) {
      line++;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      var cells = new ArrayList<String>();
      for (var cell : text.split(",", -1)) {
        cells.add(cell.strip());
      }
      var row = new LinkedHashMap<String, String>();
      for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      var read = new Row(file, line, row);
      if (!headed) {
        if (!cells.equals(columns)) {
          throw read.refusal("heading", String.join(", ", columns));
        }
        headed = true;
        continue;
      }
      if (cells.size() != columns.size()) {
        throw read.refusal("cells", String.valueOf(columns.size()), String.valueOf(cells.size()));
      }
      rows.add(read);
    }
    if (rows.isEmpty()) {
      throw new Row(file, line, Map.of()).refusal("empty");
    }
    return rows;
  }

  private FileRows() {}
}
