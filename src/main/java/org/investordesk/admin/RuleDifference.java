package org.investordesk.admin;

import org.jspecify.annotations.Nullable;

/**
 * One cell before and after.
 *
 * @param row key of the row, its columns parted by commas; the id of a rule in a table
 * @param column {@link #PLACE} where a row moved
 * @param before null where there was none
 * @param after null where there is none any more
 */
record RuleDifference(String row, String column, @Nullable String before, @Nullable String after) {

  /** In place of a column: which row of the table it is, from 1. */
  static final String PLACE = "place";

  /** In place of a column: what is said about the row. */
  static final String DESCRIPTION = "description";
}
