package org.investordesk.directory.store;

/** What a reader typed into a search box, as a pattern that finds it literally anywhere. */
final class SearchText {

  static String like(String text) {
    var literal = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal + "%";
  }

  private SearchText() {}
}
