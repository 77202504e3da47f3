package org.investordesk.cases;

import java.time.Instant;

/** A department is no longer asked for its opinion, and had not given it. */
public record OpinionRecalled(
    IssueNumber issue, long opinion, Opinions.Purpose purpose, String department, Instant at) {}
