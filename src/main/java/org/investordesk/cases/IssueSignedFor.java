package org.investordesk.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The department signed for the issue and named its handler; {@code plan} and {@code promisedAt}
 * are what the investor is told, if anything yet.
 */
public record IssueSignedFor(
    IssueNumber issue,
    String department,
    String handler,
    @Nullable String plan,
    @Nullable Instant promisedAt,
    Instant at) {}
