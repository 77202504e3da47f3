package org.investordesk.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads, writes, tries and deploys decision tables; the rooms that own them say what is in them.
 */
public interface DecisionTables {

  /** Answers as the engine would. */
  @FunctionalInterface
  interface Decider {

    /**
     * @param inputs all of the table's; null is unknown
     * @return the outputs of the first row that takes them; empty where none does
     * @throws Refusal where a cell cannot be evaluated
     */
    Map<String, Object> decide(Map<String, @Nullable Object> inputs);
  }

  /**
   * @param key id of the decision
   * @param content a DMN file with this one decision, a table whose first match counts
   * @throws Refusal with file, line where there is one, and reason
   */
  DecisionRows read(String key, String file, String content);

  /** The file with other rows; everything else stays as it was. */
  String write(String content, DecisionRows rows);

  /**
   * @throws Refusal where the engine cannot read the table
   */
  Decider decider(String key, String file, String content);

  /**
   * Deploys a table as a new version; takes part in the caller's transaction.
   *
   * @return id of the definition
   */
  String deploy(String file, String content);

  /** Id of the latest definition. */
  String latest(String key);

  /** The file behind a definition. */
  String content(String definition);
}
