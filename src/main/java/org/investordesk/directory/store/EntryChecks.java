package org.investordesk.directory.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with one entry, so that its author is told all at once. */
final class EntryChecks {

  private static final int LINE = 200;
  private static final int EMAIL = 254;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,29}");

  private final List<Problem> problems = new ArrayList<>();

  void wrong(String field, String key, Object... arguments) {
    problems.add(Problem.of(field, "directory.problem." + key, arguments));
  }

  boolean holds(boolean condition, String field, String key, Object... arguments) {
    if (!condition) {
      wrong(field, key, arguments);
    }
    return condition;
  }

  /** One line of text, without the blanks around it. */
  String line(String field, String text) {
    var line = optionalLine(field, text);
    if (line == null) {
      wrong(field, "missing");
      return "";
    }
    return line;
  }

  @Nullable String optionalLine(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    // a line break in a name could end up in a mail header
    if (text.codePoints().anyMatch(EntryChecks::breaksLine)) {
      wrong(field, "oneLine");
    } else if (text.strip().codePointCount(0, text.strip().length()) > LINE) {
      wrong(field, "tooLong", LINE);
    }
    return text.strip();
  }

  private static boolean breaksLine(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
  }

  @Nullable String email(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var address = text.strip();
    if (address.length() > EMAIL) {
      wrong(field, "emailTooLong", EMAIL);
    } else if (!ADDRESS.matcher(address).matches() || address.indexOf('@') > 64) {
      wrong(field, "email");
    }
    return address;
  }

  @Nullable String phone(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    holds(PHONE.matcher(text.strip()).matches(), field, "phone");
    return text.strip();
  }

  void period(LocalDate from, @Nullable LocalDate to) {
    holds(to == null || !to.isBefore(from), "validTo", "endsBeforeItBegins");
  }

  /**
   * @throws InvalidInput where anything was wrong
   */
  void finish() {
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }
}
