package org.investordesk.notification;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mail to an SMTP server. Every wait is bounded by the session's timeouts. */
final class SmtpPostbox implements Postbox {

  private static final Logger log = LoggerFactory.getLogger(SmtpPostbox.class);

  private final JavaMailSenderImpl sender;

  SmtpPostbox(JavaMailSenderImpl sender) {
    this.sender = sender;
  }

  @Override
  public Line open() {
    return new SmtpLine();
  }

  private final class SmtpLine implements Line {

    private @Nullable Transport transport;

    @Override
    public Delivery deliver(Composition composition) {
      var session = sender.getSession();
      MimeMessage message;
      Address[] recipients;
      try {
        message = composition.compose(session);
        recipients = message.getAllRecipients();
      } catch (AddressException e) {
        return new Delivery(Outcome.REFUSED, said(e));
      } catch (MessagingException e) {
        throw new IllegalStateException("a mail could not be composed", e);
      }
      Transport connected;
      try {
        connected = connected(session);
      } catch (MessagingException e) {
        hangUp();
        return new Delivery(Outcome.LINE_DOWN, said(e));
      }
      try {
        connected.sendMessage(message, recipients);
        return Delivery.ACCEPTED;
      } catch (MessagingException e) {
        var outcome = outcomeOf(e);
        // After any failure the state of the dialogue is unknown: the next mail gets a new one.
        hangUp();
        return new Delivery(outcome, said(e));
      }
    }

    private Transport connected(Session session) throws MessagingException {
      var current = transport;
      if (current == null) {
        var protocol = sender.getProtocol();
        current = session.getTransport(protocol == null ? "smtp" : protocol);
        transport = current;
        current.connect(
            sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
      }
      return current;
    }

    private void hangUp() {
      var current = transport;
      transport = null;
      if (current != null) {
        try {
          current.close();
        } catch (MessagingException e) {
          log.debug("the mail server did not say goodbye: {}", said(e));
        }
      }
    }

    @Override
    public void close() {
      hangUp();
    }
  }

  /**
   * Only what the server says for good about this recipient (RCPT) or this mail (DATA) is final; a
   * refused sender or sign-in is our own trouble and passes once it is repaired.
   */
  private static Outcome outcomeOf(MessagingException failure) {
    var answered = false;
    for (Throwable step = failure; step != null; step = causeOf(step)) {
      if (step instanceof SMTPAddressFailedException rcpt) {
        return isFinal(rcpt.getReturnCode()) ? Outcome.REFUSED : Outcome.LATER;
      }
      if (step instanceof SMTPSenderFailedException) {
        return Outcome.LINE_DOWN;
      }
      if (step instanceof SMTPSendFailedException data && data.getReturnCode() > 0) {
        if (data.getNextException() instanceof MessagingException) {
          answered = true;
          continue; // the reason is in the chain
        }
        if (data.getReturnCode() == 421) {
          return Outcome.LINE_DOWN;
        }
        return isFinal(data.getReturnCode()) ? Outcome.REFUSED : Outcome.LATER;
      }
      answered |= step instanceof SendFailedException;
    }
    return answered ? Outcome.LATER : Outcome.LINE_DOWN;
  }

  private static @Nullable Throwable causeOf(Throwable step) {
    return step instanceof MessagingException mail ? mail.getNextException() : step.getCause();
  }

  private static boolean isFinal(int returnCode) {
    return returnCode >= 500 && returnCode <= 599;
  }

  private static String said(MessagingException failure) {
    Throwable last = failure;
    for (var next = causeOf(last); next != null; next = causeOf(next)) {
      last = next;
    }
    var message = last.getMessage();
    return Letter.oneLine(
        message == null || message.isBlank() ? last.getClass().getSimpleName() : message, 500);
  }
}
