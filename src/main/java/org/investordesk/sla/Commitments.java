package org.investordesk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Dates said to an investor 承诺. A subject has one promise open at most: a new one renews it. Its
 * clock {@link ClockName#COMMITMENT} ends at close of business of the promised day and stands still
 * with the subject. Whoever stops that clock settles the promise: the release of the answer keeps
 * it ({@link ServiceClocks#change}, {@link ServiceClocks#stop}), the end of the matter lets it go
 * ({@link ServiceClocks#stopAll}); after its limit it is broken, whatever happens then. Every
 * method works in the caller's transaction. Time zone: Asia/Shanghai.
 */
public interface Commitments {

  /** What became of a promise. */
  enum State {
    OPEN,
    /** Answered by then. */
    KEPT,
    /** The day passed without an answer. Never taken back. */
    BROKEN,
    /** Another date took its place before it passed. */
    RENEWED,
    /** Nobody waits any more: withdrawn, declined, merged. */
    RELEASED
  }

  /**
   * A promise to be made.
   *
   * @param madeBy user id
   * @param department id of who has to keep it; null for the desk itself
   * @param words as the investor reads them
   * @param lastDay a day at whose close it ends
   */
  record Promise(
      String madeBy, @Nullable String department, String words, LocalDate lastDay, Instant at) {}

  /**
   * A promise as it is kept on record.
   *
   * @param due close of business of the promised day, as it was said; pauses move the clock's limit
   *     further
   * @param settledAt null while open
   */
  record Commitment(
      long id,
      String subject,
      String madeBy,
      @Nullable String department,
      String words,
      Instant madeAt,
      Instant due,
      State state,
      @Nullable Instant settledAt) {}

  /**
   * How a department keeps its promises.
   *
   * @param department null for the desk itself
   */
  record Rate(
      @Nullable String department, int kept, int broken, int renewed, int released, int open) {

    /**
     * The share of promises kept among those that were owed to the end: a date that was put off was
     * not kept. Empty where nothing was.
     */
    public OptionalDouble share() {
      int owed = kept + broken + renewed;
      return owed == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) kept / owed);
    }
  }

  /**
   * Makes a promise and starts its clock; an open one is renewed by it. The same day promised again
   * stays one promise.
   *
   * @throws org.investordesk.platform.Refusal for a day before that of the promise, or a subject
   *     without clocks
   */
  void promise(String subject, Promise promise);

  /** All promises on a subject, oldest first. */
  List<Commitment> of(String subject);

  /** By department, of promises whose day lies between two days, both included. */
  List<Rate> rates(LocalDate from, LocalDate until);
}
