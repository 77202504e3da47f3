package org.investordesk.acceptance.domain;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.investordesk.platform.Refusal;

/**
 * The number of an acceptance opinion 验收意见文号, such as {@code 绍建验〔2026〕12号}, or of a certificate
 * 合格证号, such as {@code SX-YS-2026-0012}. Brackets and digits are taken in any width; one spelling
 * is kept.
 */
public record OpinionNumber(String value) {

  private static final Pattern DOCUMENT =
      Pattern.compile("(\\p{IsHan}{2,12})[〔(\\[【（［](\\d{4})[〕)\\]】）］](?:第)?(\\d{1,6})号");
  private static final Pattern CERTIFICATE = Pattern.compile("[A-Z]{2,6}(-[A-Z0-9]{2,8}){2,5}");

  /** How many years back the number of an opinion given now may lie. */
  private static final int YEARS_BACK = 1;

  /**
   * @param on the day the opinion bears, whose year a document number must name or follow
   * @throws Refusal where it is neither, or its year cannot be
   */
  public static OpinionNumber parse(String typed, LocalDate on) {
    var text = narrow(typed.strip().replace(" ", "").replace("　", ""));
    var document = DOCUMENT.matcher(text);
    if (document.matches()) {
      var year = Integer.parseInt(document.group(2));
      if (year > on.getYear() || year < on.getYear() - YEARS_BACK) {
        throw new Refusal("acceptance.refusal.numberYear", Integer.toString(year));
      }
      return new OpinionNumber(
          "%s〔%d〕%d号".formatted(document.group(1), year, Integer.parseInt(document.group(3))));
    }
    if (CERTIFICATE.matcher(text).matches()) {
      return new OpinionNumber(text);
    }
    throw new Refusal("acceptance.refusal.numberForm", typed.strip());
  }

  /** Full-width letters and digits, as Chinese keyboards make them, become narrow ones. */
  private static String narrow(String text) {
    var narrow = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xFF10 && c <= 0xFF5A || c == 0xFF0D ? c - 0xFEE0 : c)
        .forEach(narrow::appendCodePoint);
    return narrow.toString();
  }
}
