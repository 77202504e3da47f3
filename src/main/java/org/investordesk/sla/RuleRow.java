package org.investordesk.sla;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a rule book, written as in its file ({@code docs/policies.md}): {@code 7 wd}.
 *
 * @param validFrom first local day on which an anchor takes it, Asia/Shanghai
 * @param cells by column, in the order of the file, without {@link RuleBook#VALID_FROM}
 */
public record RuleRow(LocalDate validFrom, Map<String, String> cells) {

  public RuleRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** What the row is about, such as {@code POWER, LOW}. */
  public List<String> key(RuleBook book) {
    return book.key().stream().map(this::cell).toList();
  }

  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }
}
