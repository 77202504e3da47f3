package org.investordesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.investordesk.demo.store.CaughtMails;
import org.investordesk.demo.store.DemoTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailCatcherTest {

  private static final Instant NOW = Instant.parse("2026-10-23T02:00:00Z");

  private CaughtMails mails;
  private MailCatcher catcher;
  private JavaMailSenderImpl sender;

  @BeforeEach
  void start() throws Exception {
    mails = new DemoTables().made().mails();
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    catcher =
        new MailCatcher(
            new DemoSettings(Path.of("target"), 0, port),
            mails,
            Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")),
            event -> {});
    catcher.afterPropertiesSet();
    sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
  }

  @AfterEach
  void stop() {
    catcher.destroy();
  }

  @Test
  void a_mail_that_counts_as_sent_is_in_the_table_for_each_recipient() {
    sender.send(mail("您的问题已受理", "one@a.example", "two@b.example"));

    assertThat(mails.find("", "", 10, 0))
        .extracting(it -> it.recipient() + " " + it.subject() + " " + it.receivedAt())
        .containsExactlyInAnyOrder("one@a.example 您的问题已受理 " + NOW, "two@b.example 您的问题已受理 " + NOW);
  }

  @Test
  void the_sender_hears_no_yes_while_the_table_cannot_be_written() throws Exception {
    new DemoTables();

    assertThatThrownBy(() -> sender.send(mail("lost", "one@a.example")))
        .isInstanceOf(MailException.class)
        .hasMessageContaining("451");
  }

  @Test
  void a_search_takes_signs_literally_and_letter_case_lightly() {
    sender.send(mail("100% solved", "one@a.example"));
    sender.send(mail("1000 problems", "two@b.example"));

    assertThat(mails.find("100%", "", 10, 0)).hasSize(1);
    assertThat(mails.find("SOLVED", "", 10, 0)).hasSize(1);
    assertThat(mails.find("", "two@b.example", 10, 0)).hasSize(1);
    assertThat(mails.recipients()).hasSize(2);
  }

  private static SimpleMailMessage mail(String subject, String... to) {
    var mail = new SimpleMailMessage();
    mail.setFrom("desk@shaoxing.example");
    mail.setTo(to);
    mail.setSubject(subject);
    mail.setText("…");
    return mail;
  }
}
