package org.investordesk.power;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A connection as others read it.
 *
 * @param voltage null until the application was found complete
 * @param scheme the scheme that counts, the final one after a contest
 * @param contestUntil until when it may be contested; null where no scheme was answered
 * @param contest the investor's reason; null where he did not contest
 * @param settledAt since when the scheme stands
 * @param silent it stands because nobody contested it in time
 * @param greenReason why it is in the green channel 绿色通道; null where it is not
 */
public record ConnectionView(
    IssueNumber issue,
    @Nullable Voltage voltage,
    @Nullable Integer capacityKva,
    @Nullable String scheme,
    @Nullable Works works,
    @Nullable Instant schemeAnsweredAt,
    @Nullable Instant contestUntil,
    @Nullable String contest,
    @Nullable Instant contestedAt,
    @Nullable Instant settledAt,
    boolean silent,
    @Nullable LocalDate energisedOn,
    @Nullable String meter,
    @Nullable String greenReason,
    @Nullable Instant greenSince,
    @Nullable String greenBy) {

  /** Whether the investor's word on the scheme is awaited. */
  public boolean awaitsWord() {
    return contestUntil != null && settledAt == null && contestedAt == null;
  }
}
