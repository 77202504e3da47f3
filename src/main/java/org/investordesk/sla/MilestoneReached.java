package org.investordesk.sla;

import java.time.Instant;

/**
 * A milestone was reached and recorded; told once, in the transaction that records it.
 *
 * @param subject what the clock hangs on: the issue number
 * @param part which of several clocks of one name, see {@link ClockReading#part}
 * @param due the limit of the clock, not of the milestone
 * @param at when the milestone was due to be reached (not when the machine got round to it)
 */
public record MilestoneReached(
    String subject, ClockName clock, String part, Milestone milestone, Instant due, Instant at) {

  /** Of a clock that is the only one of its name. */
  public MilestoneReached(
      String subject, ClockName clock, Milestone milestone, Instant due, Instant at) {
    this(subject, clock, "", milestone, due, at);
  }
}
