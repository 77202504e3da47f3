package org.investordesk.demo.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails the built-in mail server took in, one row per recipient. */
@Repository
@Profile("demo")
public class CaughtMails {

  /** A line of the mailbox. */
  public record Line(
      long id, Instant receivedAt, String recipient, String sender, String subject) {}

  /** A recipient and how many mails went there. */
  public record Recipient(String address, long count) {}

  /**
   * @param text the words of the mail, for the search
   */
  public record NewMail(
      Instant receivedAt,
      String recipient,
      String sender,
      String subject,
      String text,
      byte[] raw) {}

  private final JdbcClient jdbc;

  CaughtMails(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void add(NewMail mail) {
    jdbc.sql(
            """
            insert into demo_mail (received_at, recipient, sender, subject, words, raw)
            values (:receivedAt, :recipient, :sender, :subject, :words, :raw)
            """)
        .param("receivedAt", OffsetDateTime.ofInstant(mail.receivedAt(), ZoneOffset.UTC))
        .param("recipient", mail.recipient())
        .param("sender", mail.sender())
        .param("subject", mail.subject())
        .param("words", mail.text().replace("\u0000", ""))
        .param("raw", mail.raw())
        .update();
  }

  /**
   * Newest first.
   *
   * @param words anywhere in recipient, subject or text, letter case ignored; empty finds all
   * @param recipient exact address; empty finds all
   */
  public List<Line> find(String words, String recipient, int limit, long offset) {
    return jdbc.sql(
            """
            select id, received_at, recipient, sender, subject from demo_mail
            where (:recipient = '' or recipient = :recipient)
              and (:words = '' or recipient || ' ' || subject || ' ' || words ilike :pattern)
            order by received_at desc, id desc limit :limit offset :offset
            """)
        .param("recipient", recipient)
        .param("words", words)
        .param("pattern", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
        .param("limit", limit)
        .param("offset", offset)
        .query(
            (row, number) ->
                new Line(
                    row.getLong("id"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getString("recipient"),
                    row.getString("sender"),
                    row.getString("subject")))
        .list();
  }

  public Optional<Line> line(long id) {
    return jdbc.sql(
            "select id, received_at, recipient, sender, subject from demo_mail where id = :id")
        .param("id", id)
        .query(
            (row, number) ->
                new Line(
                    row.getLong("id"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getString("recipient"),
                    row.getString("sender"),
                    row.getString("subject")))
        .optional();
  }

  public Optional<byte[]> raw(long id) {
    return jdbc.sql("select raw from demo_mail where id = :id")
        .param("id", id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  public List<Recipient> recipients() {
    return jdbc.sql(
            "select recipient, count(*) from demo_mail group by recipient order by recipient")
        .query((row, number) -> new Recipient(row.getString(1), row.getLong(2)))
        .list();
  }
}
