package org.investordesk.systemic.domain;

/** What the process layer does for a recommendation. */
public interface FixFlow {

  /**
   * The supervision office has to look at it.
   *
   * @param owner department that would have to change the rule
   */
  void proposed(String number, String owner);
}
