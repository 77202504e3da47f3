package org.investordesk.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;

/** What a report must be; every wrong field is named, all at once. */
final class ReportRules {

  static final Set<String> AREAS = Set.of("越城", "柯桥", "上虞", "诸暨", "嵊州", "新昌");

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
  private static final Pattern PHONE = Pattern.compile("[0-9+() -]{5,30}");

  /**
   * @throws InvalidInput where anything is wrong
   */
  static void check(Report report, FileGate gate) {
    var problems = new ArrayList<Problem>();
    line(problems, "name", report.contact().name(), 1, 80);
    var email = report.contact().email();
    if (email.length() > 254) {
      problems.add(Problem.of("email", "cases.refusal.emailTooLong", 254));
    } else if (!EMAIL.matcher(email).matches()) {
      problems.add(Problem.of("email", "cases.refusal.email"));
    }
    var phone = report.contact().phone();
    if (phone != null && !PHONE.matcher(phone).matches()) {
      problems.add(Problem.of("phone", "cases.refusal.phone"));
    }
    line(problems, "enterprise", report.contact().enterprise(), 0, 120);
    line(problems, "projectName", report.projectName(), 0, 120);
    line(problems, "subject", report.subject(), 4, 120);
    text(problems, "description", report.description(), 10, 3000);
    if (report.area() != null && !AREAS.contains(report.area())) {
      problems.add(Problem.of("area", "cases.refusal.area", report.area()));
    }
    var type = report.type();
    if (report.variant() != null && (type == null || !type.accepts(report.variant()))) {
      problems.add(Problem.of("variant", "cases.refusal.variant"));
    }
    if (report.idempotencyKey().isBlank() || report.idempotencyKey().length() > 200) {
      problems.add(Problem.of("idempotencyKey", "cases.refusal.idempotencyKey", 200));
    }
    files(problems, report.files(), gate);
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }

  static void files(List<Problem> problems, List<Upload> files, FileGate gate) {
    if (files.size() > FileGate.MOST) {
      problems.add(Problem.of("files", "cases.refusal.tooManyFiles", FileGate.MOST));
    }
    for (var file : files) {
      if (file.content().length > FileGate.LARGEST) {
        problems.add(
            Problem.of("files", "cases.refusal.fileTooLarge", FileGate.cleanName(file.fileName())));
      } else if (file.content().length == 0) {
        problems.add(
            Problem.of("files", "cases.refusal.fileEmpty", FileGate.cleanName(file.fileName())));
      } else if (gate.typeOf(file).isEmpty()) {
        problems.add(
            Problem.of("files", "cases.refusal.fileType", FileGate.cleanName(file.fileName())));
      }
    }
  }

  private static void line(
      List<Problem> problems, String field, @Nullable String value, int shortest, int longest) {
    var text = value == null ? "" : value;
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      problems.add(Problem.of(field, "cases.refusal.controlCharacters"));
    } else {
      length(problems, field, text, shortest, longest);
    }
  }

  private static void text(
      List<Problem> problems, String field, String value, int shortest, int longest) {
    if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0)) {
      problems.add(Problem.of(field, "cases.refusal.controlCharacters"));
    } else {
      length(problems, field, value, shortest, longest);
    }
  }

  private static void length(
      List<Problem> problems, String field, String value, int shortest, int longest) {
    // a line break counts once, whichever way the browser sent it
    var text = value.strip().replace("\r\n", "\n");
    var count = text.codePointCount(0, text.length());
    if (count < shortest || count > longest) {
      problems.add(
          count == 0
              ? Problem.of(field, "cases.refusal.missing")
              : Problem.of(field, "cases.refusal.length", shortest, longest, count));
    }
  }

  private ReportRules() {}
}
