package org.investordesk.demo;

import java.time.Instant;
import java.util.Optional;

/** The mail relay of the desk, as the demo's time drives it. */
interface DueMails {

  /**
   * Sends what is due now.
   *
   * @return how many mails left
   */
  int run();

  /** When the next waiting mail may leave; empty when none waits. */
  Optional<Instant> nextDue();
}
