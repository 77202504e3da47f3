package org.investordesk.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A row of the outbox as a MIME message. The same row always makes the same message. */
final class MimeLetter extends MimeMessage {

  /**
   * Stands in stored mails where the secret of the status link belongs, which the outbox must not
   * keep; replaced while sending.
   */
  static final String STATUS_TOKEN = "__status-link__";

  private final String messageId;

  private MimeLetter(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  /**
   * @param files travel with it
   * @param statusToken secret of the status link, for mails to the investor; null for staff
   * @throws MessagingException where the address cannot be one
   */
  static MimeMessage of(
      OutgoingMail mail,
      List<Enclosures.Enclosure> files,
      String recipient,
      @Nullable String statusToken,
      String senderName,
      MailSettings.Mail settings,
      Session session)
      throws MessagingException {
    var message = new MimeLetter(session, mail.messageId());
    var helper =
        new MimeMessageHelper(
            message, MimeMessageHelper.MULTIPART_MODE_MIXED, StandardCharsets.UTF_8.name());
    helper.setValidateAddresses(true);
    try {
      helper.setFrom(settings.from(), senderName);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
    var to = new InternetAddress(Letter.oneLine(recipient, 320), true);
    helper.setTo(to);
    helper.setSubject(Letter.oneLine(mail.subject(), 300));
    message.setHeader("Date", written(mail.notBefore()));
    helper.setText(withToken(mail.plain(), statusToken), withToken(mail.html(), statusToken));
    for (var file : files) {
      helper.addAttachment(file.name(), new ByteArrayDataSource(file.content(), file.mediaType()));
    }
    if (statusToken != null && settings.replyDomain() != null) {
      helper.setReplyTo(replyAddress(mail.matter(), statusToken, settings));
    }
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    message.setHeader("Content-Language", mail.language().locale().toLanguageTag());
    if (mail.inReplyTo() != null) {
      message.setHeader("In-Reply-To", mail.inReplyTo());
      message.setHeader("References", mail.inReplyTo());
    }
    message.saveChanges();
    return message;
  }

  /**
   * {@code desk+ys-2026-000123.<code>@domain}: the code is made from the status secret, so that
   * only who got a mail of this issue can answer into it, and nothing more has to be stored.
   */
  static String replyAddress(Matter matter, String statusToken, MailSettings.Mail settings) {
    var code = Notice.digest("reply/" + matter + "/" + statusToken, 6);
    return "%s+%s.%s@%s"
        .formatted(
            settings.replyMailbox(),
            matter.id().toLowerCase(Locale.ROOT),
            code,
            settings.replyDomain());
  }

  /** RFC 5322, in Shanghai time whatever the server's zone. */
  private static String written(Instant instant) {
    var format = new MailDateFormat();
    format.setTimeZone(TimeZone.getTimeZone("Asia/Shanghai"));
    return format.format(Date.from(instant));
  }

  private static String withToken(String text, @Nullable String statusToken) {
    return statusToken == null ? text : text.replace(STATUS_TOKEN, statusToken);
  }
}
