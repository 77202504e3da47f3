package org.investordesk.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promised day passed without an answer. Told once, in the transaction that records it.
 *
 * @param subject what the promise hangs on: the issue number
 * @param commitment its id
 * @param department who had to keep it; null for the desk itself
 * @param due the promised day's close of business, as it was said
 * @param at when that was recorded
 */
public record CommitmentBroken(
    String subject, long commitment, @Nullable String department, Instant due, Instant at) {}
