package org.investordesk.escalation;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * An investor appealed against how his issue is handled.
 *
 * @param due limit of the ruling
 */
public record AppealMade(IssueNumber issue, String text, Instant due, Instant at) {}
