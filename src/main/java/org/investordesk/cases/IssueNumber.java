package org.investordesk.cases;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one issue everywhere: our key, the business key of its process, the reference told to the
 * investor. Counted without gaps per calendar year in Asia/Shanghai.
 *
 * @param value such as {@code YS-2026-000123}
 */
public record IssueNumber(String value) implements Comparable<IssueNumber> {

  private static final Pattern FORM = Pattern.compile("YS-\\d{4}-\\d{6}");

  public IssueNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("'%s' is not an issue number".formatted(value));
    }
  }

  public static IssueNumber of(int year, int count) {
    return new IssueNumber("YS-%04d-%06d".formatted(year, count));
  }

  /** Reads what a person typed; empty where it cannot be a number. */
  public static Optional<IssueNumber> parse(String text) {
    var trimmed = text.strip().toUpperCase(java.util.Locale.ROOT);
    return FORM.matcher(trimmed).matches()
        ? Optional.of(new IssueNumber(trimmed))
        : Optional.empty();
  }

  @Override
  public int compareTo(IssueNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
