package org.investordesk.sla;

import java.time.Instant;

/**
 * A limit was moved by a new calendar, not by anything that happened to the subject. Whoever keeps
 * a timer or has told the date to somebody may want to know.
 *
 * @param subject what the clock hangs on: the issue number
 */
public record DueMoved(String subject, ClockName clock, Instant from, Instant to) {}
