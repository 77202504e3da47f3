package org.investordesk.acceptance.domain;

import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** Measures what people write, in characters as a reader counts them. */
public final class Wording {

  /**
   * @return the text without blanks around, line ends as one line feed
   * @throws Refusal with shortest, longest and actual length where it does not fit
   */
  public static String require(@Nullable String text, int shortest, int longest, String key) {
    var words = text == null ? "" : text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
    return words;
  }

  static boolean fits(String text, int shortest, int longest) {
    var words = text.strip();
    var length = words.codePointCount(0, words.length());
    return length >= shortest && length <= longest;
  }

  private Wording() {}
}
