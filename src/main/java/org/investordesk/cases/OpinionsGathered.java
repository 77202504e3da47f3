package org.investordesk.cases;

import java.time.Instant;

/** Every department of a round has answered or is absent: the one who asked can go on. */
public record OpinionsGathered(
    IssueNumber issue, Opinions.Purpose purpose, int round, Instant at) {}
