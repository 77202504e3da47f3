package org.investordesk.approval.domain;

import java.util.Arrays;
import java.util.List;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;

/** What a person typed, measured in characters as a reader counts them. */
public final class Typed {

  /**
   * The text without blanks around and with plain line ends.
   *
   * @throws InvalidInput naming the field, with the sentence {@code approval.problem.<field>}
   */
  public static String text(String field, @Nullable String typed, int shortest, int longest) {
    var text = typed == null ? "" : typed.strip().replace("\r\n", "\n");
    var length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      throw problem(field, "approval.problem." + field, shortest, longest, length);
    }
    return text;
  }

  /** One wrong field. */
  public static InvalidInput problem(String field, String key, Object... arguments) {
    return new InvalidInput(List.of(Problem.of(field, key, arguments)));
  }

  /** Entries without blanks around; empty ones are left out. */
  public static List<String> lines(List<String> typed) {
    return typed.stream()
        .flatMap(line -> Arrays.stream(line.split("\n")))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private Typed() {}
}
