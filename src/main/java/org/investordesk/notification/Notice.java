package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one addressee about one event, ready for the outbox.
 *
 * @param eventKey names event and addressee; the same event told twice has the same key
 * @param state {@code PENDING}, {@code WITHHELD}, or {@code REFUSED} where nobody knows an address
 * @param onceACase withheld where the same address was told this kind about the same case before
 * @param files travel with it
 * @param toldDue the expected date told to the investor, if any
 */
record Notice(
    String eventKey,
    Matter matter,
    Addressee addressee,
    MailKind kind,
    String subject,
    LetterPress.Printed printed,
    List<MailFile> files,
    MailState state,
    boolean onceACase,
    Instant notBefore,
    @Nullable Instant toldDue,
    Instant createdAt) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

  /**
   * The key of an event for an addressee: matter, kind, its instant and a digest of all it says, so
   * that two different updates in one millisecond are two mails, and one event told twice is one.
   */
  static String key(Matter matter, MailKind kind, Record event, Instant at, String addressee) {
    return "%s/%s/%s-%s/%s"
        .formatted(matter, kind.key(), STAMP.format(at), digest(event.toString(), 4), addressee);
  }

  /** Stable: derived from the key, so that a second copy can be recognised as one. */
  String messageId(String domain) {
    return "<%s.%s.%s@%s>"
        .formatted(matter.id().toLowerCase(Locale.ROOT), kind.key(), digest(eventKey, 12), domain);
  }

  static String digest(String text, int bytes) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
