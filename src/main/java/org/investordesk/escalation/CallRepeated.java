package org.investordesk.escalation;

import java.time.Instant;

/**
 * Nobody acted on a call, so it is made again, to the same people.
 *
 * @param call as it was made first
 * @param times how often it has been repeated, from 1
 */
public record CallRepeated(IssueEscalated call, int times, Instant at) {}
