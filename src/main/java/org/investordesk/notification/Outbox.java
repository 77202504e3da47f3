package org.investordesk.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of outgoing mail: written with the change it tells of, read by the relay and the case
 * file. Every method works in the caller's transaction.
 */
@Repository
class Outbox {

  private static final String COLUMNS =
      """
      id, issue_number, case_id, audience, addressee, recipient, language, kind, subject, html, plain,
      message_id, in_reply_to, state, not_before, next_attempt_at, attempts, last_error, created_at,
      sent_at""";

  private final JdbcClient jdbc;
  private final MailSettings settings;

  Outbox(JdbcClient jdbc, MailSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Adds a mail, unless the event has been told to this addressee already or another mail of the
   * same change covers it (see {@link MailKind#covers}).
   */
  void add(Notice notice) {
    var kind = notice.kind();
    if (!kind.covers().isEmpty()) {
      jdbc.sql(
              """
              delete from outgoing_mail
              where issue_number = :issue and addressee = :addressee and kind in (:kinds)
                and change_id = pg_current_xact_id()""")
          .param("issue", notice.issue().value())
          .param("addressee", notice.addressee().id())
          .param("kinds", names(kind.covers()))
          .update();
    }
    var covering = kind.coveredBy();
    jdbc.sql(
            """
            insert into outgoing_mail (event_key, issue_number, case_id, audience, addressee, recipient,
              language, kind, subject, html, plain, message_id, in_reply_to, told_due, state, not_before,
              next_attempt_at, created_at)
            select :key, :issue, :case, :audience, :addressee, :recipient, :language, :kind, :subject,
              :html, :plain, :messageId,
              (select first.message_id from outgoing_mail first
                where first.issue_number = :issue and first.addressee = :addressee
                order by first.id limit 1),
              cast(:toldDue as timestamptz), :state, :notBefore, :notBefore, :createdAt
            where not exists (
              select 1 from outgoing_mail other
              where other.issue_number = :issue and other.addressee = :addressee
                and other.kind in (:covering) and other.change_id = pg_current_xact_id())
            on conflict (event_key) do nothing""")
        .param("key", notice.eventKey())
        .param("issue", notice.issue().value())
        .param("case", notice.caseId())
        .param("audience", notice.addressee().audience().name())
        .param("addressee", notice.addressee().id())
        .param("recipient", notice.addressee().address())
        .param("language", notice.addressee().language().name())
        .param("kind", kind.name())
        .param("subject", notice.subject())
        .param("html", notice.printed().html())
        .param("plain", notice.printed().plain())
        .param("messageId", notice.messageId(settings.mail().idDomain()))
        .param("toldDue", stamp(notice.toldDue()))
        .param("state", notice.state().name())
        .param("notBefore", stamp(notice.notBefore()))
        .param("createdAt", stamp(notice.createdAt()))
        .param("covering", covering.isEmpty() ? List.of("") : names(covering))
        .update();
  }

  /** Lets go what waited for the owner of the address. */
  int releaseWithheld(UUID caseId, Instant now) {
    return jdbc.sql(
            """
            update outgoing_mail set state = 'PENDING', not_before = :now, next_attempt_at = :now
            where case_id = :case and state = 'WITHHELD'""")
        .param("case", caseId)
        .param("now", stamp(now))
        .update();
  }

  boolean hasReceipt(UUID caseId, String recipient) {
    return jdbc.sql(
            """
            select exists (select 1 from outgoing_mail mail
              where mail.case_id = :case and mail.kind = 'RECEIPT'
                and lower(mail.recipient) = lower(:recipient))""")
        .param("case", caseId)
        .param("recipient", recipient)
        .query(Boolean.class)
        .single();
  }

  /** The expected date the investor was told last. */
  Optional<Instant> lastToldDue(IssueNumber issue) {
    return jdbc.sql(
            """
            select told_due from outgoing_mail
            where issue_number = :issue and audience = 'INVESTOR' and told_due is not null
            order by id desc limit 1""")
        .param("issue", issue.value())
        .query((row, number) -> instant(row, "told_due"))
        .optional();
  }

  /**
   * Takes the next mail that is due, for as long as the lease lasts; empty when none is due or the
   * relay is paused. One at a time, so that a crash can double one mail and no more.
   */
  Optional<OutgoingMail> claim(Instant now, Duration lease) {
    return jdbc.sql(
            """
            update outgoing_mail
            set state = 'SENDING', attempts = attempts + 1, next_attempt_at = :lease
            where id = (
              select mail.id from outgoing_mail mail
              where mail.state in ('PENDING', 'SENDING') and mail.next_attempt_at <= :now
                and not exists (select 1 from mail_relay relay where relay.paused)
              order by mail.next_attempt_at, mail.id
              limit 1
              for update skip locked)
            returning\s"""
                + COLUMNS)
        .param("now", stamp(now))
        .param("lease", stamp(now.plus(lease)))
        .query(Outbox::mail)
        .optional();
  }

  /** Records the end of an attempt; does nothing where another relay has taken the mail since. */
  boolean markSent(OutgoingMail claimed, Instant at) {
    return mark(claimed, MailState.SENT, at, null, at);
  }

  boolean markLost(OutgoingMail claimed, MailState state, String error, Instant at) {
    return mark(claimed, state, at, error, null);
  }

  boolean postpone(OutgoingMail claimed, String error, Instant nextAttempt) {
    return mark(claimed, MailState.PENDING, nextAttempt, error, null);
  }

  private boolean mark(
      OutgoingMail claimed,
      MailState state,
      Instant nextAttempt,
      @Nullable String error,
      @Nullable Instant sentAt) {
    return jdbc.sql(
                """
                update outgoing_mail
                set state = :state, next_attempt_at = :next, last_error = :error,
                  sent_at = cast(:sentAt as timestamptz)
                where id = :id and state = 'SENDING' and attempts = :attempts""")
            .param("state", state.name())
            .param("next", stamp(nextAttempt))
            .param("error", error)
            .param("sentAt", stamp(sentAt))
            .param("id", claimed.id())
            .param("attempts", claimed.attempts())
            .update()
        == 1;
  }

  /** Sends a lost mail again, to the address its addressee has now. */
  boolean sendAgain(long id, String recipient, Instant now) {
    return jdbc.sql(
                """
                update outgoing_mail
                set state = 'PENDING', recipient = :recipient, attempts = 0, last_error = null,
                  not_before = :now, next_attempt_at = :now
                where id = :id and state in ('REFUSED', 'FAILED')""")
            .param("recipient", recipient)
            .param("now", stamp(now))
            .param("id", id)
            .update()
        == 1;
  }

  Optional<OutgoingMail> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from outgoing_mail where id = :id")
        .param("id", id)
        .query(Outbox::mail)
        .optional();
  }

  /** Oldest first. */
  List<OutgoingMail> ofIssue(IssueNumber issue) {
    return jdbc.sql(
            "select " + COLUMNS + " from outgoing_mail where issue_number = :issue order by id")
        .param("issue", issue.value())
        .query(Outbox::mail)
        .list();
  }

  private static List<String> names(Collection<MailKind> kinds) {
    return kinds.stream().map(MailKind::name).toList();
  }

  private static @Nullable OffsetDateTime stamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OutgoingMail mail(ResultSet row, int number) throws SQLException {
    var sentAt = row.getObject("sent_at", OffsetDateTime.class);
    return new OutgoingMail(
        row.getLong("id"),
        new IssueNumber(row.getString("issue_number")),
        row.getObject("case_id", UUID.class),
        Addressee.Audience.valueOf(row.getString("audience")),
        row.getString("addressee"),
        row.getString("recipient"),
        Language.valueOf(row.getString("language")),
        MailKind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("html"),
        row.getString("plain"),
        row.getString("message_id"),
        row.getString("in_reply_to"),
        MailState.valueOf(row.getString("state")),
        instant(row, "not_before"),
        instant(row, "next_attempt_at"),
        row.getInt("attempts"),
        row.getString("last_error"),
        instant(row, "created_at"),
        sentAt == null ? null : sentAt.toInstant());
  }
}
