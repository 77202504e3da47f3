package org.investordesk.cases;

import static org.investordesk.cases.Audience.STAFF;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.cases.domain.OpinionFlow;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.OpinionStore;
import org.investordesk.cases.store.OpinionStore.Row;
import org.investordesk.cases.store.TimelineStore;
import org.investordesk.cases.store.TimelineStore.Line;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.PolicyKey;
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
class AskedOpinions implements Opinions {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int MOST_ITEMS = 30;

  private final OpinionStore opinions;
  private final IssueStore issues;
  private final TimelineStore timelines;
  private final OpinionFlow tasks;
  private final IssueFlow flow;
  private final ServiceClocks clocks;
  private final StageClocks stageClocks;
  private final WorkingTime time;
  private final Directory directory;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AskedOpinions(
      OpinionStore opinions,
      IssueStore issues,
      TimelineStore timelines,
      OpinionFlow tasks,
      IssueFlow flow,
      ServiceClocks clocks,
      StageClocks stageClocks,
      WorkingTime time,
      Directory directory,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.opinions = opinions;
    this.issues = issues;
    this.timelines = timelines;
    this.tasks = tasks;
    this.flow = flow;
    this.clocks = clocks;
    this.stageClocks = stageClocks;
    this.time = time;
    this.directory = directory;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public int ask(IssueNumber number, Purpose purpose, List<Ask> asks) {
    if (asks.isEmpty()) {
      throw new IllegalArgumentException("nobody is asked");
    }
    var issue = issue(number);
    issue.consult();
    var now = clock.instant();
    var departments = check(issue, purpose, asks, now);
    var policy = policy(issue);
    var by = users.current().id();
    var round = opinions.nextRound(number, purpose);
    var lines = new ArrayList<Line>();
    for (var i = 0; i < asks.size(); i++) {
      var ask = asks.get(i);
      lines.add(
          line(
              now,
              "cases.entry.opinionAsked." + purpose.name(),
              names(departments.get(i)),
              ask.question().strip()));
    }
    issues.save(issue, lines.toArray(Line[]::new));
    for (var ask : asks) {
      var question = ask.question().strip().replace("\r\n", "\n");
      var id = opinions.ask(number, purpose, round, ask.department(), question, by, now);
      if (ask.dueOn() == null) {
        stageClocks.start(number.value(), policy, now, purpose.name(), ask.department());
      } else {
        stageClocks.startUntil(
            number.value(), policy, now, purpose.name(), ask.department(), ask.dueOn());
      }
      tasks.asked(number, id, ask.department());
      audit.record(
          number.value(),
          "issue.opinionAsked",
          Map.of("opinion", id, "purpose", purpose.name(), "department", ask.department()));
      events.publishEvent(
          new OpinionAsked(
              number,
              id,
              purpose,
              ask.department(),
              question,
              due(number, purpose, ask.department()),
              now));
    }
    flow.clocksChanged(number);
    return round;
  }

  private List<Department> check(Issue issue, Purpose purpose, List<Ask> asks, Instant now) {
    var open = new HashSet<String>();
    opinions.of(issue.facts().number()).stream()
        .filter(row -> row.purpose() == purpose && row.isOpen())
        .forEach(row -> open.add(row.department()));
    var departments = new ArrayList<Department>();
    for (var ask : asks) {
      var department =
          directory
              .department(ask.department())
              .filter(Department::active)
              .orElseThrow(() -> new Refusal("cases.refusal.departmentUnknown", ask.department()));
      if (ask.department().equals(issue.facts().department())) {
        throw new Refusal("cases.refusal.opinionOfLead", department.name());
      }
      if (!open.add(ask.department())) {
        throw new Refusal("cases.refusal.opinionTwice", department.name());
      }
      requireText(ask.question(), 5, 1000, "cases.refusal.opinionQuestion");
      if (ask.dueOn() != null) {
        requireAhead(ask.dueOn(), now);
      }
      departments.add(department);
    }
    return departments;
  }

  private void requireAhead(LocalDate day, Instant now) {
    var today = LocalDate.ofInstant(now, SHANGHAI);
    if (!day.isAfter(today) || day.isAfter(today.plusYears(1)) || !time.isWorkingDay(day)) {
      throw new Refusal("cases.refusal.opinionDay", day.toString());
    }
  }

  @Override
  public void give(long id, Statement statement) {
    var number = opinions.find(id).orElseThrow(NotFound::new).issue();
    issues.lock(number).orElseThrow(NotFound::new);
    var row = opinions.find(id).orElseThrow(NotFound::new);
    var user = users.current();
    if (!user.departments().contains(row.department())) {
      throw new NotFound();
    }
    if (!row.isOpen()) {
      throw new Refusal("cases.refusal.opinionClosed");
    }
    var text = requireText(statement.text(), 2, 3000, "cases.refusal.opinionText");
    var items = items(statement);
    if (row.purpose() == Purpose.INSPECTION && statement.evidence().isEmpty()) {
      throw new Refusal("cases.refusal.stageEvidence");
    }
    if (!timelines.hasFiles(number, statement.evidence())) {
      throw new Refusal("cases.refusal.evidenceUnknown");
    }
    var now = clock.instant();
    var last = row.state() == State.ASKED && isLastAsked(row);
    opinions.give(
        id,
        statement.verdict(),
        text,
        items,
        statement.evidence(),
        user.id(),
        due(number, row.purpose(), row.department()),
        now);
    timelines.add(
        number,
        line(
            now,
            "cases.entry.opinionGiven." + statement.verdict().name(),
            names(row.department()),
            items.isEmpty() ? text : text + "\n" + String.join("\n", items)));
    stageClocks.stop(number.value(), now, row.purpose().name(), row.department());
    tasks.given(number, id);
    audit.record(
        number.value(),
        "issue.opinionGiven",
        Map.of("opinion", id, "verdict", statement.verdict().name()));
    events.publishEvent(
        new OpinionGiven(number, id, row.purpose(), row.department(), statement.verdict(), now));
    if (last) {
      events.publishEvent(new OpinionsGathered(number, row.purpose(), row.round(), now));
    }
    flow.clocksChanged(number);
  }

  private static List<String> items(Statement statement) {
    var items =
        statement.items().stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
    if (items.isEmpty() && statement.verdict() != Verdict.AGREED) {
      throw new Refusal("cases.refusal.opinionItems");
    }
    if (items.size() > MOST_ITEMS) {
      throw new Refusal("cases.refusal.opinionTooManyItems", MOST_ITEMS, items.size());
    }
    for (var item : items) {
      requireText(item, 2, 500, "cases.refusal.opinionItem");
    }
    return items;
  }

  /** Whether this is the only one of its round that is still awaited. */
  private boolean isLastAsked(Row row) {
    return opinions.of(row.issue()).stream()
        .filter(other -> other.purpose() == row.purpose() && other.round() == row.round())
        .filter(other -> other.state() == State.ASKED)
        .allMatch(other -> other.id() == row.id());
  }

  @Override
  public void close(IssueNumber number, Purpose purpose) {
    issue(number);
    opinions.of(number).stream()
        .filter(row -> row.purpose() == purpose)
        .forEach(row -> close(row, clock.instant()));
    flow.clocksChanged(number);
  }

  private void close(Row row, Instant now) {
    if (row.closed()) {
      return;
    }
    opinions.close(row.id(), due(row.issue(), row.purpose(), row.department()), now);
    if (!row.isOpen()) {
      return;
    }
    stageClocks.stop(row.issue().value(), now, row.purpose().name(), row.department());
    tasks.recalled(row.issue(), row.id());
    if (row.state() == State.ASKED) {
      timelines.add(
          row.issue(), line(now, "cases.entry.opinionRecalled", names(row.department()), null));
      audit.record(row.issue().value(), "issue.opinionRecalled", Map.of("opinion", row.id()));
      events.publishEvent(
          new OpinionRecalled(row.issue(), row.id(), row.purpose(), row.department(), now));
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<Opinion> of(IssueNumber number) {
    return opinions.of(number).stream().map(this::opinion).toList();
  }

  private Opinion opinion(Row row) {
    var names = names(row.department());
    return new Opinion(
        row.id(),
        row.issue(),
        row.purpose(),
        row.round(),
        row.department(),
        names.get(0),
        names.get(1),
        row.question(),
        row.state(),
        row.askedAt(),
        row.due() == null && row.isOpen()
            ? due(row.issue(), row.purpose(), row.department())
            : row.due(),
        row.verdict(),
        row.text(),
        row.items(),
        row.givenBy(),
        row.givenAt());
  }

  /** Who does not answer in time is absent and does not hold the others. */
  @EventListener
  void on(MilestoneReached reached) {
    if (reached.clock() != ClockName.STAGE || reached.milestone() != Milestone.DUE) {
      return;
    }
    for (var purpose : Purpose.values()) {
      var prefix = StageClocks.part(purpose.name(), "");
      if (reached.part().startsWith(prefix)) {
        missed(reached, purpose, reached.part().substring(prefix.length()));
      }
    }
  }

  private void missed(MilestoneReached reached, Purpose purpose, String department) {
    var number = new IssueNumber(reached.subject());
    issue(number);
    var now = clock.instant();
    opinions.of(number).stream()
        .filter(row -> row.purpose() == purpose && row.department().equals(department))
        .filter(row -> row.state() == State.ASKED)
        .forEach(
            row -> {
              var last = isLastAsked(row);
              opinions.miss(row.id(), reached.due());
              timelines.add(
                  number, line(now, "cases.entry.opinionMissed", names(department), null));
              audit.record(
                  number.value(),
                  "issue.opinionMissed",
                  Map.of("opinion", row.id(), "department", department));
              events.publishEvent(
                  new OpinionMissed(number, row.id(), purpose, department, reached.due(), now));
              if (last) {
                events.publishEvent(new OpinionsGathered(number, purpose, row.round(), now));
              }
            });
  }

  @EventListener
  void on(IssueTransferred event) {
    closeAll(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    closeAll(event.issue());
  }

  @EventListener
  void on(AnswerReleased event) {
    closeAll(event.issue());
  }

  @EventListener
  void on(IssueClosed event) {
    closeAll(event.issue());
  }

  /** Most issues never asked anybody, and need no look into the table. */
  private void closeAll(IssueNumber number) {
    if (issue(number).facts().consulted()) {
      var now = clock.instant();
      opinions.of(number).forEach(row -> close(row, now));
      flow.clocksChanged(number);
    }
  }

  private @Nullable Instant due(IssueNumber number, Purpose purpose, String department) {
    var part = StageClocks.part(purpose.name(), department);
    return clocks.readings(number.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == ClockName.STAGE && reading.part().equals(part))
        .map(ClockReading::due)
        .findFirst()
        .orElse(null);
  }

  private List<String> names(String department) {
    return directory
        .department(department)
        .map(AskedOpinions::names)
        .orElse(List.of(department, department));
  }

  private static List<String> names(Department department) {
    return List.of(department.name(), department.nameEn());
  }

  private static PolicyKey policy(Issue issue) {
    var facts = issue.facts();
    return Objects.requireNonNull(facts.type()).policy(facts.variant());
  }

  private static String requireText(@Nullable String text, int shortest, int longest, String key) {
    var words = Optional.ofNullable(text).orElse("").strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
    return words;
  }

  private Line line(Instant at, String key, List<String> arguments, @Nullable String text) {
    return new Line(at, STAFF, users.current().id(), key, arguments, text);
  }

  private Issue issue(IssueNumber number) {
    return issues.lock(number).orElseThrow(NotFound::new);
  }
}
