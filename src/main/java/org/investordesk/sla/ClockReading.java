package org.investordesk.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one clock shows at one instant.
 *
 * @param part which of several clocks of one name: {@code SCHEME} or {@code INSPECTION:fire-rescue}
 *     for a stage; empty where there is one only
 * @param due close of business or the exact minute, see {@link Target.Unit}
 * @param provisional the due time lies in a year whose calendar is not loaded
 * @param stoppedAt null while running or paused
 * @param remaining office time left, negative when late; zero for a stopped clock
 */
public record ClockReading(
    ClockName clock,
    String part,
    Target target,
    Instant anchor,
    Instant due,
    boolean provisional,
    State state,
    @Nullable Instant stoppedAt,
    Duration remaining) {

  /** Of a clock that is the only one of its name. */
  public ClockReading(
      ClockName clock,
      Target target,
      Instant anchor,
      Instant due,
      boolean provisional,
      State state,
      @Nullable Instant stoppedAt,
      Duration remaining) {
    this(clock, "", target, anchor, due, provisional, state, stoppedAt, remaining);
  }

  /** Whether time is being counted. */
  public enum State {
    RUNNING,
    PAUSED,
    /** Stopped before its limit. */
    KEPT,
    /** Stopped after its limit, or still running after it: what was late stays late. */
    MISSED
  }
}
