package org.investordesk.sla.domain;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time: {@code from} belongs to it, {@code until} does not. Never empty. */
public record Interval(Instant from, Instant until) {

  public Interval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "an interval ends after it begins: " + from + ", " + until);
    }
  }

  Duration length() {
    return Duration.between(from, until);
  }
}
