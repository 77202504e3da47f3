package org.investordesk.portal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person typed: how it is counted, and which characters nobody can mean. */
final class TypedText {

  /**
   * Control characters but for tab and line feed, halves of a surrogate pair, and the marks that
   * turn the direction of writing, with which one address can be dressed up as another.
   */
  private static final Pattern UNWRITABLE =
      Pattern.compile(
          "[\\p{Cc}&&[^\\t\\n]]|\\p{Cs}|[\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]");

  /** Without blanks around, line ends as one line feed; never null. */
  static String tidy(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }

  /** Characters as people count them: an emoji or a rare Chinese character is one. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static boolean isWritable(String text) {
    return !UNWRITABLE.matcher(text).find();
  }

  static boolean isOneLine(String text) {
    return text.chars().noneMatch(c -> c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029);
  }

  private TypedText() {}
}
