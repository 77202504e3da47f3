package org.investordesk.satisfaction;

import java.time.Duration;
import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * What an investor is asked after an issue was closed, once for each closing.
 *
 * @param department lead department at the closing
 * @param confirmed the issue was closed by the investor's word, not by silence
 * @param reminders how often he has been reminded
 * @param rating 1 to 5; null until answered
 * @param solved his word on whether the problem is solved; null until answered
 * @param answeredBy {@code investor}, or the user id of who asked him by telephone
 */
public record Survey(
    long id,
    IssueNumber issue,
    String department,
    boolean confirmed,
    Instant closedAt,
    State state,
    int reminders,
    @Nullable Integer rating,
    @Nullable Boolean solved,
    @Nullable String comment,
    @Nullable Instant answeredAt,
    @Nullable String answeredBy) {

  /** How far a survey is. */
  public enum State {
    OPEN,
    ANSWERED,
    /** Nobody answered, or nobody could be reached. */
    UNANSWERED,
    /** The issue came back before an answer. */
    OVERTAKEN,
    /** The one who would rate is one of those who worked on it. */
    OWN_WORK
  }

  /** How long after the closing an answer is taken, since it may bring the issue back. */
  public static final Duration VALID = Duration.ofDays(30);

  /** Highest of the five levels. */
  public static final int BEST = 5;

  /** This and what is below brings the issue back (DOMAIN §6). */
  public static final int REOPENS = 2;

  /** From this on an answer counts as satisfied. */
  public static final int SATISFIED = 4;

  /** Whether the answer brings the issue back. */
  public boolean isBad() {
    return Boolean.FALSE.equals(solved) || (rating != null && rating <= REOPENS);
  }
}
