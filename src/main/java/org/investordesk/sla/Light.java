package org.investordesk.sla;

/** The traffic light of an issue; always shown as text and shape too, never as colour alone. */
public enum Light {
  GREEN,
  YELLOW,
  RED,
  /** The clock is paused or the issue waits for the investor's word. */
  PAUSED,
  /** No clock runs any more. */
  CLOSED
}
