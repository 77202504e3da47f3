package org.investordesk.cases;

import java.time.Instant;

/** A department gave its opinion. */
public record OpinionGiven(
    IssueNumber issue,
    long opinion,
    Opinions.Purpose purpose,
    String department,
    Opinions.Verdict verdict,
    Instant at) {}
