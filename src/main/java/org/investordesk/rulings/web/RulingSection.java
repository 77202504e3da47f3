package org.investordesk.rulings.web;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.CaseFileSection;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.rulings.Extensions;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.sla.Pause;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part of the case file that says what was asked for and how it was ruled on, and where the
 * lead department asks.
 */
@Component
class RulingSection implements CaseFileSection {

  private static final EnumSet<IssueState> IN_HANDS =
      EnumSet.of(
          IssueState.DISPATCHED,
          IssueState.IN_PROGRESS,
          IssueState.WAITING_INVESTOR,
          IssueState.WAITING_THIRD_PARTY);

  /**
   * A request in words.
   *
   * @param sentence what is asked for, by whom
   * @param due until when somebody rules; null once it is decided
   * @param decided how, by whom and when; null while open
   */
  record Line(
      Kind kind,
      String outcome,
      String sentence,
      String asked,
      String reason,
      @Nullable String evidence,
      @Nullable String due,
      boolean overdue,
      @Nullable String decided,
      @Nullable String ruling) {}

  /**
   * A pause in words.
   *
   * @param evidence id of the file; null where there is none
   * @param until when it ended, or when it ends at the latest
   */
  record PauseLine(
      String reason,
      @Nullable String note,
      @Nullable String evidence,
      String since,
      boolean running,
      String until,
      boolean voided) {}

  /** A department to choose from. */
  record Choice(String id, String name) {}

  private final Requests requests;
  private final CaseFiles files;
  private final Directory directory;
  private final ServiceClocks clocks;
  private final CurrentUsers users;
  private final RulingWords words;
  private final Clock clock;

  RulingSection(
      Requests requests,
      CaseFiles files,
      Directory directory,
      ServiceClocks clocks,
      CurrentUsers users,
      RulingWords words,
      Clock clock) {
    this.requests = requests;
    this.files = files;
    this.directory = directory;
    this.clocks = clocks;
    this.users = users;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 150;
  }

  @Override
  public String titleKey() {
    return "rulings.section.title";
  }

  @Override
  public String template() {
    return "rulings/section";
  }

  @Override
  public Map<String, Object> model(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var all = requests.of(number);
    var model = new HashMap<String, Object>();
    model.put("number", number.value());
    model.put("requests", all.stream().map(this::line).toList());
    model.put("mayReturn", mayAsk(issue) && all.stream().noneMatch(one -> isReturnBy(one, issue)));
    model.put("mayExtend", mayAsk(issue) && all.stream().noneMatch(RulingSection::isOpenExtension));
    model.put("departments", others(issue));
    model.put("mostDays", Extensions.MOST_DAYS);
    var pauses = clocks.pauses(number.value());
    model.put("pauses", pauses.stream().map(this::line).toList());
    var runs = pauses.stream().anyMatch(pause -> pause.until() == null);
    model.put("mayPause", mayAsk(issue) && !runs && issue.state() == IssueState.IN_PROGRESS);
    model.put("pauseReasons", PauseReason.values());
    return model;
  }

  /** Only those who work in the lead department, while it has the issue in hands. */
  private boolean mayAsk(IssueView issue) {
    var lead = issue.department();
    return lead != null
        && IN_HANDS.contains(issue.state())
        && !issue.underCheck()
        && users.current().departments().contains(lead);
  }

  private static boolean isReturnBy(Request request, IssueView issue) {
    return request.kind() == Kind.RETURN && request.department().equals(issue.department());
  }

  private static boolean isOpenExtension(Request request) {
    return request.kind() == Kind.EXTENSION && request.isOpen();
  }

  private List<Choice> others(IssueView issue) {
    return directory.departments().stream()
        .filter(one -> one.active() && !one.id().equals(issue.department()))
        .map(one -> new Choice(one.id(), RulingWords.name(one)))
        .toList();
  }

  private Line line(Request request) {
    var wish = request.wish();
    var ruling = request.ruling();
    var evidence = wish.evidence();
    return new Line(
        request.kind(),
        request.outcome().name(),
        sentence(request),
        words.say(
            "rulings.section.asked",
            words.person(request.askedBy()),
            words.time(request.askedAt())),
        request.reason(),
        evidence == null ? null : evidence.toString(),
        request.isOpen() ? words.time(request.dueAt()) : null,
        request.isOpen() && isPast(request.dueAt()),
        ruling == null
            ? null
            : words.say(
                "rulings.outcome." + request.outcome(),
                words.person(ruling.by()),
                words.time(ruling.at())),
        ruling == null ? null : ruling.text());
  }

  private PauseLine line(Pause pause) {
    var until = pause.until();
    return new PauseLine(
        pause.reason().name(),
        pause.note(),
        pause.evidence(),
        words.time(pause.from()),
        until == null,
        words.time(until == null ? pause.longestUntil() : until),
        pause.voidedAt() != null);
  }

  private boolean isPast(Instant due) {
    return clock.instant().isAfter(due);
  }

  private String sentence(Request request) {
    var wish = request.wish();
    var department = words.department(request.department());
    var ruling = request.ruling();
    return switch (request.kind()) {
      case RETURN ->
          words.say(
              "rulings.section.RETURN",
              department,
              words.department(String.valueOf(wish.department())));
      case EXTENSION ->
          ruling != null && ruling.days() != null
              ? words.say(
                  "rulings.section.EXTENSION.granted",
                  department,
                  wish.days(),
                  ruling.days(),
                  words.time(ruling.newDue()))
              : words.say("rulings.section.EXTENSION", department, wish.days());
      case PAUSE ->
          ruling != null && ruling.newDue() != null
              ? words.say("rulings.section.PAUSE.granted", words.time(ruling.newDue()))
              : words.say("rulings.section.PAUSE");
    };
  }
}
