package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file of rules would change, counted on paper.
 *
 * @param version the rules the comparison was made with, see {@link RuleBooks#version()}
 * @param replaced versions still to come of which rows would be replaced
 * @param moved each open limit that would move now, by subject; empty where open issues keep theirs
 * @param keeping how many open limits of these rules keep the version they were promised with
 */
public record RulePreview(
    RuleBook book,
    LocalDate validFrom,
    boolean alsoOpen,
    long version,
    List<RowChange> rows,
    List<Long> replaced,
    List<DueMoved> moved,
    int keeping) {

  /**
   * A row before and after.
   *
   * @param before null where there was none
   */
  public record RowChange(@Nullable RuleRow before, RuleRow after) {

    /** The columns that differ. */
    public List<String> columns() {
      var was = before;
      return after.cells().keySet().stream()
          .filter(column -> was == null || !was.cell(column).equals(after.cell(column)))
          .toList();
    }
  }
}
