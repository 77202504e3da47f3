package org.investordesk.escalation.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.Directive.State;
import org.investordesk.escalation.DirectiveAnswered;
import org.investordesk.escalation.DirectiveGiven;
import org.investordesk.escalation.DirectiveReviewed;
import org.investordesk.escalation.DirectiveStep;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.StepsMoved;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;

/**
 * Instructions 批示 and supervision orders 督办单: given to a department with a day, answered by it,
 * reviewed by who gave them. A department's day has a clock of its own; missed, it calls the head
 * of that department.
 */
public final class Directing {

  private static final int SHORTEST_TEXT = 5;
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_ANSWER = 3000;

  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final Directives directives;
  private final SupervisionFlow flow;
  private final OrderTerms terms;
  private final OrderWords words;
  private final StageClocks clocks;
  private final WorkingTime working;
  private final CurrentUsers users;
  private final Audit audit;
  private final News news;
  private final Clock clock;

  public Directing(
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      Directives directives,
      SupervisionFlow flow,
      OrderTerms terms,
      OrderWords words,
      StageClocks clocks,
      WorkingTime working,
      CurrentUsers users,
      Audit audit,
      News news,
      Clock clock) {
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.directives = directives;
    this.flow = flow;
    this.terms = terms;
    this.words = words;
    this.clocks = clocks;
    this.working = working;
    this.users = users;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  /** A leader's instruction. */
  public Directive instruct(IssueNumber number, NewInstruction wanted) {
    var issue = dispatched(number);
    var given = checked(number, wanted);
    var directive = directives.instruct(given, clock.instant());
    begin(issue, directive, "escalation.entry.instructed", "supervision.instructed");
    return directive;
  }

  /** An order by hand. */
  public Directive order(IssueNumber number, NewInstruction wanted) {
    var issue = dispatched(number);
    return issue(issue, checked(number, wanted), null);
  }

  /**
   * The order that a level of the ladder issues to the lead department; none while that department
   * owes an answer to one of the same level, or where no department has the issue yet.
   *
   * @param reviewer user id of the leader called
   */
  void orderBy(Level level, IssueView issue, String reviewer) {
    var department = issue.department();
    if (department == null) {
      return;
    }
    var owed =
        directives.of(issue.number()).stream()
            .anyMatch(
                past ->
                    past.level() == level && past.isOpen() && past.department().equals(department));
    if (owed) {
      return;
    }
    var days = terms.of(level).answerDays();
    var until = dayOf(working.closeAfterWorkingDays(clock.instant(), days));
    issue(
        issue,
        new Directives.Given(
            issue.number(),
            department,
            null,
            words.demand(issue, level, until),
            until,
            CurrentUser.SYSTEM.id(),
            reviewer),
        level);
  }

  private Directive issue(IssueView issue, Directives.Given given, @Nullable Level level) {
    var at = clock.instant();
    var directive =
        directives.order(given, terms.of(level).colour(), level, dayOf(at).getYear(), at);
    begin(issue, directive, "escalation.entry.ordered", "supervision.ordered");
    return directive;
  }

  private void begin(IssueView issue, Directive directive, String entry, String action) {
    startClock(issue, directive, directive.at(), directive.until());
    flow.directiveGiven(directive);
    var arguments = new ArrayList<String>();
    arguments.add(nameOf(directive.givenBy()));
    arguments.add(addressee(directive));
    arguments.add(directive.until().toString());
    if (directive.order() != null) {
      arguments.add(directive.order().toString());
    }
    desk.record(issue.number(), Audience.STAFF, entry, arguments, directive.text(), directive.at());
    audit.record(
        issue.number().value(),
        action,
        Map.of(
            "directive", directive.id(),
            "department", directive.department(),
            "until", directive.until().toString()));
    news.publish(new DirectiveGiven(directive, directive.at()));
  }

  /**
   * The department's answer.
   *
   * @param evidence ids of files attached to the issue before; at least one
   * @throws NotFound where there is no such directive or the reader may not see its issue
   */
  public void answer(long id, String text, Set<UUID> evidence) {
    var directive = visible(id);
    var user = users.current();
    if (!mayAnswer(user, directive)) {
      throw new Refusal(
          "escalation.refusal.directiveNotYours", nameOfDepartment(directive.department()));
    }
    requireLength(text, SHORTEST_TEXT, LONGEST_ANSWER);
    var known =
        files.attachments(directive.issue(), Audience.STAFF).stream().map(Attachment::id).toList();
    if (evidence.isEmpty() || !known.containsAll(evidence)) {
      throw new Refusal("escalation.refusal.evidenceMissing");
    }
    var at = clock.instant();
    move(
        directive,
        State.OPEN,
        State.ANSWERED,
        new DirectiveStep(
            id, DirectiveStep.Kind.ANSWERED, user.id(), text, List.copyOf(evidence), at),
        "escalation.entry.directiveAnswered",
        "directive.answered");
    stopClock(directive, at);
    news.publish(new DirectiveAnswered(found(id), user.id(), text, at));
  }

  /**
   * The reviewer's word on an answer.
   *
   * @param word at least five characters; the reason where it is sent back
   */
  public void review(long id, boolean accepted, String word) {
    var directive = found(id);
    requireLength(word, SHORTEST_TEXT, LONGEST_TEXT);
    var user = users.current();
    var at = clock.instant();
    move(
        directive,
        State.ANSWERED,
        accepted ? State.ACCEPTED : State.OPEN,
        new DirectiveStep(
            id,
            accepted ? DirectiveStep.Kind.ACCEPTED : DirectiveStep.Kind.RETURNED,
            user.id(),
            word,
            List.of(),
            at),
        accepted ? "escalation.entry.directiveAccepted" : "escalation.entry.directiveReturned",
        accepted ? "directive.accepted" : "directive.returned");
    if (!accepted) {
      files.find(directive.issue()).ifPresent(issue -> startAgain(issue, directive, at));
    }
    news.publish(new DirectiveReviewed(found(id), accepted, user.id(), word, at));
  }

  /** A day that has passed by then leaves until the end of the next working day. */
  private void startAgain(IssueView issue, Directive directive, Instant at) {
    var soonest = dayOf(working.closeAfterWorkingDays(at, 1));
    startClock(
        issue, directive, at, directive.until().isBefore(soonest) ? soonest : directive.until());
  }

  /** The issue left a department: what that one owed is owed no longer. */
  public void departmentLeft(IssueNumber number, String department) {
    var at = clock.instant();
    for (var directive : directives.of(number)) {
      if (directive.isOpen() && directive.department().equals(department)) {
        var ended =
            directives.move(
                directive.state(),
                State.ENDED,
                new DirectiveStep(
                    directive.id(),
                    DirectiveStep.Kind.ENDED,
                    CurrentUser.SYSTEM.id(),
                    null,
                    List.of(),
                    at));
        if (ended) {
          stopClock(directive, at);
          flow.directiveEnded(directive);
        }
      }
    }
  }

  /** Who may say that it was carried out: the department, and in it the person named, if any. */
  public static boolean mayAnswer(CurrentUser user, Directive directive) {
    return user.departments().contains(directive.department())
        && (directive.person() == null || directive.person().equals(user.id()));
  }

  private Directives.Given checked(IssueNumber number, NewInstruction wanted) {
    var problems = new ArrayList<Problem>();
    var text = wanted.text().strip();
    var length = text.codePointCount(0, text.length());
    if (length < SHORTEST_TEXT || length > LONGEST_TEXT) {
      problems.add(
          Problem.of("text", "escalation.problem.text", SHORTEST_TEXT, LONGEST_TEXT, length));
    }
    var department = Optional.ofNullable(wanted.department()).filter(id -> !id.isBlank());
    if (department.isEmpty()) {
      problems.add(Problem.of("department", "escalation.problem.noAddressee"));
    } else if (department.flatMap(directory::department).filter(Department::active).isEmpty()) {
      problems.add(
          Problem.of("department", "escalation.problem.departmentUnknown", department.get()));
    }
    var person = Optional.ofNullable(wanted.person()).filter(id -> !id.isBlank()).orElse(null);
    if (person != null && department.isPresent() && !worksIn(person, department.get())) {
      problems.add(Problem.of("person", "escalation.problem.personElsewhere", nameOf(person)));
    }
    var until = wanted.until();
    var today = LocalDate.now(clock);
    if (until == null) {
      problems.add(Problem.of("until", "escalation.problem.noDate"));
    } else if (!until.isAfter(today)) {
      problems.add(Problem.of("until", "escalation.refusal.dateNotInFuture", until.toString()));
    } else if (until.isAfter(today.plusYears(1))) {
      problems.add(Problem.of("until", "escalation.refusal.dateTooFar", until.toString()));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    var user = users.current().id();
    return new Directives.Given(
        number, department.orElseThrow(), person, text, Objects.requireNonNull(until), user, user);
  }

  private boolean worksIn(String person, String department) {
    return directory.handlersOf(department).stream().map(Person::userId).anyMatch(person::equals)
        || directory.headOf(department).map(Person::userId).filter(person::equals).isPresent();
  }

  private void move(
      Directive directive, State from, State to, DirectiveStep step, String entry, String action) {
    if (!directives.move(from, to, step)) {
      throw new Refusal("escalation.refusal.directiveMoved");
    }
    desk.record(
        directive.issue(),
        Audience.STAFF,
        entry,
        List.of(nameOf(step.by()), title(directive)),
        step.text(),
        step.at());
    audit.record(directive.issue().value(), action, Map.of("directive", directive.id()));
  }

  private void startClock(IssueView issue, Directive directive, Instant from, LocalDate until) {
    var type = issue.type();
    if (type != null) {
      clocks.startUntil(
          issue.number().value(),
          new PolicyKey(type.name(), issue.variant()),
          from,
          directive.stage(),
          directive.department(),
          until);
      news.publish(new StepsMoved(issue.number().value()));
    }
  }

  private void stopClock(Directive directive, Instant at) {
    clocks.stop(directive.issue().value(), at, directive.stage(), directive.department());
    news.publish(new StepsMoved(directive.issue().value()));
  }

  private Directive visible(long id) {
    return directives
        .find(id)
        .filter(directive -> files.maySee(directive.issue()))
        .orElseThrow(NotFound::new);
  }

  private Directive found(long id) {
    return directives.find(id).orElseThrow(NotFound::new);
  }

  private IssueView dispatched(IssueNumber number) {
    var issue =
        files
            .find(number)
            .filter(view -> view.state().isOpen())
            .orElseThrow(() -> new Refusal("escalation.refusal.issueClosed", number.value()));
    if (issue.department() == null) {
      throw new Refusal("escalation.refusal.notDispatched", number.value());
    }
    return issue;
  }

  private static void requireLength(String text, int shortest, int longest) {
    var length = text.strip().codePointCount(0, text.strip().length());
    if (length < shortest || length > longest) {
      throw new Refusal("platform.form.textLength", shortest, longest, length);
    }
  }

  private LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, clock.getZone());
  }

  /** What people call it: the number of an order, the first words of an instruction. */
  private static String title(Directive directive) {
    var order = directive.order();
    if (order != null) {
      return order.toString();
    }
    var text = directive.text();
    return text.codePointCount(0, text.length()) <= 20
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 20)) + "…";
  }

  private String addressee(Directive directive) {
    var department = nameOfDepartment(directive.department());
    return directive.person() == null ? department : department + " " + nameOf(directive.person());
  }

  private String nameOf(String userId) {
    return CurrentUser.SYSTEM.id().equals(userId)
        ? "越商服务台"
        : directory.person(userId).map(Person::name).orElse(userId);
  }

  private String nameOfDepartment(String id) {
    return directory.department(id).map(Department::name).orElse(id);
  }
}
