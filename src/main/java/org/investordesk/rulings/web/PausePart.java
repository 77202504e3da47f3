package org.investordesk.rulings.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.Upload;
import org.investordesk.platform.NotFound;
import org.investordesk.rulings.PauseContests;
import org.investordesk.rulings.PauseContests.Contest;
import org.investordesk.sla.Pause;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pauses as the investor sees them, each with the one click that contests it. */
@Component
class PausePart implements StatusPart {

  private static final String CONTEST = "contest";

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /**
   * A pause in the investor's words.
   *
   * @param note what the department said about it
   * @param until null while it lasts
   * @param contest null where it was not contested
   */
  record Line(
      long id,
      String reason,
      @Nullable String note,
      boolean evidence,
      String since,
      @Nullable String until,
      String longest,
      boolean voided,
      @Nullable ContestLine contest,
      boolean mayContest) {}

  /**
   * @param right null while the ruling is awaited
   */
  record ContestLine(String at, String words, @Nullable Boolean right, @Nullable String ruling) {}

  private final ServiceClocks clocks;
  private final PauseContests contests;

  PausePart(ServiceClocks clocks, PauseContests contests) {
    this.clocks = clocks;
    this.contests = contests;
  }

  @Override
  public String name() {
    return "pauses";
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public String template() {
    return "rulings/status-pauses";
  }

  @Override
  public Optional<Map<String, Object>> model(IssueView issue, Locale language) {
    var pauses = clocks.pauses(issue.number().value());
    if (pauses.isEmpty()) {
      return Optional.empty();
    }
    var contested =
        contests.of(issue.number()).stream()
            .collect(Collectors.toMap(Contest::pause, Function.identity()));
    var lines =
        pauses.stream()
            .map(pause -> line(pause, contested.get(pause.id()), issue, language))
            .toList();
    return Optional.of(Map.of("pauses", lines));
  }

  private static Line line(
      Pause pause, @Nullable Contest contest, IssueView issue, Locale language) {
    return new Line(
        pause.id(),
        pause.reason().name(),
        pause.note(),
        pause.evidence() != null,
        spoken(pause.from(), language),
        pause.until() == null ? null : spoken(pause.until(), language),
        spoken(pause.longestUntil(), language),
        pause.voidedAt() != null,
        contest == null
            ? null
            : new ContestLine(
                spoken(contest.at(), language),
                contest.words(),
                contest.voided(),
                contest.reason()),
        contest == null && pause.voidedAt() == null && issue.state().isOpen());
  }

  @Override
  public void act(IssueView issue, String step, Map<String, String> fields, List<Upload> files) {
    if (!CONTEST.equals(step)) {
      throw new NotFound();
    }
    contests.contest(issue.number(), pause(fields), fields.getOrDefault("text", ""));
  }

  private static long pause(Map<String, String> fields) {
    try {
      return Long.parseLong(fields.getOrDefault("pause", ""));
    } catch (NumberFormatException noPause) {
      throw new NotFound();
    }
  }

  @Override
  public Optional<String> done(String step) {
    return CONTEST.equals(step) ? Optional.of("rulings.status.done.contest") : Optional.empty();
  }

  private static String spoken(Instant at, Locale language) {
    var pattern =
        "en".equals(language.getLanguage())
            ? "HH:mm 'on' EEEE, d MMMM yyyy"
            : "yyyy年M月d日（EEE）HH:mm";
    return DateTimeFormatter.ofPattern(pattern, language).format(at.atZone(SHANGHAI));
  }
}
