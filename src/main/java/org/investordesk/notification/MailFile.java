package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file that travels with a mail. Either its content is written with the mail, or it is printed by
 * an {@link EnclosurePress} when the mail is sent, so that no change waits for a printer.
 *
 * @param name as the reader saves it: one line, no path
 * @param mediaType {@code application/pdf}
 * @param content null where it is printed while sending
 * @param source what is printed, such as {@code order/17}; null where the content is here
 */
record MailFile(String name, String mediaType, byte @Nullable [] content, @Nullable String source) {

  MailFile {
    if (name.isBlank() || !name.equals(Letter.oneLine(name, 120)) || name.contains("/")) {
      throw new IllegalArgumentException("%s is no name for a file".formatted(name));
    }
    if (content == null && source == null) {
      throw new IllegalArgumentException("%s has neither content nor source".formatted(name));
    }
  }

  MailFile(String name, String mediaType, byte[] content) {
    this(name, mediaType, content, null);
  }

  /** A file that is printed while the mail is sent. */
  static MailFile printedLater(String name, String mediaType, String source) {
    return new MailFile(name, mediaType, null, source);
  }

  /** Names name, type and content or source: a file that goes to many is stored under it once. */
  String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n" + mediaType + "\n").getBytes(StandardCharsets.UTF_8));
      if (source != null) {
        digest.update(source.getBytes(StandardCharsets.UTF_8));
      } else if (content != null) {
        digest.update(content);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
