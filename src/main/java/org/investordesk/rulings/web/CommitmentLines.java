package org.investordesk.rulings.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueNumber;
import org.investordesk.directory.Directory;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Commitment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The promises on an issue as staff and investor read them: who said what, for when, kept or not.
 */
@Component
class CommitmentLines {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * A promise in words.
   *
   * @param by the department; null for the desk itself
   * @param settled when it was kept, broken or renewed; null while open
   */
  record Line(
      String state,
      @Nullable String by,
      String said,
      String due,
      String words,
      @Nullable String settled) {}

  private final Commitments commitments;
  private final Directory directory;

  CommitmentLines(Commitments commitments, Directory directory) {
    this.commitments = commitments;
    this.directory = directory;
  }

  /** Newest first. */
  List<Line> of(IssueNumber issue, Locale language) {
    var lines =
        new ArrayList<>(
            commitments.of(issue.value()).stream().map(one -> line(one, language)).toList());
    Collections.reverse(lines);
    return lines;
  }

  private Line line(Commitment one, Locale language) {
    var department = one.department();
    return new Line(
        one.state().name(),
        department == null ? null : name(department, language),
        day(one.madeAt(), language),
        day(one.due(), language),
        one.words(),
        one.settledAt() == null ? null : day(one.settledAt(), language));
  }

  private String name(String id, Locale language) {
    return directory
        .department(id)
        .map(found -> isEnglish(language) ? found.nameEn() : found.name())
        .orElse(id);
  }

  private static String day(Instant at, Locale language) {
    var pattern = isEnglish(language) ? "EEEE, d MMMM yyyy" : "yyyy年M月d日（EEE）";
    return DateTimeFormatter.ofPattern(pattern, language).format(at.atZone(SHANGHAI));
  }

  private static boolean isEnglish(Locale language) {
    return "en".equals(language.getLanguage());
  }
}
