package org.investordesk.cases;

import static org.investordesk.cases.Audience.PUBLIC;
import static org.investordesk.cases.Audience.STAFF;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.StageStore;
import org.investordesk.cases.store.StageStore.Row;
import org.investordesk.cases.store.TimelineStore;
import org.investordesk.cases.store.TimelineStore.Line;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Sentences;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class RecordedStages implements Stages {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_TEXT = 3000;

  private final StageStore stages;
  private final IssueStore issues;
  private final TimelineStore timelines;
  private final HandlingProcesses processes;
  private final IssueFlow flow;
  private final ServiceClocks clocks;
  private final StageClocks stageClocks;
  private final HoldingTimes holdings;
  private final WorkingTime time;
  private final Sentences sentences;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  RecordedStages(
      StageStore stages,
      IssueStore issues,
      TimelineStore timelines,
      HandlingProcesses processes,
      IssueFlow flow,
      ServiceClocks clocks,
      StageClocks stageClocks,
      HoldingTimes holdings,
      WorkingTime time,
      Sentences sentences,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.stages = stages;
    this.issues = issues;
    this.timelines = timelines;
    this.processes = processes;
    this.flow = flow;
    this.clocks = clocks;
    this.stageClocks = stageClocks;
    this.holdings = holdings;
    this.time = time;
    this.sentences = sentences;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void begin(IssueNumber number, String stage, Holder holder) {
    var issue = issue(number);
    issue.beginStage(holder);
    var facts = issue.facts();
    var type = Objects.requireNonNull(facts.type());
    var own =
        processes
            .of(type)
            .orElseThrow(() -> new IllegalStateException(type + " has no process of its own"));
    var policy = type.policy(facts.variant());
    var now = clock.instant();
    stages.begin(
        number, stage, own.room(), policy, holder, Objects.requireNonNull(facts.department()), now);
    var title = titleKey(own.room(), stage);
    issues.save(issue, line(now, STAFF, "cases.entry.stageBegun", inBoth(title), null));
    stageClocks.startHeld(
        number.value(), policy, now, stage, Objects.requireNonNull(facts.department()));
    standStill(number, holder, now);
    audit.record(
        number.value(), "issue.stageBegun", Map.of("stage", stage, "holder", holder.name()));
    events.publishEvent(new StageBegun(number, stage, title, now));
    flow.clocksChanged(number);
  }

  @Override
  public void handOver(IssueNumber number, String stage, Holder holder) {
    var issue = issue(number);
    var running = running(number, stage);
    if (running.holder() == holder) {
      return;
    }
    issue.handOverStage(holder);
    var now = clock.instant();
    stages.handOver(running.id(), holder);
    issues.save(
        issue,
        line(
            now,
            PUBLIC,
            "cases.entry.stageHandedOver." + holder.name(),
            inBoth(titleKey(running.room(), stage)),
            null));
    // one pause ends and another begins: each has a reason of its own
    goOn(number, running.holder(), now);
    standStill(number, holder, now);
    audit.record(
        number.value(), "issue.stageHandedOver", Map.of("stage", stage, "holder", holder.name()));
    flow.limitsMoved(number);
  }

  @Override
  public void complete(IssueNumber number, String stage, Result result) {
    var now = clock.instant();
    var issue = issue(number);
    var running = running(number, stage);
    issue.endStage();
    checkDay(number, result.on(), now);
    var text = text(result.text());
    checkEvidence(number, result);
    goOn(number, running.holder(), now);
    stages.end(
        running.id(),
        now,
        due(number, stage),
        result.outcome(),
        result.on(),
        text,
        result.evidence());
    var title = titleKey(running.room(), stage);
    var outcome = outcomeKey(running.room(), result.outcome());
    issues.save(
        issue,
        line(
            now,
            result.told() ? PUBLIC : STAFF,
            "cases.entry.stageDone",
            List.of(
                say(title, Locale.CHINESE),
                say(title, Locale.ENGLISH),
                say(outcome, Locale.CHINESE),
                say(outcome, Locale.ENGLISH),
                result.on().toString()),
            text));
    stageClocks.stop(number.value(), now, stage, null);
    audit.record(
        number.value(),
        "issue.stageCompleted",
        Map.of("stage", stage, "outcome", result.outcome(), "on", result.on().toString()));
    events.publishEvent(
        new StageCompleted(number, stage, title, outcome, result.on(), text, result.told(), now));
    flow.limitsMoved(number);
  }

  @Override
  public void abandon(IssueNumber number) {
    var running = stages.running(number);
    if (running.isEmpty()) {
      return;
    }
    var row = running.get();
    var now = clock.instant();
    stages.end(row.id(), now, due(number, row.name()), StageStore.ABANDONED, null, null, Set.of());
    timelines.add(
        number,
        line(
            now,
            STAFF,
            "cases.entry.stageAbandoned",
            inBoth(titleKey(row.room(), row.name())),
            null));
    stageClocks.stop(number.value(), now, row.name(), null);
    audit.record(number.value(), "issue.stageAbandoned", Map.of("stage", row.name()));
    flow.clocksChanged(number);
  }

  @EventListener
  void on(IssueTransferred event) {
    abandon(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    abandon(event.issue());
  }

  @EventListener
  void on(IssueReopened event) {
    abandon(event.issue());
  }

  @EventListener
  void on(IssueClosed event) {
    if (issue(event.issue()).facts().course() == Course.STAGED) {
      abandon(event.issue());
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<Stage> of(IssueNumber number) {
    var rows = stages.of(number);
    if (rows.isEmpty()) {
      return List.of();
    }
    var now = clock.instant();
    var held = holdings.stretches(number);
    return rows.stream().map(row -> stage(number, row, held, now)).toList();
  }

  private Stage stage(IssueNumber number, Row row, List<HoldingTimes.Stretch> held, Instant now) {
    var limit = stageClocks.limit(row.policy(), row.name(), row.begunAt());
    var end = row.doneAt() == null ? now : row.doneAt();
    var due = row.doneAt() == null ? due(number, row.name()) : row.due();
    return new Stage(
        number,
        row.name(),
        titleKey(row.room(), row.name()),
        row.run(),
        row.holder(),
        row.department(),
        row.begunAt(),
        due,
        limit.map(StageClocks.Limit::target).orElse(null),
        limit.map(StageClocks.Limit::legal).orElse(null),
        limit.map(StageClocks.Limit::oldPractice).orElse(null),
        row.doneAt(),
        row.on(),
        row.outcome() == null ? null : outcomeKey(row.room(), row.outcome()),
        row.text(),
        actual(row, end, held),
        due != null && end.isAfter(due));
  }

  /**
   * The time of the departments, without what they waited for others; for a stage that was never
   * theirs, the time of who held it.
   */
  private Duration actual(Row row, Instant end, List<HoldingTimes.Stretch> held) {
    var departments = held(row, end, held, HoldingTimes.Holder.DEPARTMENT);
    if (row.holder() == Holder.GOVERNMENT || !departments.isZero()) {
      return departments;
    }
    return held(row, end, held, HoldingTimes.Holder.valueOf(row.holder().name()));
  }

  private Duration held(
      Row row, Instant end, List<HoldingTimes.Stretch> held, HoldingTimes.Holder holder) {
    var sum = Duration.ZERO;
    for (var stretch : held) {
      var from = stretch.from().isBefore(row.begunAt()) ? row.begunAt() : stretch.from();
      var until = stretch.until() == null || stretch.until().isAfter(end) ? end : stretch.until();
      if (stretch.holder() == holder && from.isBefore(until)) {
        sum = sum.plus(time.between(from, until));
      }
    }
    return sum;
  }

  private void checkDay(IssueNumber number, LocalDate on, Instant now) {
    if (on.isAfter(LocalDate.ofInstant(now, SHANGHAI))) {
      throw new Refusal("cases.refusal.stageDayAhead", on.toString());
    }
    var before = stages.lastDay(number);
    if (before.isPresent() && on.isBefore(before.get())) {
      throw new Refusal("cases.refusal.stageDayBefore", on.toString(), before.get().toString());
    }
  }

  private void checkEvidence(IssueNumber number, Result result) {
    if (result.evidenceNeeded() && result.evidence().isEmpty()) {
      throw new Refusal("cases.refusal.stageEvidence");
    }
    if (!timelines.hasFiles(number, result.evidence())) {
      throw new Refusal("cases.refusal.evidenceUnknown");
    }
  }

  private static @Nullable String text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var words = text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length > LONGEST_TEXT) {
      throw new Refusal("cases.refusal.stageText", LONGEST_TEXT, length);
    }
    return words;
  }

  private Row running(IssueNumber number, String stage) {
    return stages
        .running(number)
        .filter(row -> row.name().equals(stage))
        .orElseThrow(() -> new Refusal("cases.refusal.stageWaits"));
  }

  private void standStill(IssueNumber number, Holder holder, Instant at) {
    if (holder != Holder.GOVERNMENT) {
      clocks.pause(
          number.value(),
          holder == Holder.INVESTOR ? PauseReason.INVESTOR_WORKS : PauseReason.WAITING_THIRD_PARTY,
          at);
    }
  }

  private void goOn(IssueNumber number, Holder holder, Instant at) {
    if (holder != Holder.GOVERNMENT) {
      clocks.resume(number.value(), at);
    }
  }

  private @Nullable Instant due(IssueNumber number, String stage) {
    return clocks.readings(number.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == ClockName.STAGE && reading.part().equals(stage))
        .map(ClockReading::due)
        .findFirst()
        .orElse(null);
  }

  private static String titleKey(String room, String stage) {
    return room + ".stage." + stage;
  }

  private static String outcomeKey(String room, String outcome) {
    return outcome.equals(StageStore.ABANDONED)
        ? "cases.stages.abandoned"
        : room + ".outcome." + outcome;
  }

  private List<String> inBoth(String key) {
    return List.of(say(key, Locale.CHINESE), say(key, Locale.ENGLISH));
  }

  private String say(String key, Locale language) {
    return sentences.text(key, language);
  }

  private Line line(
      Instant at, Audience audience, String key, List<String> arguments, @Nullable String text) {
    return new Line(at, audience, users.current().id(), key, arguments, text);
  }

  private Issue issue(IssueNumber number) {
    return issues.lock(number).orElseThrow(NotFound::new);
  }
}
