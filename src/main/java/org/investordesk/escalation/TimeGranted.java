package org.investordesk.escalation;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * A leader granted time 延长时限: the limits moved and a new commitment was made.
 *
 * @param leader user id
 * @param due the new limit of the resolution clock
 */
public record TimeGranted(
    IssueNumber issue, String leader, int workingDays, String reason, Instant due, Instant at) {}
