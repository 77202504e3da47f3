package org.investordesk.cases;

import java.time.Instant;

/** The investor was asked for papers; the clocks pause. */
public record PapersRequested(IssueNumber issue, String text, Instant at) {}
