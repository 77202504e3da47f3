package org.investordesk.admin;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import org.investordesk.platform.Refusal;

/**
 * Rules on their way from the form through the preview into force; the page carries them along.
 *
 * @param file name without folders
 * @param content the whole book
 */
record ProposedRules(
    Rulebook book, String file, String content, LocalDate validFrom, boolean alsoOpen) {

  /** A file of the wrong kind is found before it is read. */
  static final int LARGEST = 512 * 1024;

  /**
   * @throws Refusal for what is too large, or no UTF-8
   */
  static String text(String name, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Refusal("admin.refusal.rulesTooLarge", String.valueOf(LARGEST / 1024));
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Refusal("admin.refusal.notUtf8", name);
    }
  }

  static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** Takes up again what a page carried. */
  static String uncarried(String file, String carried) {
    try {
      return text(file, Base64.getDecoder().decode(carried));
    } catch (IllegalArgumentException e) {
      throw new Refusal("admin.refusal.notUtf8", file);
    }
  }

  static String carried(String content) {
    return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }

  public String carried() {
    return carried(content);
  }

  public String sha256() {
    return ProposedYear.sha256(content.getBytes(StandardCharsets.UTF_8));
  }
}
