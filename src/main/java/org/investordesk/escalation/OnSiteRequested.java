package org.investordesk.escalation;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * A leader asked for an on-site office 现场办公 about an issue.
 *
 * @param leader user id of who asked, and would hold it
 * @param purpose what is to be settled there, shown as text only
 */
public record OnSiteRequested(IssueNumber issue, String leader, String purpose, Instant at) {}
