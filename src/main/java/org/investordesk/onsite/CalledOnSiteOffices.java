package org.investordesk.onsite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueKinds;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.LeadersInOffice;
import org.investordesk.directory.Person;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.onsite.OnSiteOffice.Decision;
import org.investordesk.onsite.OnSiteOffice.State;
import org.investordesk.onsite.domain.FollowUps;
import org.investordesk.onsite.domain.OfficeFlow;
import org.investordesk.onsite.store.OfficeStore;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CalledOnSiteOffices implements OnSiteOffices, FollowUps {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int MOST_DAYS_MORE = 60;
  private static final int SHORTEST_DECISION = 5;
  private static final int LONGEST_DECISION = 1000;

  private final OfficeStore offices;
  private final OfficeFlow flow;
  private final SupervisionDesk supervision;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final LeadersInOffice leaders;
  private final LeaderChain chain;
  private final IssueKinds kinds;
  private final MinutesSheet sheet;
  private final InvitationCalendar calendar;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CalledOnSiteOffices(
      OfficeStore offices,
      OfficeFlow flow,
      SupervisionDesk supervision,
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      LeadersInOffice leaders,
      LeaderChain chain,
      IssueKinds kinds,
      MinutesSheet sheet,
      InvitationCalendar calendar,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.offices = offices;
    this.flow = flow;
    this.supervision = supervision;
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.leaders = leaders;
    this.chain = chain;
    this.kinds = kinds;
    this.sheet = sheet;
    this.calendar = calendar;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public String call(Invitation invitation) {
    requireCaller();
    var problems = new ArrayList<Problem>();
    length(problems, "title", invitation.title(), 4, 100);
    length(problems, "place", invitation.place(), 2, 200);
    var times = times(problems, invitation.begins(), invitation.ends());
    var isLeader = isLeader(invitation.convener());
    if (!isLeader) {
      problems.add(Problem.of("convener", "onsite.refusal.convener"));
    } else if (!hasMail(directory.person(invitation.convener()))) {
      problems.add(
          Problem.of(
              "convener", "onsite.refusal.convenerMailbox", nameOfPerson(invitation.convener())));
    }
    var departments = new LinkedHashSet<String>();
    if (invitation.agenda().isEmpty()) {
      problems.add(Problem.of("agenda", "onsite.refusal.noAgenda"));
    }
    for (var number : invitation.agenda()) {
      var issue = files.find(number).filter(found -> files.maySee(number));
      if (issue.isEmpty() || !issue.get().state().isOpen()) {
        problems.add(Problem.of("agenda", "onsite.refusal.notOpen", number.value()));
      } else {
        if (issue.get().department() != null) {
          departments.add(issue.get().department());
        }
        if (isLeader && !answersFor(invitation.convener(), issue.get())) {
          problems.add(
              Problem.of(
                  "convener",
                  "onsite.refusal.convenerPortfolio",
                  nameOfPerson(invitation.convener()),
                  number.value(),
                  assignedLeader(issue.get()).name()));
        }
      }
    }
    for (var department : invitation.departments()) {
      if (directory.department(department).filter(Department::active).isEmpty()) {
        problems.add(Problem.of("departments", "onsite.refusal.department", department));
      } else {
        departments.add(department);
      }
    }
    for (var department : departments) {
      if (!canBeInvited(department)) {
        problems.add(Problem.of("departments", "onsite.refusal.noMailbox", nameOf(department)));
      }
    }
    if (!problems.isEmpty() || times == null) {
      throw new InvalidInput(problems);
    }
    var at = clock.instant();
    var number = offices.nextNumber(LocalDate.ofInstant(at, SHANGHAI).getYear());
    var office =
        new OnSiteOffice(
            number,
            invitation.title().strip(),
            invitation.convener(),
            invitation.place().strip(),
            times.from(),
            times.until(),
            0,
            State.CALLED,
            List.copyOf(new LinkedHashSet<>(invitation.agenda())),
            List.copyOf(departments),
            List.of(),
            null,
            List.of(),
            null,
            null);
    offices.add(office, users.current().id(), at);
    offices.wishesTakenUp(office.agenda());
    flow.called(number);
    tell(office, "onsite.entry.called", calendar.when(office), office.place());
    audit.record(number, "office.called", Map.of("convener", office.convener()));
    events.publishEvent(new OnSiteOfficeCalled(office, at));
    return number;
  }

  @Override
  public void move(
      String number,
      @Nullable LocalDateTime begins,
      @Nullable LocalDateTime ends,
      String place,
      String reason) {
    requireCaller();
    var problems = new ArrayList<Problem>();
    length(problems, "place", place, 2, 200);
    length(problems, "reason", reason, 4, 500);
    var times = times(problems, begins, ends);
    if (!problems.isEmpty() || times == null) {
      throw new InvalidInput(problems);
    }
    require(number, State.CALLED);
    offices.move(number, times.from(), times.until(), place.strip());
    flow.moved(number, times.until());
    var office = offices.find(number).orElseThrow();
    tell(office, "onsite.entry.moved", calendar.when(office), office.place());
    audit.record(number, "office.moved", Map.of("begins", times.from().toString()));
    events.publishEvent(new OnSiteOfficeMoved(office, reason.strip(), clock.instant()));
  }

  @Override
  public void cancel(String number, String reason) {
    requireCaller();
    var problems = new ArrayList<Problem>();
    length(problems, "reason", reason, 4, 500);
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    require(number, State.CALLED);
    offices.cancel(number, reason.strip());
    flow.cancelled(number);
    var office = offices.find(number).orElseThrow();
    tell(office, "onsite.entry.cancelled", calendar.when(office), office.place());
    audit.record(number, "office.cancelled", Map.of());
    events.publishEvent(new OnSiteOfficeCancelled(office, reason.strip(), clock.instant()));
  }

  @Override
  public void minute(String number, Minutes minutes) {
    var office = require(number, State.CALLED);
    var now = clock.instant();
    if (now.isBefore(office.beginsAt())) {
      throw new Refusal("onsite.refusal.notBegun", calendar.when(office));
    }
    var today = LocalDate.ofInstant(now, SHANGHAI);
    text(minutes.text(), 10, 20_000, "onsite.refusal.minutes");
    if (minutes.present().isEmpty() || !office.departments().containsAll(minutes.present())) {
      throw new Refusal("onsite.refusal.present");
    }
    if (minutes.resolutions().isEmpty()) {
      throw new Refusal("onsite.refusal.noDecision");
    }
    var problems = new ArrayList<Problem>();
    var decisions = new ArrayList<Decision>();
    int place = 0;
    for (var one : minutes.resolutions()) {
      decision(problems, ++place, office, one, today).ifPresent(decisions::add);
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    offices.minute(number, minutes.text().strip(), minutes.present(), decisions);
    audit.record(number, "office.minuted", Map.of("decisions", decisions.size()));
  }

  /**
   * @param place of the decision in the minutes, from 1, so that its writer finds it again
   */
  private Optional<Decision> decision(
      List<Problem> problems, int place, OnSiteOffice office, Resolution one, LocalDate today) {
    var before = problems.size();
    var issue = IssueNumber.parse(one.issue()).filter(office.agenda()::contains);
    if (issue.isEmpty()) {
      problems.add(Problem.of("decisions", "onsite.refusal.decisionIssue", place));
    }
    if (directory.department(one.department()).filter(Department::active).isEmpty()) {
      problems.add(Problem.of("decisions", "onsite.refusal.decisionOwner", place));
    }
    var text = one.text().strip();
    var length = text.codePointCount(0, text.length());
    if (length < SHORTEST_DECISION || length > LONGEST_DECISION) {
      problems.add(
          Problem.of(
              "decisions",
              "onsite.refusal.decisionText",
              place,
              SHORTEST_DECISION,
              LONGEST_DECISION,
              length));
    }
    var due = one.dueOn();
    if (due == null) {
      problems.add(Problem.of("decisions", "onsite.refusal.decisionUndated", place));
    } else if (!due.isAfter(today) || due.isAfter(today.plusYears(1))) {
      problems.add(Problem.of("decisions", "onsite.refusal.decisionDay", place, due.toString()));
    }
    if (one.moreDays() < 0 || one.moreDays() > MOST_DAYS_MORE) {
      problems.add(Problem.of("decisions", "onsite.refusal.moreDays", place, MOST_DAYS_MORE));
    }
    return problems.size() > before || issue.isEmpty() || due == null
        ? Optional.empty()
        : Optional.of(
            new Decision(0, issue.get(), one.department(), text, due, one.moreDays(), null, false));
  }

  @Override
  public void sign(String number) {
    var office = require(number, State.MINUTED);
    requireSigner(office);
    var at = clock.instant();
    for (var decision : office.decisions()) {
      if (isOpen(decision.issue())) {
        offices.given(
            decision.id(),
            supervision.instruct(
                decision.issue(),
                new NewInstruction(
                    decision.text(), decision.department(), null, decision.dueOn())));
        if (decision.moreDays() > 0) {
          supervision.grantTime(decision.issue(), decision.moreDays(), decision.text());
        }
      }
    }
    offices.signed(number, at);
    var signed = offices.find(number).orElseThrow();
    for (var decision : signed.decisions()) {
      desk.record(
          decision.issue(),
          Audience.PUBLIC,
          "onsite.entry.decided",
          List.of(number, nameOf(decision.department()), decision.dueOn().toString()),
          decision.text(),
          at);
    }
    audit.record(number, "office.signed", Map.of());
    events.publishEvent(new OnSiteMinutesSigned(signed, at));
  }

  @Override
  public void sendBack(String number, String reason) {
    text(reason, 4, 1000, "onsite.refusal.reason");
    var office = require(number, State.MINUTED);
    requireSigner(office);
    offices.state(number, State.CALLED);
    audit.record(number, "office.sentBack", Map.of("reason", reason.strip()));
  }

  /** An instruction that a decision became is settled. */
  void settled(long directive) {
    offices.done(directive).ifPresent(flow::decisionsDone);
  }

  /** An issue was closed: what was decided about it need not be followed up any more. */
  void issueClosed(IssueNumber issue) {
    for (var office : offices.ofIssue(issue)) {
      if (office.state() == State.FOLLOWED_UP) {
        for (var decision : office.decisions()) {
          var directive = decision.directive();
          if (decision.issue().equals(issue) && directive != null) {
            settled(directive);
          }
        }
      }
    }
  }

  @Override
  public boolean decisionsDone(String number) {
    return offices.find(number).orElseThrow(NotFound::new).decisions().stream()
        .allMatch(one -> one.done() || one.directive() == null);
  }

  @Override
  public void ended(String number) {
    offices.state(number, State.DONE);
    audit.record(number, "office.done", Map.of());
  }

  private boolean isOpen(IssueNumber number) {
    return files.find(number).filter(issue -> issue.state().isOpen()).isPresent();
  }

  private void tell(OnSiteOffice office, String key, String... arguments) {
    var all = new ArrayList<String>();
    all.add(office.number());
    all.addAll(List.of(arguments));
    for (var issue : office.agenda()) {
      desk.record(issue, Audience.PUBLIC, key, all, office.title(), clock.instant());
    }
  }

  private record Times(Instant from, Instant until) {}

  private @Nullable Times times(
      List<Problem> problems, @Nullable LocalDateTime begins, @Nullable LocalDateTime ends) {
    if (begins == null) {
      problems.add(Problem.of("begins", "onsite.refusal.time"));
      return null;
    }
    if (ends == null) {
      problems.add(Problem.of("ends", "onsite.refusal.time"));
      return null;
    }
    var from = begins.atZone(SHANGHAI).toInstant();
    var until = ends.atZone(SHANGHAI).toInstant();
    var now = clock.instant();
    if (!from.isAfter(now)) {
      problems.add(Problem.of("begins", "onsite.refusal.past"));
    } else if (from.isAfter(now.plus(Duration.ofDays(366)))) {
      problems.add(Problem.of("begins", "onsite.refusal.tooFar"));
    }
    if (!until.isAfter(from) || until.isAfter(from.plus(Duration.ofHours(LONGEST_HOURS)))) {
      problems.add(Problem.of("ends", "onsite.refusal.ends", LONGEST_HOURS));
    }
    return new Times(from, until);
  }

  private static void length(
      List<Problem> problems, String field, String text, int shortest, int longest) {
    var length = text.strip().codePointCount(0, text.strip().length());
    if (length < shortest || length > longest) {
      problems.add(Problem.of(field, "onsite.refusal.length", shortest, longest, length));
    }
  }

  private static void text(String text, int shortest, int longest, String key) {
    var length = text.strip().codePointCount(0, text.strip().length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
  }

  private boolean isLeader(String user) {
    return leaders.on(LocalDate.ofInstant(clock.instant(), SHANGHAI)).stream()
        .anyMatch(leader -> leader.userId().equals(user));
  }

  /**
   * The instructions his minutes become are his: whoever supervises the issue, or would be called
   * for it at one of the levels, may give them, see {@link SupervisionDesk}.
   */
  private boolean answersFor(String leader, IssueView issue) {
    var at = clock.instant();
    return Stream.of(
                assignedLeader(issue),
                chain.deputyMayor(issue.department(), at).person(),
                chain.mayor(at).person())
            .anyMatch(found -> found.userId().equals(leader))
        || supervision.supervisionsOf(leader).stream()
            .anyMatch(held -> held.issue().equals(issue.number()));
  }

  private Person assignedLeader(IssueView issue) {
    return chain
        .assignedLeader(issue.projectId(), issue.investorId(), issue.department(), clock.instant())
        .person();
  }

  /** Somebody of the department can be reached by mail. */
  private boolean canBeInvited(String department) {
    var mailbox = directory.department(department).map(Department::mailbox).orElse("");
    return !mailbox.isBlank()
        || hasMail(directory.headOf(department))
        || directory.handlersOf(department).stream().anyMatch(one -> hasMail(Optional.of(one)));
  }

  private static boolean hasMail(Optional<Person> person) {
    return person.map(Person::email).filter(address -> !address.isBlank()).isPresent();
  }

  private void requireCaller() {
    if (!mayCall(users.current())) {
      throw new NotFound();
    }
  }

  /** Leaders, the supervision office and the coordinators who arrange it for them. */
  static boolean mayCall(CurrentUser user) {
    return user.is(Role.LEADER) || user.is(Role.SUPERVISION) || user.is(Role.COORDINATOR);
  }

  private void requireSigner(OnSiteOffice office) {
    var user = users.current();
    if (!user.id().equals(office.convener()) && !user.is(Role.SUPERVISION)) {
      throw new Refusal("onsite.refusal.notYours", nameOfPerson(office.convener()));
    }
  }

  private OnSiteOffice require(String number, State state) {
    var office = offices.lock(number).orElseThrow(NotFound::new);
    if (office.state() != state) {
      throw new Refusal("onsite.refusal.notNow");
    }
    return office;
  }

  private String nameOf(String department) {
    return directory.department(department).map(Department::name).orElse(department);
  }

  private String nameOfPerson(String user) {
    return directory.person(user).map(Person::name).orElse(user);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<OnSiteOffice> find(String number) {
    return offices.find(number);
  }

  @Override
  @Transactional(readOnly = true)
  public List<OnSiteOffice> all(@Nullable String department) {
    return offices.all(department);
  }

  @Override
  @Transactional(readOnly = true)
  public List<OnSiteOffice> ofIssue(IssueNumber issue) {
    return offices.ofIssue(issue);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Wish> wishes() {
    return offices.wishes();
  }

  @Override
  @Transactional(readOnly = true)
  public List<IssueNumber> proposedAgenda(IssueNumber number) {
    var issue = files.find(number).filter(found -> files.maySee(number)).orElseThrow(NotFound::new);
    var agenda = new TreeSet<String>();
    if (issue.state().isOpen()) {
      agenda.add(number.value());
    }
    var project = issue.projectId();
    if (project != null) {
      kinds.openOfProject(project).forEach(one -> agenda.add(one.value()));
    } else {
      files.ofCase(issue.caseId()).stream()
          .filter(one -> one.state().isOpen())
          .forEach(one -> agenda.add(one.number().value()));
    }
    return agenda.stream().map(IssueNumber::new).toList();
  }

  @Override
  @Transactional(propagation = Propagation.SUPPORTS)
  public Optional<byte[]> minutesAsPdf(String number) {
    return offices.find(number).filter(office -> office.signedAt() != null).map(sheet::print);
  }

  void handOver(String from, String to) {
    offices.handOver(from, to);
    flow.handedOver(from, to);
  }

  @Override
  @Transactional(readOnly = true)
  public String calendarEntry(String number) {
    return calendar.entry(offices.find(number).orElseThrow(NotFound::new));
  }
}
