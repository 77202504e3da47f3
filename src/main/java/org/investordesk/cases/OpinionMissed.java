package org.investordesk.cases;

import java.time.Instant;

/** A department did not give its opinion in time; recorded as absent. */
public record OpinionMissed(
    IssueNumber issue,
    long opinion,
    Opinions.Purpose purpose,
    String department,
    Instant due,
    Instant at) {}
