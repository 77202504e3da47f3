package org.investordesk.notification;

/** Where a mail stands. */
enum MailState {
  /** Waits for its time or its next attempt. */
  PENDING,
  /** Kept back until the owner of the address has said "this is me". */
  WITHHELD,
  /** A relay has it in its hands. */
  SENDING,
  /** The mail server took it. */
  SENT,
  /** The mail server said no for good, or nobody knows an address. */
  REFUSED,
  /** Tried for days without success. */
  FAILED;

  /** Whether a coordinator may have it sent again. */
  boolean isLost() {
    return this == REFUSED || this == FAILED;
  }
}
