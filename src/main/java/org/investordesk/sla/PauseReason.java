package org.investordesk.sla;

/**
 * Why a clock may stand still; the investor sees it. How long at most, and whether it needs
 * evidence, is in {@code sla/pauses.csv}.
 */
public enum PauseReason {
  /** The investor has been asked for papers 待补件. */
  WAITING_INVESTOR,
  /** A third party must act first: a grid outage window, an owner's consent 待第三方. */
  WAITING_THIRD_PARTY,
  /** The investor builds or mends: construction, rectification 投资者施工整改. */
  INVESTOR_WORKS,
  /**
   * Hearing, inspection, testing, quarantine, appraisal, expert review 法定程序: their time does not
   * count (Administrative Licensing Law art. 45).
   */
  STATUTORY_PROCEDURE,
  /** 不可抗力 */
  FORCE_MAJEURE
}
