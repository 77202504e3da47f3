package org.investordesk.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** Where mail is handed over. */
interface Postbox {

  /** What became of a mail. */
  enum Outcome {
    ACCEPTED,
    /** This recipient or this mail is refused for good. */
    REFUSED,
    /** Not now; the next mail may fare better. */
    LATER,
    /** The server does not answer or does not take mail from us: no use trying the next one now. */
    LINE_DOWN
  }

  /**
   * @param detail what the server said, one line; empty where it took the mail
   */
  record Delivery(Outcome outcome, String detail) {
    static final Delivery ACCEPTED = new Delivery(Outcome.ACCEPTED, "");
  }

  /** Makes the message on the postbox's own session. */
  interface Composition {
    MimeMessage compose(Session session) throws MessagingException;
  }

  /** A connection, kept for one run of the relay. */
  interface Line extends AutoCloseable {
    Delivery deliver(Composition composition);

    @Override
    void close();
  }

  /** Nothing is connected before the first mail. */
  Line open();
}
