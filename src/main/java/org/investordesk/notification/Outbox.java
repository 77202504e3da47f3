package org.investordesk.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.investordesk.platform.PerTransaction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
      sent_at, files""";

  /** One notice as a row of values, in the order of {@link #insert}. */
  private static final String ROW =
      "(?, ?, ?::uuid, ?, ?, ?::text, ?, ?, ?, ?, ?, ?, ?::text, ?::timestamptz, ?, ?::boolean,"
          + " ?::timestamptz, ?::timestamptz, ?::text[])";

  private final JdbcClient jdbc;
  private final MailSettings settings;
  private final PerTransaction<Unwritten> unwritten = new PerTransaction<>(Unwritten::new);

  Outbox(JdbcClient jdbc, MailSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /**
   * Adds a mail, unless the event has been told to this addressee already or another mail of the
   * same change covers it (see {@link MailKind#covers}). A change is one transaction; its mails are
   * written together at its end, or before anything is asked of the table.
   */
  void add(Notice notice) {
    unwritten.get().add(notice);
  }

  /** The mails of one change. */
  private final class Unwritten implements TransactionSynchronization {

    private final List<Notice> notices = new ArrayList<>();
    private boolean waits = TransactionSynchronizationManager.isSynchronizationActive();

    private Unwritten() {
      if (waits) {
        TransactionSynchronizationManager.registerSynchronization(this);
      }
    }

    private void add(Notice notice) {
      notices.add(notice);
      if (!waits) {
        write();
      }
    }

    private void write() {
      var told = notices.stream().filter(notice -> !isCovered(notice)).toList();
      notices.clear();
      if (!told.isEmpty()) {
        insert(told);
      }
    }

    private boolean isCovered(Notice notice) {
      return notices.stream()
          .anyMatch(
              other ->
                  other.kind().covers().contains(notice.kind())
                      && (other.matter().equals(notice.matter())
                          || other.kind().coversCase() && other.matter().isOfCase(notice.matter()))
                      && other.addressee().id().equals(notice.addressee().id()));
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      waits = false;
      write();
    }
  }

  private void insert(List<Notice> notices) {
    var params = new ArrayList<@Nullable Object>();
    var firstOf = new HashMap<List<Object>, String>();
    for (var notice : notices) {
      var addressee = notice.addressee();
      var messageId = notice.messageId(settings.mail().idDomain());
      var earlier = firstOf.putIfAbsent(List.of(notice.matter(), addressee.id()), messageId);
      Collections.addAll(params, notice.eventKey(), notice.matter().id(), notice.matter().caseId());
      Collections.addAll(params, addressee.audience().name(), addressee.id());
      Collections.addAll(params, addressee.address(), addressee.language().name());
      Collections.addAll(params, notice.kind().name(), notice.subject());
      Collections.addAll(params, notice.printed().html(), notice.printed().plain());
      Collections.addAll(params, messageId, earlier, stamp(notice.toldDue()));
      Collections.addAll(params, notice.state().name(), notice.onceACase());
      Collections.addAll(params, stamp(notice.notBefore()), stamp(notice.createdAt()));
      params.add(notice.files().stream().map(MailFile::digest).toArray(String[]::new));
    }
    keep(notices.stream().flatMap(notice -> notice.files().stream()).toList());
    jdbc.sql(
            """
            insert into outgoing_mail (event_key, issue_number, case_id, audience, addressee, recipient,
              language, kind, subject, html, plain, message_id, in_reply_to, told_due, state, not_before,
              next_attempt_at, created_at, files)
            select n.event_key, n.issue, n.case_id, n.audience, n.addressee, n.recipient, n.language,
              n.kind, n.subject, n.html, n.plain, n.message_id,
              coalesce(
                (select first.message_id from outgoing_mail first
                  where first.issue_number = n.issue and first.addressee = n.addressee
                  order by first.id limit 1),
                (select first.message_id from outgoing_mail first
                  where n.audience = 'INVESTOR' and first.audience = 'INVESTOR'
                    and first.case_id = n.case_id
                  order by first.id limit 1),
                n.earlier),
              n.told_due,
              case when n.once_a_case and exists (
                  select from outgoing_mail same
                  where same.case_id = n.case_id and same.kind = n.kind
                    and lower(same.recipient) = lower(n.recipient))
                then 'WITHHELD' else n.state end,
              n.not_before, n.not_before, n.created_at, n.files
            from (values %s) n (event_key, issue, case_id, audience, addressee, recipient, language, kind,
              subject, html, plain, message_id, earlier, told_due, state, once_a_case, not_before,
              created_at, files)
            on conflict (event_key) do nothing"""
                .formatted(String.join(", ", Collections.nCopies(notices.size(), ROW))))
        .params(params)
        .update();
  }

  private void keep(List<MailFile> files) {
    for (var file : files) {
      jdbc.sql(
              """
              insert into mail_file (digest, name, media_type, content, source)
              values (?, ?, ?, ?::bytea, ?::text)
              on conflict (digest) do nothing""")
          .param(file.digest())
          .param(file.name())
          .param(file.mediaType())
          .param(file.content())
          .param(file.source())
          .update();
    }
  }

  /** What travels with a mail, in its order. */
  List<MailFile> filesOf(OutgoingMail mail) {
    return mail.files().stream().map(this::file).toList();
  }

  private MailFile file(String digest) {
    return jdbc.sql("select name, media_type, content, source from mail_file where digest = ?")
        .param(digest)
        .query(
            (row, number) ->
                new MailFile(
                    row.getString("name"),
                    row.getString("media_type"),
                    row.getBytes("content"),
                    row.getString("source")))
        .single();
  }

  /** Lets go what waited for the owner of the address. */
  int releaseWithheld(UUID caseId, Instant now) {
    unwritten.get().write();
    return jdbc.sql(
            """
            update outgoing_mail set state = 'PENDING', not_before = :now, next_attempt_at = :now
            where case_id = :case and state = 'WITHHELD'""")
        .param("case", caseId)
        .param("now", stamp(now))
        .update();
  }

  /** The expected date the investor was told last. */
  Optional<Instant> lastToldDue(IssueNumber issue) {
    unwritten.get().write();
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
        new Matter(row.getString("issue_number"), row.getObject("case_id", UUID.class)),
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
        sentAt == null ? null : sentAt.toInstant(),
        List.of((String[]) row.getArray("files").getArray()));
  }
}
