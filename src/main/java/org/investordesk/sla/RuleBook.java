package org.investordesk.sla;

import java.util.List;

/** The books of rules that say how long something may take; each is a file of one row a rule. */
public enum RuleBook {
  /** The limits of every type of issue. */
  LIMITS("policies.csv", List.of("type", "variant")),
  /** The limits of the stages. */
  STAGES("stages.csv", List.of("type", "variant", "stage")),
  /** How long a pause may last. */
  PAUSES("pauses.csv", List.of("reason"));

  /** The column with the first day of a row. */
  public static final String VALID_FROM = "valid_from";

  private final String file;
  private final List<String> key;

  RuleBook(String file, List<String> key) {
    this.file = file;
    this.key = key;
  }

  /** Name of its file, as it is shipped, downloaded and given back. */
  public String file() {
    return file;
  }

  /** The columns that say what a row is about. */
  public List<String> key() {
    return key;
  }
}
