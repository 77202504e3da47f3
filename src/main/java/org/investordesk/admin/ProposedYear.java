package org.investordesk.admin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.CalendarYears;
import org.jspecify.annotations.Nullable;

/**
 * A file of the calendar on its way from the upload through the preview into force. The page
 * carries it along as it is, byte for byte, so that nothing half done is kept on the server.
 *
 * @param file name without folders
 */
record ProposedYear(CalendarChange.Origin origin, String file, byte[] bytes) {

  /** A year has some fifty lines; a file of the wrong kind is found before it is read. */
  static final int LARGEST = 256 * 1024;

  static ProposedYear uploaded(String name, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Refusal("admin.refusal.tooLarge", String.valueOf(LARGEST / 1024));
    }
    var file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new ProposedYear(CalendarChange.Origin.FILE, file, bytes);
  }

  static ProposedYear edited(CalendarChange.Origin origin, String file, String content) {
    return new ProposedYear(origin, file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Else office hours, or days of a department. */
  boolean isYear() {
    return !file.equals(CalendarYears.HOURS_FILE) && department() == null;
  }

  /** Whose own days they are; null for the city's calendar. */
  public @Nullable String department() {
    return CalendarYears.departmentOf(file);
  }

  /** Takes up again what the preview page carried. */
  static ProposedYear carried(CalendarChange.Origin origin, String file, String carried) {
    try {
      return new ProposedYear(origin, file, Base64.getDecoder().decode(carried));
    } catch (IllegalArgumentException e) {
      throw new Refusal("admin.refusal.notUtf8", file);
    }
  }

  public String carried() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * @throws Refusal when the bytes are no UTF-8
   */
  public String content() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal("admin.refusal.notUtf8", file);
    }
  }

  public String sha256() {
    return sha256(bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
