package org.investordesk.escalation.domain;

/** Ladders as files. */
public interface LadderTexts {

  /**
   * A ladder that is not in force.
   *
   * @throws org.investordesk.platform.Refusal with file, line and reason
   */
  Ladder read(String file, String content);

  /** The one in force. */
  String inForce();
}
