package org.investordesk.cases;

import java.time.Instant;

/** The wait ended without the investor's doing. */
public record WorkResumed(IssueNumber issue, String text, Instant at) {}
