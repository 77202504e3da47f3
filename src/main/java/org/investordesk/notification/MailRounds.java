package org.investordesk.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * The relay for whoever keeps time himself, as the demo does; then the relay's own schedule is off
 * ({@code desk.mail.relay-enabled=false}).
 */
public interface MailRounds {

  /**
   * Sends what is due now. Must not be called inside a transaction.
   *
   * @return how many mails the server took
   */
  int run();

  /** When the next waiting mail is due; empty when none waits or the relay is paused. */
  Optional<Instant> nextDue();
}
