package org.investordesk.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time at which the clocks of a subject stood still.
 *
 * @param note what was said about it; null where nothing was
 * @param evidence reference of what proves it, such as the id of a file; null where none was needed
 * @param until null while it lasts
 * @param longestUntil when it ends by itself at the latest
 * @param voidedAt when it was declared void, so that its time counts after all; null while it
 *     stands
 */
public record Pause(
    long id,
    PauseReason reason,
    @Nullable String note,
    @Nullable String evidence,
    Instant from,
    @Nullable Instant until,
    Instant longestUntil,
    @Nullable Instant voidedAt) {}
