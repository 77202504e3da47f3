package org.investordesk.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Report;
import org.investordesk.cases.Upload;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a report exactly as they were typed, right or wrong, so that they can be shown
 * again; an empty text where nothing was typed.
 *
 * @param type name of an {@link IssueType}, or {@link #UNKNOWN}
 * @param variant a variant of the type; empty where the reporter does not know it
 * @param website a trap for machines: people do not see it
 */
record ReportFields(
    String type,
    String variant,
    String subject,
    String description,
    String area,
    String projectName,
    String enterprise,
    String name,
    String email,
    String phone,
    String language,
    String website) {

  /** "I don't know what kind of problem this is." */
  static final String UNKNOWN = "UNKNOWN";

  static final int SUBJECT_MIN = 4;
  static final int SUBJECT_MAX = 120;
  static final int DESCRIPTION_MIN = 10;
  static final int DESCRIPTION_MAX = 3000;
  static final int NAME_MAX = 80;
  static final int LINE_MAX = 120;
  static final int EMAIL_MAX = 254;
  static final int PHONE_MAX = 30;

  /** The six areas of the city, in the office's order. */
  static final List<String> AREAS = List.of("越城", "柯桥", "上虞", "诸暨", "嵊州", "新昌");

  private static final Set<String> LANGUAGES = Set.of("zh", "en");
  // on purpose simple: whether an address exists is only shown by the mail that arrives there
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>()\\[\\],;:\\\\\"]{1,64}@[^\\s@<>()\\[\\],;:\\\\\"]+\\.[^\\s@.<>]{2,}");
  private static final Pattern PHONE = Pattern.compile("[+(]?[0-9][0-9() -]{4,}");

  /** Reads the fields of the page's form; the variant has one field per type. */
  static ReportFields of(UnaryOperator<@Nullable String> parameter) {
    var type = TypedText.tidy(parameter.apply("type"));
    return new ReportFields(
        type,
        TypedText.tidy(parameter.apply("variant-" + type)),
        TypedText.tidy(parameter.apply("subject")),
        TypedText.tidy(parameter.apply("description")),
        TypedText.tidy(parameter.apply("area")),
        TypedText.tidy(parameter.apply("projectName")),
        TypedText.tidy(parameter.apply("enterprise")),
        TypedText.tidy(parameter.apply("name")),
        TypedText.tidy(parameter.apply("email")),
        TypedText.tidy(parameter.apply("phone")),
        TypedText.tidy(parameter.apply("language")),
        TypedText.tidy(parameter.apply("website")));
  }

  /** A blank form that answers in the language of the page. */
  static ReportFields blank(Locale locale) {
    return new ReportFields(
        "", "", "", "", "", "", "", "", "", "", Language.of(locale).locale().getLanguage(), "");
  }

  /** Empty for "I don't know" and for what is no type. */
  @Nullable IssueType issueType() {
    return IssueType.parse(type).orElse(null);
  }

  /** The mailbox that limits are counted for: letter case does not make another one. */
  String mailbox() {
    return email.toLowerCase(Locale.ROOT);
  }

  /** All that is wrong, in the order of the form; empty when the report can be sent. */
  List<Problem> problems() {
    var problems = new ArrayList<Problem>();
    var issueType = issueType();
    if (type.isEmpty()) {
      problems.add(Problem.of("type", "portal.problem.typeMissing"));
    } else if (issueType == null && !UNKNOWN.equals(type)) {
      problems.add(Problem.of("type", "portal.problem.typeUnknown"));
    }
    if (!variant.isEmpty() && (issueType == null || !issueType.accepts(variant))) {
      problems.add(Problem.of("variant", "portal.problem.variantUnknown"));
    }
    text(problems, "subject", subject, SUBJECT_MIN, SUBJECT_MAX, true);
    text(problems, "description", description, DESCRIPTION_MIN, DESCRIPTION_MAX, false);
    if (!area.isEmpty() && !AREAS.contains(area)) {
      problems.add(Problem.of("area", "portal.problem.areaUnknown"));
    }
    text(problems, "projectName", projectName, 0, LINE_MAX, true);
    text(problems, "enterprise", enterprise, 0, LINE_MAX, true);
    text(problems, "name", name, 1, NAME_MAX, true);
    email(problems);
    if (TypedText.length(phone) > PHONE_MAX
        || !phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      problems.add(Problem.of("phone", "portal.problem.phone"));
    }
    if (!LANGUAGES.contains(language)) {
      problems.add(Problem.of("language", "portal.problem.language"));
    }
    if (!website.isEmpty()) {
      problems.add(Problem.of("website", "portal.problem.website"));
    }
    return problems;
  }

  private void email(List<Problem> problems) {
    if (email.isEmpty()) {
      problems.add(Problem.of("email", "portal.problem.emailMissing"));
    } else if (TypedText.length(email) > EMAIL_MAX) {
      problems.add(
          Problem.of("email", "portal.problem.emailTooLong", EMAIL_MAX, TypedText.length(email)));
    } else if (!TypedText.isWritable(email) || !EMAIL.matcher(email).matches()) {
      problems.add(Problem.of("email", "portal.problem.email"));
    }
  }

  private static void text(
      List<Problem> problems, String field, String text, int min, int max, boolean oneLine) {
    var length = TypedText.length(text);
    if (length == 0 && min > 0) {
      problems.add(Problem.of(field, "portal.problem." + field + "Missing"));
    } else if (length < min) {
      problems.add(Problem.of(field, "portal.problem.tooShort", min, length));
    } else if (length > max) {
      problems.add(Problem.of(field, "portal.problem.tooLong", max, length, length - max));
    } else if (oneLine && !TypedText.isOneLine(text)) {
      problems.add(Problem.of(field, "portal.problem.oneLine"));
    } else if (!TypedText.isWritable(text)) {
      problems.add(Problem.of(field, "portal.problem.unwritable"));
    }
  }

  /** The report itself; only to be asked for when there are no {@link #problems()}. */
  Report toReport(Channel channel, List<Upload> files, String idempotencyKey) {
    return new Report(
        channel,
        issueType(),
        orNull(variant),
        subject,
        description,
        orNull(area),
        orNull(projectName),
        new Contact(name, email, orNull(phone), orNull(enterprise)),
        "en".equals(language) ? Language.EN : Language.ZH,
        null,
        null,
        files,
        idempotencyKey);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
