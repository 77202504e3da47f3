package org.investordesk.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.investordesk.approval.domain.Typed;
import org.investordesk.approval.store.AgencyStore;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Report;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Project;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedAgencyDesk implements AgencyDesk {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST_YEARS = 3;
  private static final int MOST_REMIND_DAYS = 10;
  private static final int MOST_ITEMS = 60;

  private final AgencyStore agency;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Directory directory;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffedAgencyDesk(
      AgencyStore agency,
      CaseFiles files,
      IssueDesk desk,
      Directory directory,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.agency = agency;
    this.files = files;
    this.desk = desk;
    this.directory = directory;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public long grant(IssueNumber number, Grant grant) {
    var issue = files.find(number).filter(this::mayGrant).orElseThrow(NotFound::new);
    var project = issue.projectId();
    if (project == null) {
      throw new Refusal("approval.refusal.mandateWithoutProject");
    }
    if (directory.person(grant.agent()).isEmpty()) {
      throw Typed.problem("agent", "approval.problem.agent");
    }
    var today = today();
    var from = grant.from() == null ? today : grant.from();
    checkDays(from, grant.until(), today);
    if (grant.remindDays() < 1 || grant.remindDays() > MOST_REMIND_DAYS) {
      throw Typed.problem("remindDays", "approval.problem.remindDays", 1, MOST_REMIND_DAYS);
    }
    var now = clock.instant();
    var by = users.current().id();
    var items = items(project, grant, today);
    var file = desk.attach(number, grant.file(), Audience.PUBLIC);
    agency.endExpired(project, today, now);
    var id =
        agency
            .add(
                number,
                project,
                grant.agent(),
                from,
                grant.until(),
                grant.remindDays(),
                file.id(),
                by,
                now)
            .orElseThrow(() -> new Refusal("approval.refusal.mandateInForce"));
    agency.cover(id, items);
    desk.record(
        number,
        Audience.PUBLIC,
        "approval.entry.mandateGranted",
        List.of(nameOf(grant.agent()), grant.until().toString()),
        null,
        now);
    audit.record(
        number.value(),
        "mandate.granted",
        Map.of("mandate", id, "agent", grant.agent(), "until", grant.until().toString()));
    events.publishEvent(new MandateGranted(mandate(id), now));
    return id;
  }

  private void checkDays(LocalDate from, LocalDate until, LocalDate today) {
    if (until.isBefore(today)) {
      throw Typed.problem("until", "approval.problem.mandatePast", until.toString());
    }
    if (from.isAfter(until)) {
      throw Typed.problem("from", "approval.problem.mandateOrder");
    }
    if (until.isAfter(today.plusYears(LONGEST_YEARS))) {
      throw Typed.problem("until", "approval.problem.mandateTooLong", LONGEST_YEARS);
    }
  }

  private LinkedHashSet<Long> items(long project, Grant grant, LocalDate today) {
    var covered = new LinkedHashSet<Long>();
    var known = agency.items(project).stream().map(ApprovalItem::id).toList();
    for (var item : grant.known()) {
      if (!known.contains(item)) {
        throw new NotFound();
      }
      covered.add(item);
    }
    if (covered.isEmpty() && grant.items().isEmpty()
        || covered.size() + grant.items().size() > MOST_ITEMS) {
      throw Typed.problem("items", "approval.problem.items", MOST_ITEMS);
    }
    for (var item : grant.items()) {
      var title = Typed.text("itemTitle", item.title(), 4, 120);
      var department = item.department();
      if (department != null
          && directory.department(department).filter(Department::active).isEmpty()) {
        throw Typed.problem("items", "approval.problem.itemDepartment", department);
      }
      if (item.planOn() != null && item.planOn().isBefore(today)) {
        throw Typed.problem("items", "approval.problem.planPast", item.planOn().toString());
      }
      covered.add(
          agency.addItem(
              project, title, department, item.planOn(), users.current().id(), clock.instant()));
    }
    return covered;
  }

  @Override
  public void revoke(long id, @Nullable String reason) {
    var mandate = mandate(id);
    var user = users.current();
    var byInvestor = user.equals(CurrentUser.INVESTOR);
    if (!byInvestor && !user.is(Role.COORDINATOR) && !user.is(Role.ADMINISTRATOR)) {
      throw new NotFound();
    }
    var words =
        byInvestor && (reason == null || reason.isBlank())
            ? null
            : Typed.text("revokeReason", reason, 2, 500);
    var now = clock.instant();
    if (!agency.revoke(id, user.id(), words, now)) {
      throw new Refusal("approval.refusal.mandateRevoked");
    }
    desk.record(
        mandate.issue(),
        Audience.PUBLIC,
        byInvestor ? "approval.entry.mandateRevokedByInvestor" : "approval.entry.mandateRevoked",
        List.of(nameOf(mandate.agent())),
        words,
        now);
    audit.record(mandate.issue().value(), "mandate.revoked", Map.of("mandate", id));
    events.publishEvent(new MandateRevoked(mandate(id), words, user.id(), now));
  }

  @Override
  public void progress(long id, Progress progress) {
    var item = agentsItem(id);
    var missing =
        progress.missing() == null || progress.missing().isBlank()
            ? null
            : Typed.text("missing", progress.missing(), 2, 1000);
    var planOn = progress.planOn();
    if (planOn != null && !planOn.equals(item.planOn()) && planOn.isBefore(today())) {
      throw Typed.problem("planOn", "approval.problem.planPast", planOn.toString());
    }
    LocalDate doneOn = null;
    if (progress.state() == ItemState.DONE) {
      doneOn = progress.doneOn() == null ? today() : progress.doneOn();
      if (doneOn.isAfter(today())) {
        throw Typed.problem("doneOn", "approval.problem.doneAhead", doneOn.toString());
      }
    }
    save(
        new ApprovalItem(
            item.id(),
            item.project(),
            item.title(),
            item.department(),
            planOn,
            progress.state(),
            missing,
            item.issue(),
            doneOn));
  }

  @Override
  public IssueNumber report(long id, String variant, String description) {
    var item = agentsItem(id);
    if (item.issue() != null) {
      throw new Refusal("approval.refusal.itemReported", item.issue().value());
    }
    var origin = files.find(mandateFor(item).issue()).orElseThrow(NotFound::new);
    var number =
        desk.register(
                new Report(
                    Channel.CLERK,
                    IssueType.APPROVAL,
                    variant,
                    item.title(),
                    description,
                    origin.area(),
                    directory
                        .project(item.project())
                        .map(Project::name)
                        .orElse(origin.projectName()),
                    origin.contact(),
                    origin.language(),
                    origin.investorId(),
                    item.project(),
                    List.of(),
                    "approval-item-" + id))
            .number();
    linked(item, number);
    desk.record(
        number,
        Audience.PUBLIC,
        "approval.entry.reportedByAgent",
        List.of(nameOf(users.current().id())),
        null,
        clock.instant());
    return number;
  }

  @Override
  public void link(long id, IssueNumber number) {
    var item = agentsItem(id);
    var fits =
        files
            .find(number)
            .filter(issue -> Long.valueOf(item.project()).equals(issue.projectId()))
            .isPresent();
    if (!fits) {
      throw Typed.problem("issue", "approval.problem.issueOfProject");
    }
    linked(item, number);
  }

  private void linked(ApprovalItem item, IssueNumber number) {
    save(
        new ApprovalItem(
            item.id(),
            item.project(),
            item.title(),
            item.department(),
            item.planOn(),
            item.state() == ItemState.PLANNED || item.state() == ItemState.PREPARING
                ? ItemState.SUBMITTED
                : item.state(),
            item.missing(),
            number,
            item.doneOn()));
  }

  private void save(ApprovalItem item) {
    agency.save(item, users.current().id(), clock.instant());
    audit.record(
        "project/" + item.project(),
        "approvalItem.changed",
        Map.of("item", item.id(), "state", item.state().name()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<ProjectList> mine() {
    var projects = new LinkedHashSet<Long>();
    agency.ofAgent(users.current().id()).forEach(mandate -> projects.add(mandate.project()));
    return projects.stream().map(this::list).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public ProjectList ofProject(long project) {
    var list = list(project);
    var me = users.current();
    var mayRead =
        list.mandates().stream()
            .anyMatch(mandate -> mandate.agent().equals(me.id()) || files.maySee(mandate.issue()));
    if (!mayRead) {
      throw new NotFound();
    }
    return list;
  }

  private ProjectList list(long project) {
    var mandates = agency.ofProject(project);
    var me = users.current().id();
    var today = today();
    return new ProjectList(
        project,
        directory.project(project).map(Project::name).orElse(Long.toString(project)),
        mandates,
        agency.items(project),
        mandates.stream()
            .anyMatch(one -> one.agent().equals(me) && one.state(today) == Mandate.State.VALID));
  }

  @Override
  @Transactional(readOnly = true)
  public List<Mandate> of(IssueNumber number) {
    return agency.ofIssue(number);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Mandate> find(long mandate) {
    return agency.find(mandate);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ApprovalItem> items(long project) {
    return agency.items(project);
  }

  @Override
  @Transactional(readOnly = true)
  public int overdue(String agent) {
    return agency.overdue(agent, today());
  }

  /** The item, where who acts is its agent with a mandate in force that covers it. */
  private ApprovalItem agentsItem(long id) {
    var item = agency.lockItem(id).orElseThrow(NotFound::new);
    mandateFor(item).require(id, today());
    return item;
  }

  /** The latest mandate of who acts for the item’s project; to anybody else there is no item. */
  private Mandate mandateFor(ApprovalItem item) {
    var me = users.current().id();
    return agency.ofProject(item.project()).stream()
        .filter(mandate -> mandate.agent().equals(me))
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  private boolean mayGrant(IssueView issue) {
    var user = users.current();
    return user.is(Role.COORDINATOR)
        || user.is(Role.ADMINISTRATOR)
        || user.departments().contains(String.valueOf(issue.department()));
  }

  private Mandate mandate(long id) {
    return agency.find(id).orElseThrow(NotFound::new);
  }

  private String nameOf(String userId) {
    return directory.person(userId).map(person -> person.name()).orElse(userId);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }
}
