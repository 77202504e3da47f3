package org.investordesk.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that travels with a mail.
 *
 * @param name as the reader saves it: one line, no path
 * @param mediaType {@code application/pdf}
 */
record MailFile(String name, String mediaType, byte[] content) {

  MailFile {
    if (name.isBlank() || !name.equals(Letter.oneLine(name, 120)) || name.contains("/")) {
      throw new IllegalArgumentException("%s is no name for a file".formatted(name));
    }
  }

  /** Names name, type and content: a file that goes to many is stored under it once. */
  String digest() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n" + mediaType + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
