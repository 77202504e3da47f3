package org.investordesk.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import org.investordesk.demo.store.CaughtMails;
import org.investordesk.demo.store.CaughtMails.NewMail;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's mail server. A mail is in our table before the sender is told 250, so a mail that
 * counts as sent survives a crash; if the table cannot be written, the sender is told to try again.
 */
@Component
@Profile("demo")
@DependsOnDatabaseInitialization
class MailCatcher implements InitializingBean, DisposableBean {

  private final GreenMail server;
  private final CaughtMails mails;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  MailCatcher(
      DemoSettings settings, CaughtMails mails, Clock clock, ApplicationEventPublisher events) {
    this.mails = mails;
    this.clock = clock;
    this.events = events;
    this.server =
        new PromptMailServer(
                new ServerSetup(settings.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            // whoever sends as the desk does, with or without a name, is let in
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
  }

  @Override
  public void afterPropertiesSet() {
    server.start();
    server
        .getManagers()
        .getUserManager()
        .setMessageDeliveryHandler((message, address) -> new Mailbox(address.getEmail()));
  }

  @Override
  public void destroy() {
    server.stop();
  }

  private void keep(String recipient, MimeMessage message) {
    try {
      var content = MailContent.of(message);
      var bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      mails.add(
          new NewMail(
              clock.instant(),
              recipient,
              content.sender(),
              content.subject(),
              content.text(),
              bytes.toByteArray()));
      events.publishEvent(new MailCaught(recipient, content.subject(), clock.instant()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("a mail to " + recipient + " cannot be read", e);
    }
  }

  /** Takes what is for one address; the library's own boxes would keep every mail in memory. */
  private final class Mailbox implements GreenMailUser {

    private final String address;

    private Mailbox(String address) {
      this.address = address;
    }

    @Override
    public void deliver(MovingMessage message) {
      deliver(Objects.requireNonNull(message.getMessage()));
    }

    @Override
    public void deliver(MimeMessage message) {
      keep(address, message);
    }

    @Override
    public String getEmail() {
      return address;
    }

    @Override
    public String getLogin() {
      return address;
    }

    @Override
    public String getQualifiedMailboxName() {
      return address;
    }

    @Override
    public void create() {
      throw new UnsupportedOperationException("any address has a mailbox");
    }

    @Override
    public void delete() {
      throw new UnsupportedOperationException("mails are kept");
    }

    @Override
    public String getPassword() {
      throw new UnsupportedOperationException("nobody signs in to a mailbox");
    }

    @Override
    public void setPassword(String password) {
      throw new UnsupportedOperationException("nobody signs in to a mailbox");
    }

    @Override
    public void authenticate(String password) {
      throw new UnsupportedOperationException("nobody signs in to a mailbox");
    }
  }
}
