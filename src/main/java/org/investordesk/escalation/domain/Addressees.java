package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.LeaderChain.Found;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.jspecify.annotations.Nullable;

/** Finds who is called at a level. Nobody is skipped: who is missing is replaced and it is said. */
public final class Addressees {

  /** The desk itself answers for these, whether or not a department has the issue by now. */
  private static final Set<ClockName> CLOCKS_OF_THE_DESK =
      EnumSet.of(ClockName.CONTACT, ClockName.TRIAGE, ClockName.CHECK);

  /**
   * What of an issue decides who is called.
   *
   * @param departmentName null where it must be looked up
   */
  record Matter(
      @Nullable String department,
      @Nullable String departmentName,
      @Nullable String handler,
      @Nullable String coordinator,
      @Nullable Long projectId,
      @Nullable Long investorId) {}

  private final Directory directory;
  private final LeaderChain leaders;

  public Addressees(Directory directory, LeaderChain leaders) {
    this.directory = directory;
    this.leaders = leaders;
  }

  /**
   * @param part names the stage and, after a colon, the department asked for its part of it: its
   *     head answers for that, not the head of the lead department
   * @param at the moment of the call: pairings and duty roster are read for it
   */
  public Call find(Level level, ClockName clock, String part, IssueView issue, Instant at) {
    var matter =
        new Matter(
            issue.department(),
            issue.departmentName(),
            issue.handler(),
            issue.coordinator(),
            issue.projectId(),
            issue.investorId());
    return find(level, clock, part, matter, at);
  }

  Call find(Level level, ClockName clock, String part, Matter issue, Instant at) {
    return switch (level) {
      case Y -> handlers(issue, at);
      case L1 ->
          isTheDesks(clock, part)
              ? coordinatorOnDuty("escalation.step.clockOfTheDesk", at)
              : departmentHead(departmentAsked(clock, part, issue), at, List.of());
      case L2 -> assignedLeader(issue, at);
      case L3 -> one(leaders.deputyMayor(issue.department(), at));
      case L4 -> one(leaders.mayor(at));
    };
  }

  private Call handlers(Matter issue, Instant at) {
    var department = issue.department();
    if (department == null) {
      return coordinatorOfIssue(issue, at);
    }
    var name = departmentName(issue);
    var mailbox = directory.department(department).stream().flatMap(d -> mailbox(d).stream());
    var copies = mailbox.toList();
    var chain = new ArrayList<ChainStep>();
    var handler = issue.handler();
    if (handler != null) {
      var person = directory.person(handler);
      if (person.isPresent()) {
        chain.add(
            ChainStep.found(
                ChainStep.HANDLER, handler, "escalation.step.handler", person.get().name()));
        return new Call(List.of(person.get()), copies, chain, false);
      }
    }
    chain.add(ChainStep.nobody(ChainStep.HANDLER, "escalation.step.noHandler"));
    var colleagues = directory.handlersOf(department);
    if (!colleagues.isEmpty()) {
      for (var colleague : colleagues) {
        chain.add(
            ChainStep.found(
                ChainStep.DEPARTMENT_HANDLERS,
                colleague.userId(),
                "escalation.step.departmentHandler",
                colleague.name(),
                name));
      }
      return new Call(colleagues, copies, chain, false);
    }
    chain.add(ChainStep.nobody(ChainStep.DEPARTMENT_HANDLERS, "escalation.step.noHandlers", name));
    var head = departmentHead(department, at, chain);
    return new Call(head.to(), copies, head.chain(), true);
  }

  private Call coordinatorOfIssue(Matter issue, Instant at) {
    var coordinator = issue.coordinator();
    if (coordinator != null) {
      var person = directory.person(coordinator);
      if (person.isPresent()) {
        var step =
            ChainStep.found(
                ChainStep.COORDINATOR,
                coordinator,
                "escalation.step.coordinator",
                person.get().name());
        return new Call(List.of(person.get()), List.of(), List.of(step), false);
      }
    }
    return coordinatorOnDuty("escalation.step.noDepartment", at);
  }

  private Call coordinatorOnDuty(String reasonKey, Instant at) {
    var found = leaders.dutyCoordinator(at);
    var chain = new ArrayList<ChainStep>();
    chain.add(ChainStep.nobody(ChainStep.DEPARTMENT_HEAD, reasonKey));
    found.steps().forEach(step -> chain.add(ChainStep.of(step)));
    return new Call(List.of(found.person()), List.of(), chain, false);
  }

  /** Whether the desk itself is late, not a department. */
  static boolean isTheDesks(ClockName clock, String part) {
    return CLOCKS_OF_THE_DESK.contains(clock)
        || (clock == ClockName.STAGE && part.equals(Appealing.STAGE));
  }

  private static @Nullable String departmentAsked(ClockName clock, String part, Matter issue) {
    var colon = part.indexOf(':');
    return clock == ClockName.STAGE && colon > 0 ? part.substring(colon + 1) : issue.department();
  }

  private Call departmentHead(@Nullable String department, Instant at, List<ChainStep> before) {
    if (department == null) {
      return coordinatorOnDuty("escalation.step.noDepartment", at);
    }
    var name = directory.department(department).map(Department::name).orElse(department);
    var chain = new ArrayList<>(before);
    var head = directory.headOf(department);
    if (head.isPresent()) {
      chain.add(
          ChainStep.found(
              ChainStep.DEPARTMENT_HEAD,
              head.get().userId(),
              "escalation.step.head",
              head.get().name(),
              name));
      return new Call(List.of(head.get()), List.of(), chain, false);
    }
    chain.add(ChainStep.nobody(ChainStep.DEPARTMENT_HEAD, "escalation.step.noHead", name));
    var found = leaders.assignedLeader(null, null, department, at);
    found.steps().forEach(step -> chain.add(ChainStep.of(step)));
    return new Call(List.of(found.person()), List.of(), chain, true);
  }

  private Call assignedLeader(Matter issue, Instant at) {
    var leader =
        leaders.assignedLeader(issue.projectId(), issue.investorId(), issue.department(), at);
    var office = leaders.supervisionOffice(at);
    var chain = new ArrayList<ChainStep>();
    leader.steps().forEach(step -> chain.add(ChainStep.of(step)));
    office.steps().forEach(step -> chain.add(ChainStep.of(step)));
    var copies =
        office.person().userId().equals(leader.person().userId())
            ? List.<Person>of()
            : List.of(office.person());
    return new Call(List.of(leader.person()), copies, chain, leader.fallback());
  }

  private static Call one(Found found) {
    return new Call(
        List.of(found.person()),
        List.of(),
        found.steps().stream().map(ChainStep::of).toList(),
        found.fallback());
  }

  private static String departmentName(Matter issue) {
    return Objects.requireNonNullElse(
        issue.departmentName(), Objects.requireNonNullElse(issue.department(), ""));
  }

  private static List<Person> mailbox(Department department) {
    return department.mailbox() == null
        ? List.of()
        : List.of(new Person(department.id(), department.name(), department.mailbox()));
  }
}
