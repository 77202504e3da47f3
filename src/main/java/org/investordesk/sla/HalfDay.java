package org.investordesk.sla;

/** The half of a day that is worked where the other is not; noon divides them. */
public enum HalfDay {
  /** Only the morning is worked 只上午上班. */
  MORNING,
  /** Only the afternoon is worked 只下午上班. */
  AFTERNOON
}
