package org.investordesk.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * A problem of the sample data and what became of it, as {@code demo/problems.yaml} tells it.
 *
 * @param by key of the investor
 * @param project key of the project
 * @param type type and, after a slash, its variant
 * @param department who is to handle it
 * @param story steps in order of time
 */
record Story(
    String by,
    String project,
    String type,
    Channel channel,
    String department,
    String subject,
    String text,
    List<String> story) {

  private static final int YEAR = 2026;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Pattern STEP =
      Pattern.compile("(\\d\\d-\\d\\d) (\\d\\d:\\d\\d) (\\w+)(?: (.*?))?(?:=(\\d\\d-\\d\\d))?");

  /** What can happen in a story. */
  enum Act {
    REGISTER,
    CONTACT,
    ACCEPT,
    SIGN,
    UPDATE,
    NOTE,
    ASK,
    REPLY,
    THIRD,
    RESUME,
    ANSWER,
    RETURN,
    RELEASE,
    CONFIRM,
    OBJECT
  }

  /**
   * @param words what was said or written; empty where nothing was
   * @param promised the day named to the investor
   */
  record Step(Instant at, Act act, String words, @Nullable LocalDate promised) {}

  IssueType issueType() {
    return IssueType.valueOf(type.split("/")[0]);
  }

  @Nullable String variant() {
    var slash = type.indexOf('/');
    return slash < 0 ? null : type.substring(slash + 1);
  }

  List<Step> steps() {
    return story.stream().map(Story::step).toList();
  }

  private static Step step(String line) {
    var parts = STEP.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no step of a story: " + line);
    }
    var at = LocalDateTime.parse("%d-%sT%s".formatted(YEAR, parts.group(1), parts.group(2)));
    var words = parts.group(4);
    var promised = parts.group(5);
    return new Step(
        at.atZone(SHANGHAI).toInstant(),
        Act.valueOf(parts.group(3).toUpperCase(Locale.ROOT)),
        words == null ? "" : words.strip(),
        promised == null ? null : LocalDate.parse(YEAR + "-" + promised));
  }
}
