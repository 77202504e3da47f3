package org.investordesk.cases;

import java.time.Instant;

/** Type or variant changed; the limits were computed anew from the old anchor. */
public record IssueRetyped(IssueNumber issue, String reason, Instant at) {}
