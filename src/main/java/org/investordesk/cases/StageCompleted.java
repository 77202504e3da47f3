package org.investordesk.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stage of an issue came to its result.
 *
 * @param told whether the investor is to read it
 */
public record StageCompleted(
    IssueNumber issue,
    String stage,
    String titleKey,
    String outcomeKey,
    LocalDate on,
    @Nullable String text,
    boolean told,
    Instant at) {}
