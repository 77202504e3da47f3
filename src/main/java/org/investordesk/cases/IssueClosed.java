package org.investordesk.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nobody has to do anything any more; {@code confirmed} is false where the investor kept silent,
 * null where no answer was given.
 */
public record IssueClosed(
    IssueNumber issue, IssueState state, @Nullable Boolean confirmed, Instant at) {}
