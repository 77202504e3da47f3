package org.investordesk.acceptance.domain;

import java.util.List;
import org.investordesk.acceptance.SiteFacts;

/** Proposes who has to inspect a project. */
public interface InspectorTable {

  /**
   * A department and the rule that names it.
   *
   * @param rule id of the first rule that fits
   */
  record Proposal(String department, String rule) {}

  /** Each department once, in the order of the table. */
  List<Proposal> propose(SiteFacts facts);
}
