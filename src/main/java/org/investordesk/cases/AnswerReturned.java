package org.investordesk.cases;

import java.time.Instant;

/** The coordinator sent the answer back to the department; inner only. */
public record AnswerReturned(IssueNumber issue, String reason, Instant at) {}
