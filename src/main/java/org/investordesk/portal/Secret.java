package org.investordesk.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Keys that only the browser knows, and what the database may keep of them. */
final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,128}");

  /** 192 random bits, fit for a cookie, a form and an address. */
  static String fresh() {
    var bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether a text can be a key at all; says nothing about whose it is. */
  static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /** SHA-256 in hexadecimal digits. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Compares in a time that does not depend on where the texts differ. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        hash(expected).getBytes(StandardCharsets.US_ASCII),
        hash(given).getBytes(StandardCharsets.US_ASCII));
  }

  private Secret() {}
}
