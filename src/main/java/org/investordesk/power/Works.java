package org.investordesk.power;

/** Who builds the connection. */
public enum Works {
  /** The grid company: the desk's time. */
  GRID,
  /** The investor, with a contractor of his own: his time, the clocks stand still. */
  INVESTOR
}
