package org.investordesk.cases;

import java.time.Instant;

/** A merger was taken back: the issue is open again, at the dispatch. */
public record IssueSeparated(IssueNumber issue, IssueNumber from, Instant at) {}
