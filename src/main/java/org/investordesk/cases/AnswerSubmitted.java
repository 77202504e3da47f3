package org.investordesk.cases;

import java.time.Instant;

/** The department submitted an answer; inner only, the coordinator checks it. */
public record AnswerSubmitted(IssueNumber issue, Instant at) {}
