package org.investordesk.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.investordesk.cases.CaseWork.LinkKind;
import org.investordesk.cases.domain.CriticalPath;
import org.investordesk.cases.domain.CriticalPath.Task;
import org.investordesk.cases.store.CaseWorkStore;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Project;
import org.investordesk.directory.ProjectMilestones;
import org.investordesk.directory.ProjectMilestones.Promised;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class CountedProjectPaths implements ProjectPaths {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** What ended without being done decides no date. */
  private static final Set<IssueState> NO_TASK =
      Set.of(IssueState.MERGED, IssueState.WITHDRAWN, IssueState.DECLINED);

  private final Directory directory;
  private final ProjectMilestones promises;
  private final CaseFiles files;
  private final CaseRelations relations;
  private final CaseWorkStore store;
  private final Stages stages;
  private final HoldingTimes holdings;
  private final ServiceClocks clocks;
  private final WorkingTime time;
  private final Clock clock;

  CountedProjectPaths(
      Directory directory,
      ProjectMilestones promises,
      CaseFiles files,
      CaseRelations relations,
      CaseWorkStore store,
      Stages stages,
      HoldingTimes holdings,
      ServiceClocks clocks,
      WorkingTime time,
      Clock clock) {
    this.directory = directory;
    this.promises = promises;
    this.files = files;
    this.relations = relations;
    this.store = store;
    this.stages = stages;
    this.holdings = holdings;
    this.clocks = clocks;
    this.time = time;
    this.clock = clock;
  }

  @Override
  public Optional<Path> of(long projectId) {
    return directory.project(projectId).map(this::path);
  }

  private Path path(Project project) {
    var now = clock.instant();
    var today = day(now);
    var issues =
        files.findAll(store.ofProject(project.id())).values().stream()
            .filter(issue -> !NO_TASK.contains(issue.state()))
            .sorted(Comparator.comparing(IssueView::registeredAt).thenComparing(IssueView::number))
            .toList();
    var numbers = issues.stream().map(IssueView::number).collect(Collectors.toSet());
    var after = new HashMap<IssueNumber, Set<IssueNumber>>();
    for (var issue : issues) {
      after.put(issue.number(), before(issue.number(), numbers));
    }
    var counted =
        CriticalPath.of(
            issues.stream()
                .map(
                    issue ->
                        new Task(
                            issue.number().value(),
                            day(issue.registeredAt()),
                            ownEnd(issue, today),
                            isDone(issue),
                            values(after.get(issue.number()))))
                .toList(),
            time::isWorkingDay);
    var chain = counted.chain().stream().map(IssueNumber::new).toList();
    var rows =
        issues.stream()
            .map(
                issue ->
                    row(
                        issue,
                        counted,
                        chain.contains(issue.number()),
                        after.get(issue.number()),
                        now))
            .toList();
    var milestones =
        promises.of(project.id()).stream().map(promised -> milestone(promised, counted)).toList();
    return new Path(
        project,
        rows,
        chain,
        chain.isEmpty() ? 0 : chainDays(chain, rows, counted),
        milestones,
        first(rows, today),
        last(rows, milestones, today),
        today);
  }

  private Set<IssueNumber> before(IssueNumber number, Set<IssueNumber> ofProject) {
    var before = new HashSet<IssueNumber>();
    for (var link : relations.links(number)) {
      if (link.kind() == LinkKind.BEFORE && !link.precedes() && ofProject.contains(link.other())) {
        before.add(link.other());
      }
    }
    return before;
  }

  private static Set<String> values(@Nullable Set<IssueNumber> numbers) {
    return Objects.requireNonNull(numbers).stream()
        .map(IssueNumber::value)
        .collect(Collectors.toSet());
  }

  private static int chainDays(List<IssueNumber> chain, List<Row> rows, CriticalPath counted) {
    var begin =
        rows.stream()
            .filter(row -> chain.contains(row.issue().number()))
            .map(Row::begin)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    return counted.workingDays(begin, counted.end(chain.get(chain.size() - 1).value()));
  }

  private static Milestone milestone(Promised promised, CriticalPath counted) {
    return new Milestone(
        promised.name(),
        promised.on(),
        counted
            .endOfAllBegunBy(promised.on())
            .map(end -> counted.workingDays(end, promised.on()))
            .orElse(null));
  }

  /** Done is what was answered: from then on it waits for the investor's word alone. */
  private static boolean isDone(IssueView issue) {
    return !issue.state().isOpen() || issue.state() == IssueState.ANSWERED;
  }

  private static Instant doneAt(IssueView issue) {
    return Objects.requireNonNull(
        issue.answeredAt() != null ? issue.answeredAt() : issue.closedAt());
  }

  /** The promised day while it lies ahead, else the limit, else today: it is not done yet. */
  private static LocalDate ownEnd(IssueView issue, LocalDate today) {
    if (isDone(issue)) {
      return day(doneAt(issue));
    }
    for (var at : Stream.of(issue.promisedAt(), issue.dueAt()).filter(Objects::nonNull).toList()) {
      if (!day(at).isBefore(today)) {
        return day(at);
      }
    }
    return today;
  }

  private Row row(
      IssueView issue,
      CriticalPath counted,
      boolean onChain,
      @Nullable Set<IssueNumber> after,
      Instant now) {
    var begin = day(issue.registeredAt());
    var end = counted.end(issue.number().value());
    return new Row(
        issue,
        begin,
        end,
        isDone(issue),
        onChain,
        Objects.requireNonNull(after).stream().sorted().toList(),
        bars(issue, begin, end, day(now)),
        counted.workingDays(begin, end),
        spent(issue, now));
  }

  /** The stages one behind the other, and what lies before, between and after them. */
  private List<Bar> bars(IssueView issue, LocalDate begin, LocalDate end, LocalDate today) {
    var bars = new ArrayList<Bar>();
    var reached = begin;
    for (var stage : stages.of(issue.number())) {
      var from = later(day(stage.begunAt()), reached);
      var until = later(stageEnd(stage, today), from);
      var stop = until.isAfter(end) ? end : until;
      if (from.isAfter(reached)) {
        bars.add(new Bar("cases.path.between", reached, from, true));
      }
      if (stop.isAfter(from)) {
        bars.add(new Bar(stage.titleKey(), from, stop, stage.doneAt() != null));
        reached = stop;
      }
    }
    if (end.isAfter(reached) || bars.isEmpty()) {
      var done = isDone(issue);
      bars.add(
          new Bar(bars.isEmpty() ? "cases.path.whole" : "cases.path.rest", reached, end, done));
    }
    return bars;
  }

  private static LocalDate stageEnd(Stages.Stage stage, LocalDate today) {
    if (stage.doneAt() != null) {
      return stage.on() == null ? day(stage.doneAt()) : stage.on();
    }
    var due = stage.due() == null ? today : day(stage.due());
    return later(due, today);
  }

  private Spent spent(IssueView issue, Instant now) {
    var end = isDone(issue) ? doneAt(issue) : now;
    var spent = Spent.NOTHING;
    for (var stretch : holdings.stretches(issue.number())) {
      var until = stretch.until() == null || stretch.until().isAfter(end) ? end : stretch.until();
      if (stretch.from().isBefore(until)) {
        var office = time.between(stretch.from(), until);
        spent =
            spent.plus(
                switch (stretch.holder()) {
                  case DESK, DEPARTMENT ->
                      new Spent(office, Duration.ZERO, Duration.ZERO, late(issue, stretch, until));
                  case INVESTOR -> new Spent(Duration.ZERO, office, Duration.ZERO, Duration.ZERO);
                  case THIRD_PARTY ->
                      new Spent(Duration.ZERO, Duration.ZERO, office, Duration.ZERO);
                });
      }
    }
    return spent;
  }

  private Duration late(IssueView issue, HoldingTimes.Stretch stretch, Instant until) {
    var due =
        clocks.readings(issue.number().value(), until).stream()
            .filter(reading -> reading.clock() == ClockName.RESOLUTION)
            .map(reading -> reading.due())
            .findFirst()
            .orElse(null);
    if (due == null || !until.isAfter(due)) {
      return Duration.ZERO;
    }
    return time.between(stretch.from().isAfter(due) ? stretch.from() : due, until);
  }

  private static LocalDate first(List<Row> rows, LocalDate today) {
    return rows.stream().map(Row::begin).min(Comparator.naturalOrder()).orElse(today);
  }

  private static LocalDate last(List<Row> rows, List<Milestone> milestones, LocalDate today) {
    return Stream.of(
            rows.stream().map(Row::end), milestones.stream().map(Milestone::on), Stream.of(today))
        .flatMap(days -> days)
        .max(Comparator.naturalOrder())
        .orElse(today);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static LocalDate day(Instant at) {
    return at.atZone(SHANGHAI).toLocalDate();
  }
}
