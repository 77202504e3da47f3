package org.investordesk.cases;

import java.time.Instant;

/** The issue left a department for another; followed by {@link IssueDispatched}. */
public record IssueTransferred(
    IssueNumber issue, String from, String to, String reason, Instant at) {}
