package org.investordesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.investordesk.cases.CaseFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the outbox: claims a mail in a short transaction, talks to the mail server with none
 * open, records the end in another. Promise: at least once; a crash between the server's yes and
 * our record doubles that one mail, under the same Message-ID.
 */
class MailRelay {

  private static final Logger log = LoggerFactory.getLogger(MailRelay.class);

  // The last step is the cap: whatever happened meanwhile, a mail goes out within ten minutes of
  // the
  // server's return.
  private static final List<Duration> BACK_OFF =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  private final Outbox outbox;
  private final Postbox postbox;
  private final Enclosures enclosures;
  private final CaseFiles files;
  private final Notices notices;
  private final MessageSource messages;
  private final TransactionTemplate transaction;
  private final MailSettings.Mail settings;
  private final Clock clock;

  MailRelay(
      Outbox outbox,
      Postbox postbox,
      Enclosures enclosures,
      CaseFiles files,
      Notices notices,
      MessageSource messages,
      TransactionTemplate transaction,
      MailSettings settings,
      Clock clock) {
    this.outbox = outbox;
    this.postbox = postbox;
    this.enclosures = enclosures;
    this.files = files;
    this.notices = notices;
    this.messages = messages;
    this.transaction = transaction;
    this.settings = settings.mail();
    this.clock = clock;
  }

  /**
   * Sends what is due now, until nothing is, the relay is paused or the server is not to be
   * reached.
   *
   * @return how many mails the server took
   */
  int run() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("the relay must not hold a transaction while it sends");
    }
    var accepted = 0;
    try (var line = postbox.open()) {
      while (!Thread.currentThread().isInterrupted()) {
        var claimed =
            transaction.execute(
                status -> outbox.claim(clock.instant(), settings.relayLease()).orElse(null));
        if (claimed == null) {
          break;
        }
        var delivery = deliver(line, claimed);
        record(claimed, delivery);
        if (delivery.outcome() == Postbox.Outcome.ACCEPTED) {
          accepted++;
        } else if (delivery.outcome() == Postbox.Outcome.LINE_DOWN) {
          break;
        }
      }
    }
    return accepted;
  }

  private Postbox.Delivery deliver(Postbox.Line line, OutgoingMail mail) {
    var recipient = mail.recipient();
    if (recipient == null) {
      return new Postbox.Delivery(Postbox.Outcome.REFUSED, "");
    }
    var token = mail.audience() == Addressee.Audience.INVESTOR ? statusTokenOf(mail) : null;
    var sender =
        messages.getMessage("notification.sender", new Object[0], mail.language().locale());
    List<Enclosures.Enclosure> enclosed;
    try {
      enclosed = enclosures.of(mail);
    } catch (RuntimeException e) {
      // one document that cannot be printed must not hold up everybody's mail
      log.error("nothing to enclose with mail {} of {}", mail.id(), mail.matter(), e);
      return new Postbox.Delivery(Postbox.Outcome.LATER, Letter.oneLine(String.valueOf(e), 500));
    }
    return line.deliver(
        session -> MimeLetter.of(mail, enclosed, recipient, token, sender, settings, session));
  }

  private String statusTokenOf(OutgoingMail mail) {
    return mail.matter()
        .issue()
        .flatMap(files::find)
        .orElseThrow(
            () -> new IllegalStateException("no issue " + mail.matter() + " to write about"))
        .statusToken();
  }

  private void record(OutgoingMail mail, Postbox.Delivery delivery) {
    var now = clock.instant();
    transaction.executeWithoutResult(
        status -> {
          switch (delivery.outcome()) {
            case ACCEPTED -> outbox.markSent(mail, now);
            case REFUSED -> lose(mail, MailState.REFUSED, delivery.detail(), now);
            case LATER, LINE_DOWN -> {
              if (mail.notBefore().plus(settings.giveUpAfter()).isBefore(now)) {
                lose(mail, MailState.FAILED, delivery.detail(), now);
              } else {
                outbox.postpone(mail, delivery.detail(), now.plus(backOff(mail.attempts())));
              }
            }
          }
        });
  }

  private void lose(OutgoingMail mail, MailState state, String error, Instant now) {
    if (outbox.markLost(mail, state, error, now)) {
      log.warn("mail {} of {} is {}", mail.id(), mail.matter(), state);
      if (mail.audience() == Addressee.Audience.INVESTOR) {
        notices.reportLost(mail, error);
      }
    }
  }

  /**
   * @param attempts made so far, at least 1
   */
  static Duration backOff(int attempts) {
    return BACK_OFF.get(Math.min(attempts, BACK_OFF.size()) - 1);
  }
}
