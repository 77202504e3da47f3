package org.investordesk.escalation.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.Level;
import org.investordesk.platform.Audit;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;

/** Calls a level: when a milestone is reached, an issue comes back, or a person asks for it. */
public final class Calling {

  /** The rules of calls that no clock made. */
  public static final String RULE_REOPENED = "reopened";

  public static final String RULE_BY_HAND = "by-hand";
  public static final String RULE_APPEAL = "appeal-upheld";

  /** These two measure the same promise, so the higher level reached on either counts for both. */
  private static final Set<ClockName> CLOCKS_OF_THE_SOLUTION =
      EnumSet.of(ClockName.RESOLUTION, ClockName.CEILING);

  /** A stage's own department stands behind a colon, see {@link MilestoneReached#part}. */
  private static final char DEPARTMENT_OF_PART = ':';

  private static final int EVERY_WORKING_DAY = 1;

  private final Ladders ladders;
  private final Addressees addressees;
  private final Directory directory;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Escalations escalations;
  private final Marks marks;
  private final Supervisions supervisions;
  private final SupervisionFlow flow;
  private final StandingCalls standing;
  private final Directing directing;
  private final WorkingTime working;
  private final Audit audit;
  private final News news;
  private final Clock clock;

  public Calling(
      Ladders ladders,
      Addressees addressees,
      Directory directory,
      CaseFiles files,
      IssueDesk desk,
      Escalations escalations,
      Marks marks,
      Supervisions supervisions,
      SupervisionFlow flow,
      StandingCalls standing,
      Directing directing,
      WorkingTime working,
      Audit audit,
      News news,
      Clock clock) {
    this.ladders = ladders;
    this.addressees = addressees;
    this.directory = directory;
    this.files = files;
    this.desk = desk;
    this.escalations = escalations;
    this.marks = marks;
    this.supervisions = supervisions;
    this.flow = flow;
    this.standing = standing;
    this.directing = directing;
    this.working = working;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /**
   * What calls.
   *
   * @param milestone null where no clock calls
   * @param reason why a person calls
   * @param by user id of the person who calls
   */
  private record Cause(
      ClockName clock,
      String part,
      @Nullable Milestone milestone,
      Instant due,
      @Nullable String reason,
      @Nullable String by) {}

  /** A clock hangs on a plain subject; one that is no open issue calls nobody. */
  public void on(MilestoneReached reached) {
    var issue = IssueNumber.parse(reached.subject()).flatMap(files::find).orElse(null);
    if (issue == null || !issue.state().isOpen()) {
      return;
    }
    var past = escalations.of(issue.number());
    var modifiers = modifiers(issue, past);
    var rung =
        ladders
            .of(issue.registeredAt())
            .rung(reached.clock(), reached.milestone(), issue.type(), !modifiers.isEmpty());
    if (rung.isPresent()
        && !wasCalled(
            past,
            issue.reopened(),
            issue.department(),
            reached.clock(),
            reached.part(),
            rung.get().level())) {
      var cause =
          new Cause(
              reached.clock(), reached.part(), reached.milestone(), reached.due(), null, null);
      call(issue, rung.get(), cause, modifiers);
    }
  }

  /** The department head learns at once that an answer did not hold. */
  public void on(IssueReopened reopened) {
    var issue = issue(reopened.issue());
    var cause =
        new Cause(
            ClockName.RESOLUTION,
            "",
            null,
            Objects.requireNonNullElse(issue.dueAt(), reopened.at()),
            null,
            null);
    call(
        issue,
        new Rung(levelAfter(reopened), RULE_REOPENED, EVERY_WORKING_DAY),
        cause,
        modifiers(issue, escalations.of(issue.number())));
  }

  /**
   * Who is dissatisfied with the answer is heard one level above who was called about it so far.
   */
  private Level levelAfter(IssueReopened reopened) {
    if (!reopened.bySurvey()) {
      return Level.L1;
    }
    return aboveAll(escalations.of(reopened.issue()));
  }

  static Level aboveAll(List<? extends PastCall> past) {
    var highest =
        past.stream()
            .map(PastCall::level)
            .reduce(Level.L1, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    return above(highest).orElse(highest);
  }

  /**
   * 手工升级: calls the level above the highest one called so far, at once; the department head where
   * nobody above the handler has been called. The ladder of the clocks goes on untouched: nothing
   * is skipped because somebody called early.
   *
   * @param rule {@link #RULE_BY_HAND} or {@link #RULE_APPEAL}
   * @param by user id of who calls
   * @throws Refusal where the mayor has been called already, or the issue is not dispatched or
   *     closed
   */
  public Level raise(IssueNumber number, String rule, String reason, String by) {
    var issue = issue(number);
    if (!issue.state().isOpen()) {
      throw new Refusal("escalation.refusal.issueClosed", number.value());
    }
    if (issue.department() == null) {
      throw new Refusal("escalation.refusal.notDispatched", number.value());
    }
    var past = escalations.of(number);
    var level =
        above(highest(past, issue))
            // nobody stands above the mayor: an appeal that is right calls him once more
            .or(() -> rule.equals(RULE_APPEAL) ? Optional.of(Level.L4) : Optional.empty())
            .orElseThrow(() -> new Refusal("escalation.refusal.highestLevel", number.value()));
    var due = Objects.requireNonNullElse(issue.dueAt(), clock.instant());
    call(
        issue,
        new Rung(level, rule, EVERY_WORKING_DAY),
        new Cause(ClockName.RESOLUTION, "", null, due, reason, by),
        modifiers(issue, past));
    return level;
  }

  private static Level highest(List<Escalation> past, IssueView issue) {
    return past.stream()
        .filter(call -> call.round() == issue.reopened())
        .map(Escalation::level)
        .reduce(Level.Y, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  private static Optional<Level> above(Level level) {
    var next = level.ordinal() + 1;
    return next < Level.values().length ? Optional.of(Level.values()[next]) : Optional.empty();
  }

  private Set<Modifier> modifiers(IssueView issue, List<Escalation> past) {
    var project = Optional.ofNullable(issue.projectId()).flatMap(directory::project);
    return Modifiers.of(issue, project, marks.of(issue.number()), past);
  }

  /**
   * A level is called once per issue, clock (each stage has its own), round and department (the
   * head of the next department has not been called yet), and never after a higher one on the
   * clocks of the solution.
   */
  static boolean wasCalled(
      List<? extends PastCall> calls,
      int round,
      @Nullable String department,
      ClockName name,
      String part,
      Level level) {
    return calls.stream()
        .filter(past -> past.round() == round && past.milestone() != null)
        .anyMatch(
            past ->
                (past.clock() == name
                        && past.part().equals(part)
                        && past.level() == level
                        && (level.compareTo(Level.L1) > 0
                            || Objects.equals(past.department(), department)))
                    || (CLOCKS_OF_THE_SOLUTION.contains(name)
                        && CLOCKS_OF_THE_SOLUTION.contains(past.clock())
                        && past.level().compareTo(level) > 0));
  }

  private void call(IssueView issue, Rung rung, Cause cause, Set<Modifier> modifiers) {
    var at = clock.instant();
    var level = rung.level();
    var call = addressees.find(level, cause.clock(), cause.part(), issue, at);
    var id =
        escalations.add(
            new Escalation(
                issue.number(),
                level,
                rung.rule(),
                cause.clock(),
                cause.part(),
                cause.milestone(),
                cause.due(),
                issue.department(),
                issue.reopened(),
                modifiers,
                call,
                cause.reason(),
                cause.by(),
                at));
    if (rung.repeatEvery() > 0) {
      standing.stand(
          issue.number(),
          responsible(issue, level, cause),
          id,
          level,
          rung.repeatEvery(),
          Repeating.next(working, at, rung.repeatEvery()));
    }
    if (level.compareTo(Level.L2) >= 0) {
      var leader = call.to().get(0);
      superviseBy(leader, issue.number(), level, at);
      directing.orderBy(level, issue, leader.userId());
    }
    desk.record(
        issue.number(),
        Audience.STAFF,
        "escalation.entry." + level.name(),
        List.of(names(call.to())),
        cause.reason(),
        at);
    var details = new LinkedHashMap<String, Object>();
    details.put("level", level.name());
    details.put("rule", rung.rule());
    details.put("clock", cause.clock().name());
    if (!cause.part().isEmpty()) {
      details.put("part", cause.part());
    }
    details.put("modifiers", modifiers.stream().map(Modifier::name).sorted().toList());
    details.put("to", ids(call.to()));
    details.put("copies", ids(call.copies()));
    details.put("fallback", call.fallback());
    audit.record(issue.number().value(), "issue.escalated", details);
    news.publish(
        new IssueEscalated(
            issue.number(),
            level,
            rung.rule(),
            cause.clock(),
            cause.part(),
            cause.due(),
            call.to(),
            call.copies(),
            cause.reason(),
            at));
  }

  /** Who has to act before the call falls silent. */
  private static String responsible(IssueView issue, Level level, Cause cause) {
    var department = issue.department();
    if (department == null
        || (level == Level.L1 && Addressees.isTheDesks(cause.clock(), cause.part()))) {
      return StandingCalls.THE_DESK;
    }
    var colon = cause.part().indexOf(DEPARTMENT_OF_PART);
    return cause.clock() == ClockName.STAGE && colon > 0
        ? cause.part().substring(colon + 1)
        : department;
  }

  private void superviseBy(Person leader, IssueNumber issue, Level level, Instant at) {
    if (supervisions.start(issue, leader.userId(), level, at)) {
      flow.leaderCalled(issue, leader.userId(), level);
    }
  }

  private IssueView issue(IssueNumber number) {
    return files
        .find(number)
        .orElseThrow(() -> new IllegalStateException("no issue %s".formatted(number)));
  }

  private static String names(List<Person> people) {
    return people.stream().map(Person::name).collect(Collectors.joining("、"));
  }

  private static List<String> ids(List<Person> people) {
    return people.stream().map(Person::userId).toList();
  }
}
