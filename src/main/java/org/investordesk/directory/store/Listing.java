package org.investordesk.directory.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a register.
 *
 * @param total number of rows on all pages
 */
public record Listing(List<Row> rows, long total) {

  /** Rows on one page. */
  public static final int PAGE = 25;

  /**
   * @param cells as the database gives them: text, number, flag, {@code LocalDate} or {@code
   *     Instant}
   */
  public record Row(String key, List<@Nullable Object> cells) {}

  public int pages() {
    return (int) Math.max(1, (total + PAGE - 1) / PAGE);
  }
}
