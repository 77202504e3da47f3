package org.investordesk.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cell of a decision table that lists values: {@code "POWER", "LAND"}, {@code not("POWER")},
 * {@code true} or {@code 1}.
 */
record TableCell(List<String> values, boolean negated) {

  private static final Pattern NOT = Pattern.compile("not\\((.*)\\)");
  private static final Pattern LIST =
      Pattern.compile("\"[^\"]*\"(\\s*,\\s*\"[^\"]*\")*|true|false|\\d{1,4}");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

  /** Empty for an empty cell and for any other expression. */
  static Optional<TableCell> parse(String cell) {
    var not = NOT.matcher(cell);
    var listed = not.matches() ? not.group(1).strip() : cell;
    if (!LIST.matcher(listed).matches()) {
      return Optional.empty();
    }
    var values = new ArrayList<String>();
    var words = WORD.matcher(listed);
    while (words.find()) {
      values.add(words.group(1));
    }
    if (values.isEmpty()) {
      values.add(listed);
    }
    return Optional.of(new TableCell(List.copyOf(values), not.matches()));
  }

  /** As a table wants it; nothing chosen takes everything. */
  static String written(String column, List<String> values) {
    if (column.equals("raised") || column.equals("repeat")) {
      return values.size() == 1 ? values.get(0) : "";
    }
    return values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
  }
}
