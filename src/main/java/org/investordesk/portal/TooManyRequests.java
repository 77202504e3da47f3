package org.investordesk.portal;

import java.time.Duration;
import org.investordesk.platform.Refusal;

/** Somebody does a thing too often; answered with 429 and the time to wait. */
final class TooManyRequests extends Refusal {

  private static final long serialVersionUID = 1L;

  private final Duration wait;

  /**
   * @param wait until the next use is free, at least one second
   */
  TooManyRequests(Duration wait) {
    super("portal.refusal.tooManyRequests", minutes(wait));
    this.wait = wait;
  }

  /** Whole seconds, rounded up, for {@code Retry-After}. */
  long seconds() {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }
}
