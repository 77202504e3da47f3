package org.investordesk.sla;

import java.time.Instant;

/**
 * A milestone was reached and recorded; told once, in the transaction that records it.
 *
 * @param subject what the clock hangs on: the issue number
 * @param due the limit of the clock, not of the milestone
 * @param at when the milestone was due to be reached (not when the machine got round to it)
 */
public record MilestoneReached(
    String subject, ClockName clock, Milestone milestone, Instant due, Instant at) {}
