package org.investordesk.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.investordesk.cases.ContactVerified;
import org.investordesk.cases.IssueDispatched;
import org.investordesk.cases.IssueRegistered;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.UpdatePublished;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Every mail goes once, whatever the mail server does. */
class MailRelayTest {

  private final Correspondence office = new Correspondence();
  private final SlowPress press = new SlowPress();
  private final FaultyMailServer server = new FaultyMailServer();
  private final MailRelay relay = relayTo(server.port());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void what_is_due_is_sent_once_and_marked() {
    var issue = updated(Issues.inWork());

    assertThat(relay.run()).isEqualTo(1);
    assertThat(relay.run()).isZero();

    assertThat(server.accepted()).hasSize(1);
    var mail = only(issue);
    assertThat(mail.state()).isEqualTo(MailState.SENT);
    assertThat(mail.sentAt()).isEqualTo(office.desk.clock.instant());
  }

  @Test
  void a_mail_before_its_time_stays() {
    office.desk.itIs(SettableClock.instant("2026-10-23T20:00"));
    updated(Issues.inWork());

    assertThat(relay.run()).isZero();
    office.desk.itIs(SettableClock.instant("2026-10-26T08:30"));
    assertThat(relay.run()).isEqualTo(1);
  }

  @Test
  void a_temporary_no_is_tried_again_after_1_2_5_10_and_10_minutes() {
    var issue = updated(Issues.inWork());
    server.does(FaultyMailServer.Fault.RECIPIENT_LATER);
    var waits = new ArrayList<Long>();

    for (var attempt = 1; attempt <= 5; attempt++) {
      relay.run();
      var mail = only(issue);
      assertThat(mail.state()).isEqualTo(MailState.PENDING);
      assertThat(mail.lastError()).contains("451");
      var wait = Duration.between(office.desk.clock.instant(), mail.nextAttemptAt());
      waits.add(wait.toMinutes());
      office.desk.passes(wait.minusSeconds(1));
      relay.run();
      assertThat(only(issue).attempts()).as("not before its time").isEqualTo(attempt);
      office.desk.passes(Duration.ofSeconds(1));
    }
    assertThat(waits).containsExactly(1L, 2L, 5L, 10L, 10L);

    server.does(FaultyMailServer.Fault.NONE);
    assertThat(relay.run()).isEqualTo(1);
    assertThat(server.accepted()).hasSize(1);
    assertThat(only(issue).lastError()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"RECIPIENT_REFUSED, 550", "CONTENT_REFUSED, 554"})
  void a_final_no_is_shown_not_retried_and_the_coordinator_is_told(
      FaultyMailServer.Fault fault, String code) {
    var issue = updated(Issues.inWork());
    server.does(fault);

    relay.run();
    server.does(FaultyMailServer.Fault.NONE);
    office.desk.passes(Duration.ofHours(1));
    relay.run();

    var mails = office.mails(issue.number());
    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).state()).isEqualTo(MailState.REFUSED);
    assertThat(mails.get(0).lastError()).contains(code);
    assertThat(mails.get(0).attempts()).isEqualTo(1);
    assertThat(mails.get(1).kind()).isEqualTo(MailKind.STAFF_UNDELIVERABLE);
    assertThat(mails.get(1).recipient()).isEqualTo("lin@city.example");
    assertThat(mails.get(1).plain()).contains("chen@investor.example").contains(code);
  }

  @Test
  void one_refused_recipient_stops_nobody_else() {
    var lost = updated(Issues.inWork().from("无此人", "nobody@investor.example"));
    var fine = updated(Issues.inWork());
    server.refuses("nobody@investor.example");

    relay.run();

    assertThat(office.mails(lost.number()))
        .extracting(OutgoingMail::kind, OutgoingMail::state)
        .containsExactly(
            tuple(MailKind.UPDATE, MailState.REFUSED),
            tuple(MailKind.STAFF_UNDELIVERABLE, MailState.SENT));
    assertThat(only(fine).state()).isEqualTo(MailState.SENT);
  }

  @Test
  void our_own_refused_sender_loses_no_mail() {
    var issue = updated(Issues.inWork());
    server.does(FaultyMailServer.Fault.SENDER_REFUSED);
    relay.run();
    assertThat(only(issue).state()).isEqualTo(MailState.PENDING);

    server.does(FaultyMailServer.Fault.NONE);
    office.desk.passes(Duration.ofMinutes(1));
    assertThat(relay.run()).isEqualTo(1);
  }

  @Test
  void a_lost_yes_brings_a_second_copy_that_can_be_known_as_one() {
    var issue = updated(Issues.inWork());
    server.does(FaultyMailServer.Fault.LOST_ANSWER);
    relay.run();
    server.does(FaultyMailServer.Fault.NONE);
    office.desk.passes(Duration.ofMinutes(1));
    relay.run();

    assertThat(only(issue).state()).isEqualTo(MailState.SENT);
    assertThat(server.accepted())
        .hasSize(2)
        .allSatisfy(raw -> assertThat(raw).contains("Message-ID: " + only(issue).messageId()));
  }

  @Test
  void a_server_that_hangs_is_left_alone_and_nothing_is_lost() {
    var first = updated(Issues.inWork());
    var second = updated(Issues.inWork());
    server.does(FaultyMailServer.Fault.HANGS);

    assertThat(relay.run()).isZero();

    assertThat(only(first).attempts()).isEqualTo(1);
    assertThat(only(second).attempts()).as("no use trying the next one now").isZero();
    server.does(FaultyMailServer.Fault.NONE);
    office.desk.passes(Duration.ofMinutes(1));
    assertThat(relay.run()).isEqualTo(2);
  }

  @Test
  void a_server_that_is_down_for_an_hour_gets_everything_within_ten_minutes_of_its_return()
      throws IOException {
    var issues = new ArrayList<IssueView>();
    for (var i = 0; i < 20; i++) {
      issues.add(updated(Issues.inWork()));
    }
    var down = relayTo(unusedPort());
    for (var minute = 0; minute < 60; minute++) {
      down.run();
      office.desk.passes(Duration.ofMinutes(1));
    }

    for (var minute = 0; minute <= 10; minute++) {
      relay.run();
      office.desk.passes(Duration.ofMinutes(1));
    }

    assertThat(server.accepted()).hasSize(20);
    assertThat(issues)
        .allSatisfy(issue -> assertThat(only(issue).state()).isEqualTo(MailState.SENT));
  }

  @Test
  void a_mail_nobody_takes_for_five_days_is_given_up_and_reported() {
    var issue = updated(Issues.inWork());
    server.does(FaultyMailServer.Fault.RECIPIENT_LATER);
    office.desk.passes(Duration.ofDays(5).plusSeconds(1));

    relay.run();

    assertThat(office.mails(issue.number()))
        .extracting(OutgoingMail::state, OutgoingMail::kind)
        .contains(tuple(MailState.FAILED, MailKind.UPDATE));
    assertThat(office.kinds(issue.number())).contains(MailKind.STAFF_UNDELIVERABLE);
  }

  @Test
  void a_claim_whose_relay_died_is_taken_again_after_the_lease() {
    var issue = updated(Issues.inWork());
    var dead = office.outbox.claim(office.desk.clock.instant(), Duration.ofMinutes(5));
    assertThat(dead).isPresent();

    assertThat(relay.run()).isZero();
    office.desk.passes(Duration.ofMinutes(5));
    assertThat(relay.run()).isEqualTo(1);

    assertThat(
            office.outbox.markLost(
                dead.orElseThrow(), MailState.FAILED, "late", office.desk.clock.instant()))
        .as("the dead one comes back too late to change anything")
        .isFalse();
    assertThat(only(issue).state()).isEqualTo(MailState.SENT);
  }

  @Test
  void two_relays_at_work_take_different_mails() {
    updated(Issues.inWork());
    updated(Issues.inWork());
    var now = office.desk.clock.instant();
    var other = new Correspondence.SecondConnection(office);

    office.transaction.executeWithoutResult(
        status -> {
          var mine = office.outbox.claim(now, Duration.ofMinutes(5)).orElseThrow();
          var theirs = other.outbox().claim(now, Duration.ofMinutes(5)).orElseThrow();
          assertThat(theirs.id()).isNotEqualTo(mine.id());
          assertThat(other.outbox().claim(now, Duration.ofMinutes(5))).isEmpty();
        });
  }

  @Test
  void a_paused_relay_sends_nothing() {
    updated(Issues.inWork());
    office.jdbc.sql("update mail_relay set paused = true").update();

    assertThat(relay.run()).isZero();
    office.jdbc.sql("update mail_relay set paused = false").update();
    assertThat(relay.run()).isEqualTo(1);
  }

  @Test
  void the_relay_will_not_talk_to_the_server_inside_a_transaction() {
    assertThatThrownBy(() -> office.transaction.executeWithoutResult(status -> relay.run()))
        .hasMessageContaining("must not hold a transaction");
  }

  @Test
  void withheld_mail_goes_when_the_address_is_verified() {
    var issue = updated(Issues.inWork().fromUnverifiedAddress());
    assertThat(relay.run()).isZero();

    office.change(
        mail -> mail.on(new ContactVerified(issue.caseId(), office.desk.clock.instant())));

    assertThat(relay.run()).isEqualTo(1);
  }

  @Test
  void an_address_that_can_be_none_is_refused_and_stops_nobody() {
    var broken = updated(Issues.inWork().from("甲", "a@b.example\r\nBcc: victim@x.example"));
    var fine = updated(Issues.inWork());

    relay.run();

    assertThat(office.mails(broken.number()).get(0).state()).isEqualTo(MailState.REFUSED);
    assertThat(only(fine).state()).isEqualTo(MailState.SENT);
    assertThat(server.accepted())
        .noneMatch(raw -> raw.lines().anyMatch(line -> line.startsWith("Bcc:")));
  }

  @Test
  void the_headers_make_one_thread_bring_answers_home_and_ask_robots_to_be_silent()
      throws Exception {
    var issue = office.desk.has(Issues.inWork().inEnglish().view());
    var now = office.desk.clock.instant();
    office.change(mail -> mail.on(new IssueRegistered(issue.number(), issue.caseId(), now)));
    office.change(mail -> mail.on(new IssueDispatched(issue.number(), "power-supply", null, now)));

    var received = throughGreenMail();

    assertThat(received).hasSize(3);
    var receipt = received.get(0);
    var dispatch = received.get(1);
    assertThat(receipt.getHeader("In-Reply-To")).isNull();
    assertThat(dispatch.getHeader("In-Reply-To", null)).isEqualTo(receipt.getMessageID());
    assertThat(dispatch.getHeader("References", null)).isEqualTo(receipt.getMessageID());
    assertThat(dispatch.getMessageID()).endsWith("@desk.example>");
    assertThat(dispatch.getFrom()[0].toString())
        .isEqualTo("Investor Desk of Shaoxing <desk@desk.example>");
    assertThat(dispatch.getReplyTo()[0].toString())
        .matches(
            "desk\\+"
                + issue.number().value().toLowerCase(java.util.Locale.ROOT)
                + "\\.[0-9a-f]{12}@reply\\.desk\\.example");
    assertThat(dispatch.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(dispatch.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
    assertThat(dispatch.getHeader("Content-Language", null)).isEqualTo("en");
    assertThat(dispatch.getSentDate()).isEqualTo(Date.from(now));
    assertThat(dispatch.getHeader("Date", null)).contains("10:05:00 +0800");
    assertThat(dispatch.getSubject())
        .isEqualTo("[%s] Accepted and handed to Power Supply Company".formatted(issue.number()));
    var parts = alternatives(dispatch);
    assertThat(parts.get(0)).contains("https://desk.example/s/" + Issues.TOKEN);
    assertThat(parts.get(1)).contains("https://desk.example/s/" + Issues.TOKEN).contains("<html");

    var staff = received.get(2);
    assertThat(staff.getHeader("Reply-To")).isNull();
    assertThat(alternatives(staff).get(0)).doesNotContain(Issues.TOKEN);
  }

  @Test
  void a_line_break_in_what_a_person_typed_reaches_no_header() throws Exception {
    var issue =
        office.desk.has(
            Issues.inWork()
                .about("专线\r\nBcc: victim@x.example\u2028X-Evil: 1")
                .from("陈\r\nX-Evil: 1", "chen@investor.example")
                .view());
    office.change(
        mail ->
            mail.on(
                new IssueDispatched(
                    issue.number(), "power-supply", null, office.desk.clock.instant())));

    assertThat(throughGreenMail())
        .hasSize(2)
        .allSatisfy(
            mail -> {
              assertThat(mail.getHeader("Bcc")).isNull();
              assertThat(mail.getHeader("X-Evil")).isNull();
              assertThat(mail.getSubject()).doesNotContain("\r", "\n", "\u2028");
            });
  }

  @Test
  void a_file_goes_to_every_addressee_and_is_stored_once() throws Exception {
    var issue = office.desk.has(Issues.inWork().view());
    var order =
        new MailFile("督办单 督〔2026〕0001.pdf", "application/pdf", "%PDF-1.7 督办".getBytes(UTF_8));
    var before = storedFiles();
    for (var reader : List.of("zhao", "qian")) {
      office.transaction.executeWithoutResult(
          status -> office.outbox.add(notice(issue, reader, List.of(order))));
    }

    assertThat(storedFiles() - before).isEqualTo(1);
    assertThat(throughGreenMail())
        .hasSize(2)
        .allSatisfy(
            mail -> {
              var parts = (MimeMultipart) mail.getContent();
              var file = parts.getBodyPart(parts.getCount() - 1);
              assertThat(file.getDisposition()).isEqualTo("attachment");
              assertThat(file.getFileName()).isEqualTo(order.name());
              assertThat(file.getContentType()).startsWith("application/pdf");
              assertThat(file.getInputStream().readAllBytes()).isEqualTo(order.content());
            });
  }

  @Test
  void a_document_is_printed_when_it_is_sent_not_when_the_change_is_made() throws Exception {
    var issue = office.desk.has(Issues.inWork().view());
    var later = MailFile.printedLater("督办单 督〔2026〕0002.pdf", "application/pdf", "order/2");
    office.transaction.executeWithoutResult(
        status -> office.outbox.add(notice(issue, "zhao", List.of(later))));
    assertThat(press.printed).isEmpty();

    var mail = throughGreenMail().get(0);

    var parts = (MimeMultipart) mail.getContent();
    var file = parts.getBodyPart(parts.getCount() - 1);
    assertThat(file.getFileName()).isEqualTo(later.name());
    assertThat(file.getInputStream().readAllBytes()).isEqualTo("order 2".getBytes(UTF_8));
    assertThat(press.printed).containsExactly("2");
  }

  @Test
  void a_document_that_cannot_be_printed_delays_its_own_mail_only() throws Exception {
    var issue = office.desk.has(Issues.inWork().view());
    var broken = MailFile.printedLater("督办单.pdf", "application/pdf", "order/none");
    office.transaction.executeWithoutResult(
        status -> office.outbox.add(notice(issue, "zhao", List.of(broken))));
    office.transaction.executeWithoutResult(
        status -> office.outbox.add(notice(issue, "qian", List.of())));

    assertThat(throughGreenMail()).hasSize(1);

    assertThat(office.outbox.ofIssue(issue.number()))
        .extracting(OutgoingMail::state)
        .containsExactly(MailState.PENDING, MailState.SENT);
    assertThat(office.outbox.ofIssue(issue.number()).get(0).lastError()).contains("no order none");
  }

  /** A printer that is seen at work. */
  private static final class SlowPress implements EnclosurePress {

    private final List<String> printed = new ArrayList<>();

    @Override
    public String prints() {
      return "order";
    }

    @Override
    public byte[] print(String id) {
      if (id.equals("none")) {
        throw new IllegalStateException("no order none");
      }
      printed.add(id);
      return ("order " + id).getBytes(UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "a\r\nBcc: all@city.example", "  "})
  void a_file_has_a_name_of_one_line_without_a_path(String name) {
    assertThatThrownBy(() -> new MailFile(name, "application/pdf", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private long storedFiles() {
    return office.jdbc.sql("select count(*) from mail_file").query(Long.class).single();
  }

  private Notice notice(IssueView issue, String reader, List<MailFile> files) {
    var now = office.desk.clock.instant();
    return new Notice(
        "file/" + issue.number() + "/" + reader,
        Matter.of(issue),
        Addressee.person(office.desk.people.get(reader)),
        MailKind.STAFF_ESCALATED,
        "督办单",
        new LetterPress.Printed("<p>督办单</p>", "督办单"),
        files,
        MailState.PENDING,
        false,
        now,
        null,
        now);
  }

  private List<MimeMessage> throughGreenMail() {
    var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    try {
      relayTo(greenMail.getSmtp().getPort()).run();
      return List.of(greenMail.getReceivedMessages());
    } finally {
      greenMail.stop();
    }
  }

  private static List<String> alternatives(MimeMessage mail) throws Exception {
    var found = new ArrayList<String>();
    collect(mail.getContent(), found);
    assertThat(found).as("text first, then HTML").hasSize(2);
    return found;
  }

  private static void collect(Object content, List<String> found) throws Exception {
    if (content instanceof MimeMultipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i).getContent(), found);
      }
    } else {
      found.add(content.toString());
    }
  }

  private IssueView updated(Issues issue) {
    var view = office.desk.has(issue.view());
    office.change(
        mail ->
            mail.on(
                new UpdatePublished(view.number(), "已到现场。", null, office.desk.clock.instant())));
    return view;
  }

  private OutgoingMail only(IssueView issue) {
    var mails = office.mails(issue.number());
    assertThat(mails).hasSize(1);
    return mails.get(0);
  }

  private MailRelay relayTo(int port) {
    var sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    sender.getJavaMailProperties().put("mail.smtp.connectiontimeout", "500");
    sender.getJavaMailProperties().put("mail.smtp.timeout", "500");
    sender.getJavaMailProperties().put("mail.smtp.writetimeout", "500");
    return new MailRelay(
        office.outbox,
        new SmtpPostbox(sender),
        new Enclosures(office.outbox, List.of(press)),
        office.desk.files,
        office.notices,
        office.messages,
        office.transaction,
        office.settings,
        office.desk.clock);
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
