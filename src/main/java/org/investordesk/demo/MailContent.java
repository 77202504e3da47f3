package org.investordesk.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of a mail sees.
 *
 * @param text the first plain text part; empty where there is none
 * @param html the first HTML part; null where there is none
 * @param files what travels with it, in its order
 */
public record MailContent(
    String sender, String subject, String text, @Nullable String html, List<File> files) {

  /**
   * @param mediaType without parameters
   */
  public record File(String name, String mediaType, byte[] content) {}

  /**
   * @throws IllegalArgumentException where it is no mail
   */
  public static MailContent parse(byte[] raw) {
    try {
      return of(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("the stored mail cannot be read", e);
    }
  }

  static MailContent of(MimeMessage message) throws MessagingException, IOException {
    var from = message.getFrom();
    var sender =
        from == null
            ? ""
            : Arrays.stream(from)
                .map(
                    address ->
                        address instanceof InternetAddress internet
                            ? internet.toUnicodeString()
                            : address.toString())
                .collect(Collectors.joining(", "));
    var text = first(message, "text/plain");
    return new MailContent(
        sender,
        Objects.requireNonNullElse(message.getSubject(), ""),
        text == null ? "" : text,
        first(message, "text/html"),
        files(message));
  }

  private static List<File> files(Part part) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      var type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
      var name = Objects.requireNonNullElse(part.getFileName(), type);
      return List.of(new File(name, type, part.getInputStream().readAllBytes()));
    }
    var found = new ArrayList<File>();
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        found.addAll(files(parts.getBodyPart(i)));
      }
    }
    return found;
  }

  private static @Nullable String first(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (var i = 0; i < parts.getCount(); i++) {
        var found = first(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
