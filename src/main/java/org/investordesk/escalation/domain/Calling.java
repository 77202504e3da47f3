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
import org.investordesk.directory.Project;
import org.investordesk.escalation.IssueEscalated;
import org.investordesk.escalation.Level;
import org.investordesk.platform.Audit;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.jspecify.annotations.Nullable;

/** Calls a level when a milestone is reached or an issue comes back. */
public final class Calling {

  /** The rule of a call that no clock made. */
  public static final String RULE_REOPENED = "reopened";

  /** These two measure the same promise, so the higher level reached on either counts for both. */
  private static final Set<ClockName> CLOCKS_OF_THE_SOLUTION =
      EnumSet.of(ClockName.RESOLUTION, ClockName.CEILING);

  private final Ladder ladder;
  private final Addressees addressees;
  private final Directory directory;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Escalations escalations;
  private final Supervisions supervisions;
  private final SupervisionFlow flow;
  private final Audit audit;
  private final News news;
  private final Clock clock;

  public Calling(
      Ladder ladder,
      Addressees addressees,
      Directory directory,
      CaseFiles files,
      IssueDesk desk,
      Escalations escalations,
      Supervisions supervisions,
      SupervisionFlow flow,
      Audit audit,
      News news,
      Clock clock) {
    this.ladder = ladder;
    this.addressees = addressees;
    this.directory = directory;
    this.files = files;
    this.desk = desk;
    this.escalations = escalations;
    this.supervisions = supervisions;
    this.flow = flow;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /** A clock hangs on a plain subject; one that is no open issue calls nobody. */
  public void on(MilestoneReached reached) {
    var issue = IssueNumber.parse(reached.subject()).flatMap(files::find).orElse(null);
    if (issue == null || !issue.state().isOpen()) {
      return;
    }
    var modifiers = Modifiers.of(issue, project(issue));
    var rung =
        ladder.rung(reached.clock(), reached.milestone(), issue.type(), !modifiers.isEmpty());
    if (rung.isPresent()
        && !wasCalled(issue, reached.clock(), reached.part(), rung.get().level())) {
      call(
          issue,
          rung.get(),
          reached.clock(),
          reached.part(),
          reached.milestone(),
          reached.due(),
          modifiers);
    }
  }

  /** The department head learns at once that an answer did not hold. */
  public void on(IssueReopened reopened) {
    var issue =
        files
            .find(reopened.issue())
            .orElseThrow(
                () -> new IllegalStateException("no issue %s".formatted(reopened.issue())));
    call(
        issue,
        new Rung(Level.L1, RULE_REOPENED),
        ClockName.RESOLUTION,
        "",
        null,
        Objects.requireNonNullElse(issue.dueAt(), reopened.at()),
        Modifiers.of(issue, project(issue)));
  }

  private Optional<Project> project(IssueView issue) {
    return Optional.ofNullable(issue.projectId()).flatMap(directory::project);
  }

  /**
   * A level is called once per issue, clock (each stage has its own), round and department (the
   * head of the next department has not been called yet), and never after a higher one on the
   * clocks of the solution.
   */
  private boolean wasCalled(IssueView issue, ClockName name, String part, Level level) {
    return escalations.of(issue.number()).stream()
        .filter(past -> past.round() == issue.reopened() && past.milestone() != null)
        .anyMatch(
            past ->
                (past.clock() == name
                        && past.part().equals(part)
                        && past.level() == level
                        && (level.compareTo(Level.L1) > 0
                            || Objects.equals(past.department(), issue.department())))
                    || (CLOCKS_OF_THE_SOLUTION.contains(name)
                        && CLOCKS_OF_THE_SOLUTION.contains(past.clock())
                        && past.level().compareTo(level) > 0));
  }

  private void call(
      IssueView issue,
      Rung rung,
      ClockName name,
      String part,
      @Nullable Milestone milestone,
      Instant due,
      Set<Modifier> modifiers) {
    var at = clock.instant();
    var call = addressees.find(rung.level(), name, part, issue, at);
    escalations.add(
        new Escalation(
            issue.number(),
            rung.level(),
            rung.rule(),
            name,
            part,
            milestone,
            due,
            issue.department(),
            issue.reopened(),
            modifiers,
            call,
            at));
    if (rung.level().compareTo(Level.L2) >= 0) {
      superviseBy(call.to().get(0), issue.number(), rung.level(), at);
    }
    desk.record(
        issue.number(),
        Audience.STAFF,
        "escalation.entry." + rung.level().name(),
        List.of(names(call.to())),
        null,
        at);
    var details = new LinkedHashMap<String, Object>();
    details.put("level", rung.level().name());
    details.put("rule", rung.rule());
    details.put("clock", name.name());
    if (!part.isEmpty()) {
      details.put("part", part);
    }
    details.put("to", ids(call.to()));
    details.put("copies", ids(call.copies()));
    details.put("fallback", call.fallback());
    audit.record(issue.number().value(), "issue.escalated", details);
    news.publish(
        new IssueEscalated(
            issue.number(),
            rung.level(),
            rung.rule(),
            name,
            part,
            due,
            call.to(),
            call.copies(),
            at));
  }

  private void superviseBy(Person leader, IssueNumber issue, Level level, Instant at) {
    if (supervisions.start(issue, leader.userId(), level, at)) {
      flow.leaderCalled(issue, leader.userId(), level);
    }
  }

  private static String names(List<Person> people) {
    return people.stream().map(Person::name).collect(Collectors.joining("、"));
  }

  private static List<String> ids(List<Person> people) {
    return people.stream().map(Person::userId).toList();
  }
}
