package org.investordesk.cases;

/** Why an issue may be declined. "Not our duty" is none: such an issue is transferred (首接负责). */
public enum LegalGround {
  /** In court, arbitration or administrative review (信访工作条例第三十三条). */
  IN_COURT,
  /** A disciplinary or criminal matter, handed to the competent body. */
  DISCIPLINARY,
  /** Finally answered before, nothing new (信访工作条例第三十六条). */
  FINALLY_ANSWERED,
  /** Nobody to answer to: no name, no way to reach, nothing that can be checked. */
  NOT_VERIFIABLE,
  /** Not a matter of investment or business; told where to go instead. */
  NOT_AN_INVESTMENT_MATTER
}
