package org.investordesk.cases;

import java.time.Instant;

/** The investor said "not solved", before or within 30 days after closing. */
public record IssueReopened(IssueNumber issue, String text, boolean afterClosing, Instant at) {}
