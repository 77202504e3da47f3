package org.investordesk.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.CaseRelations;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.StatusPart;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what the investor may know of an issue. */
@Component
class StatusCards {

  /** Working on it again is possible this long after the closing. */
  private static final Duration REOPENING = Duration.ofDays(30);

  private static final Set<String> ANSWERS =
      Set.of("cases.entry.answered", "cases.entry.explained");

  /**
   * One issue as the investor reads it.
   *
   * @param triage by when it is taken in and handed on; null once that is done
   * @param step how far it has come: 1 reported, 2 handed on, 3 in work, 4 answered, 5 closed
   * @param answer what the investor is asked to say a word about; null while nothing is asked
   * @param livesOn where it is handled now; null unless it was merged
   * @param mayContest may say that it is not the same matter
   */
  record Card(
      IssueView issue,
      @Nullable String department,
      @Nullable String person,
      HowLongRow.@Nullable Limit triage,
      Expected expected,
      int step,
      @Nullable String answer,
      List<Line> timeline,
      List<File> files,
      List<Part> parts,
      boolean mayReply,
      boolean mayConfirm,
      boolean mayObject,
      boolean mayWithdraw,
      @Nullable LivesOn livesOn,
      boolean mayContest) {}

  /**
   * The issue that a merged one goes on in.
   *
   * @param here it is on the same page
   * @param across another investor's: no state, no words, nothing but what is said here
   * @param department in the reader's language
   */
  record LivesOn(
      String number,
      boolean here,
      boolean across,
      @Nullable IssueState state,
      @Nullable String department,
      HowLongRow.@Nullable Limit expected,
      @Nullable String closed) {}

  /**
   * When it will be done.
   *
   * @param key message key of the sentence it stands in
   * @param limit null where there is none
   * @param promised what the department has promised, if it has
   */
  record Expected(
      String key,
      HowLongRow.@Nullable Limit limit,
      @Nullable String promised,
      boolean paused,
      boolean late) {}

  /**
   * @param text what a person wrote; null where nobody wrote anything
   */
  record Line(String at, String spoken, String sentence, @Nullable String text) {}

  /** Another room's part, ready to be shown. */
  record Part(String template, Map<String, Object> model) {}

  /**
   * @param size such as {@code 1.4 MB}
   */
  record File(String id, String name, String size) {}

  private final CaseFiles files;
  private final CaseRelations relations;
  private final ServiceClocks clocks;
  private final List<StatusPart> parts;
  private final MessageSource messages;
  private final Clock clock;

  StatusCards(
      CaseFiles files,
      CaseRelations relations,
      ServiceClocks clocks,
      List<StatusPart> parts,
      MessageSource messages,
      Clock clock) {
    this.files = files;
    this.relations = relations;
    this.clocks = clocks;
    this.parts = parts.stream().sorted(Comparator.comparingInt(StatusPart::order)).toList();
    this.messages = messages;
    this.clock = clock;
  }

  Card of(IssueView issue, Locale language) {
    var now = clock.instant();
    var state = issue.state();
    var timeline = new ArrayList<>(files.timeline(issue.number(), Audience.PUBLIC));
    Collections.reverse(timeline);
    var livesOn = state == IssueState.MERGED ? livesOn(issue, now, language) : null;
    return new Card(
        issue,
        department(issue, language),
        issue.handlerName() != null ? issue.handlerName() : issue.coordinatorName(),
        state == IssueState.REGISTERED ? triage(issue, now, language) : null,
        expected(issue, now, language),
        step(issue),
        state == IssueState.ANSWERED ? answer(timeline) : null,
        timeline.stream().map(entry -> line(entry, language)).toList(),
        files.attachments(issue.number(), Audience.PUBLIC).stream().map(StatusCards::file).toList(),
        parts(issue, language),
        state.isOpen() && state != IssueState.ANSWERED,
        state == IssueState.ANSWERED,
        state == IssueState.ANSWERED || mayReopen(issue, now),
        state.isOpen(),
        livesOn,
        livesOn != null);
  }

  private @Nullable LivesOn livesOn(IssueView issue, Instant now, Locale language) {
    var merger = relations.mergedInto(issue.number()).orElse(null);
    var into = merger == null ? null : files.find(merger.into()).orElse(null);
    if (merger == null || into == null) {
      return null;
    }
    var across = merger.acrossInvestors();
    var closedAt = into.closedAt();
    return new LivesOn(
        into.number().value(),
        into.caseId().equals(issue.caseId()),
        across,
        across ? null : into.state(),
        department(into, language),
        // why it is that date may tell of the other investor's pauses
        across ? plain(into, language) : expected(into, now, language).limit(),
        closedAt == null ? null : SpokenTime.of(closedAt, language));
  }

  private static HowLongRow.@Nullable Limit plain(IssueView issue, Locale language) {
    var due = issue.state().isOpen() ? issue.dueAt() : null;
    return due == null
        ? null
        : HowLongRow.Limit.of(ClockName.RESOLUTION, due, false, List.of(), language);
  }

  private List<Part> parts(IssueView issue, Locale language) {
    var shown = new ArrayList<Part>();
    for (var part : parts) {
      part.model(issue, language).ifPresent(model -> shown.add(new Part(part.template(), model)));
    }
    return shown;
  }

  /** The last answer stands beside the question whether it solved the problem. */
  private static @Nullable String answer(List<TimelineEntry> newestFirst) {
    return newestFirst.stream()
        .filter(entry -> ANSWERS.contains(entry.key()))
        .findFirst()
        .map(TimelineEntry::text)
        .orElse(null);
  }

  private static boolean mayReopen(IssueView issue, Instant now) {
    var closedAt = issue.closedAt();
    return (issue.state() == IssueState.SOLVED || issue.state() == IssueState.EXPLAINED)
        && closedAt != null
        && now.isBefore(closedAt.plus(REOPENING));
  }

  private static int step(IssueView issue) {
    return switch (issue.state()) {
      case REGISTERED -> 1;
      case ACCEPTED, DISPATCHED -> 2;
      case IN_PROGRESS, WAITING_INVESTOR, WAITING_THIRD_PARTY -> 3;
      case ANSWERED -> 4;
      case SOLVED, EXPLAINED, WITHDRAWN, DECLINED, MERGED -> 5;
    };
  }

  static @Nullable String department(IssueView issue, Locale language) {
    var english = issue.departmentNameEn();
    return "en".equals(language.getLanguage()) && english != null && !english.isBlank()
        ? english
        : issue.departmentName();
  }

  private Expected expected(IssueView issue, Instant now, Locale language) {
    var readings = clocks.readings(issue.number().value(), now);
    var promisedAt = issue.promisedAt();
    var promised =
        promisedAt == null || !issue.state().isOpen() ? null : SpokenTime.of(promisedAt, language);
    if (!issue.state().isOpen() || issue.state() == IssueState.ANSWERED) {
      return new Expected("portal.status.expected.RESOLUTION", null, promised, false, false);
    }
    var running =
        issue.dueAt() != null
            ? reading(readings, ClockName.RESOLUTION)
            : reading(readings, ClockName.TRIAGE);
    if (running == null) {
      return new Expected("portal.status.expected.RESOLUTION", null, promised, false, false);
    }
    return new Expected(
        "portal.status.expected." + running.clock().name(),
        HowLongRow.Limit.of(
            running.clock(),
            running.due(),
            running.provisional(),
            clocks.explain(issue.number().value(), running.clock(), language),
            language),
        promised,
        running.state() == ClockReading.State.PAUSED,
        running.state() == ClockReading.State.MISSED);
  }

  private HowLongRow.@Nullable Limit triage(IssueView issue, Instant now, Locale language) {
    var triage = reading(clocks.readings(issue.number().value(), now), ClockName.TRIAGE);
    return triage == null
        ? null
        : HowLongRow.Limit.of(
            ClockName.TRIAGE, triage.due(), triage.provisional(), List.of(), language);
  }

  private static @Nullable ClockReading reading(List<ClockReading> readings, ClockName name) {
    return readings.stream().filter(r -> r.clock() == name).findFirst().orElse(null);
  }

  private Line line(TimelineEntry entry, Locale language) {
    return new Line(
        SpokenTime.machine(entry.at()),
        SpokenTime.of(entry.at(), language),
        messages.getMessage(entry.key(), entry.arguments().toArray(), language),
        entry.text());
  }

  private static File file(Attachment attachment) {
    return new File(
        attachment.id().toString(), attachment.fileName(), FileSize.of(attachment.size()));
  }
}
