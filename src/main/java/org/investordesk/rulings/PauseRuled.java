package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A contested pause was ruled on.
 *
 * @param voided the time was given back; else the pause stands
 * @param newDue the limit after that; null where none is told to the investor
 */
public record PauseRuled(
    IssueNumber issue,
    long pause,
    String department,
    boolean voided,
    @Nullable Instant newDue,
    String reason,
    Instant at) {}
