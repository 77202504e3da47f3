package org.investordesk.admin.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.investordesk.platform.Refusal;

/**
 * A file of rules on its way through a trial. The page carries it along, so that nothing is kept on
 * the server and nothing typed is lost.
 *
 * @param name without folders; says which rules it is
 */
record ProposedFile(String name, String content) {

  /** As large as a file of rules gets. */
  static final int LARGEST = 256 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Folders and a byte order mark are left out, as programs add them unasked. */
  static ProposedFile of(String name, String content) {
    if (content.length() > LARGEST) {
      throw new Refusal("admin.sandbox.tooLarge", String.valueOf(LARGEST / 1024));
    }
    var text = content.startsWith(BYTE_ORDER_MARK) ? content.substring(1) : content;
    var plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new ProposedFile(plain.strip(), text.replace("\r\n", "\n"));
  }

  /**
   * @throws Refusal when it is too large or no UTF-8
   */
  static ProposedFile uploaded(String name, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw new Refusal("admin.sandbox.tooLarge", String.valueOf(LARGEST / 1024));
    }
    try {
      return of(
          name, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new Refusal("admin.refusal.notUtf8", name);
    }
  }

  String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
