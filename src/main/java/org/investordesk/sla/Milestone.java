package org.investordesk.sla;

/** A point on a clock at which something happens once. Offsets are data of the policy. */
public enum Milestone {
  /** 80 % of the unpaused office minutes between anchor and due have passed. */
  YELLOW,
  /** 90 %. */
  WARNED,
  /** The limit itself. */
  DUE,
  /** First step after the limit: +3 working days, or as the policy says. */
  OVERDUE_1,
  /** Second step after the limit: +8 working days, or as the policy says. */
  OVERDUE_2,
  /** First reminder inside the investor's silence: 3rd working day. */
  REMINDER_1,
  /** Second reminder inside the investor's silence: 7th working day. */
  REMINDER_2
}
