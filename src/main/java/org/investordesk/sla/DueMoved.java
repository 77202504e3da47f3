package org.investordesk.sla;

import java.time.Instant;

/**
 * A limit was moved by a new calendar or by new rules, not by anything that happened to the
 * subject. Whoever keeps a timer or has told the date to somebody may want to know.
 *
 * @param subject what the clock hangs on: the issue number
 * @param part which of several clocks of one name, see {@link ClockReading#part}
 * @param rules the version of the rules that moved it, see {@link RuleBooks}; 0 where a calendar
 *     did
 */
public record DueMoved(
    String subject, ClockName clock, String part, Instant from, Instant to, long rules) {

  /** By a calendar. */
  public DueMoved(String subject, ClockName clock, String part, Instant from, Instant to) {
    this(subject, clock, part, from, to, 0);
  }

  /** Of a clock that is the only one of its name. */
  public DueMoved(String subject, ClockName clock, Instant from, Instant to) {
    this(subject, clock, "", from, to);
  }
}
