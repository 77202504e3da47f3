package org.investordesk.rulings.domain;

/** What is asked for. */
public enum Kind {
  /** A department hands an issue back that is not its duty 退单. */
  RETURN,
  /** A department asks for more time 延期. */
  EXTENSION,
  /** The investor contests a pause 暂停异议. */
  PAUSE
}
