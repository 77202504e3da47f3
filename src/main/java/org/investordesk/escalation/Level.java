package org.investordesk.escalation;

/** A rung of the ladder 分级督办. */
public enum Level {
  /** Yellow: handler and department contact. */
  Y,
  /** Department head 分管局长. */
  L1,
  /** The assigned leader 联系领导, copy to the supervision office. */
  L2,
  /** Deputy mayor or joint meeting. */
  L3,
  /** Mayor. */
  L4
}
