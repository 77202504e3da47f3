package org.investordesk.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The handler told the investor how things stand. */
public record UpdatePublished(
    IssueNumber issue, String text, @Nullable Instant promisedAt, Instant at) {}
