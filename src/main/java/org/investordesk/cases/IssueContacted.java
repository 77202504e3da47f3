package org.investordesk.cases;

import java.time.Instant;

/** A coordinator took the issue up; the investor may be told the name. */
public record IssueContacted(IssueNumber issue, String coordinator, Instant at) {}
