package org.investordesk.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A department was asked for its opinion. */
public record OpinionAsked(
    IssueNumber issue,
    long opinion,
    Opinions.Purpose purpose,
    String department,
    String question,
    @Nullable Instant due,
    Instant at) {}
