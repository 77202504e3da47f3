package org.investordesk.directory.web;

/**
 * A column of a list.
 *
 * @param name its heading is the message {@code directory.field.<name>}
 * @param words for {@link Kind#WORDS}: message keys are this and the value
 */
record Column(String name, Kind kind, String words) {

  enum Kind {
    TEXT,
    YUAN,
    DAY,
    MINUTE,
    YES_NO,
    /** One or more words of ours, separated by commas. */
    WORDS
  }

  static Column text(String name) {
    return new Column(name, Kind.TEXT, "");
  }

  static Column of(String name, Kind kind) {
    return new Column(name, kind, "");
  }

  static Column words(String name, String words) {
    return new Column(name, Kind.WORDS, words);
  }
}
