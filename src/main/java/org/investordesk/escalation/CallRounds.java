package org.investordesk.escalation;

import java.time.Instant;
import java.util.Optional;

/**
 * The repeating of unanswered calls for whoever keeps time himself, as the demo does; then the
 * room's own schedule is off ({@code desk.escalation.repeats-enabled=false}).
 */
public interface CallRounds {

  /**
   * Takes up every call whose repeat is due. Must not be called inside a transaction.
   *
   * @return how many were taken up
   */
  int run();

  /** When the next repeat is due. */
  Optional<Instant> nextDue();
}
