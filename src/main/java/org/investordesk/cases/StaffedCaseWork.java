package org.investordesk.cases;

import static org.investordesk.cases.Audience.PUBLIC;
import static org.investordesk.cases.Audience.STAFF;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.UPDATE;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseRelations.Merger;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.cases.store.CaseWorkStore;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.TimelineStore;
import org.investordesk.cases.store.TimelineStore.Line;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedCaseWork implements CaseWork {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final IssueDesk desk;
  private final CaseFiles files;
  private final CaseRelations relations;
  private final Opinions opinions;
  private final IssueStore issues;
  private final TimelineStore timelines;
  private final CaseWorkStore store;
  private final IssueFlow flow;
  private final PartClocks partClocks;
  private final ServiceClocks clocks;
  private final WorkingTime workingTime;
  private final LeadDepartments routes;
  private final Directory directory;
  private final MessageSource messages;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffedCaseWork(
      IssueDesk desk,
      CaseFiles files,
      CaseRelations relations,
      Opinions opinions,
      IssueStore issues,
      TimelineStore timelines,
      CaseWorkStore store,
      IssueFlow flow,
      PartClocks partClocks,
      ServiceClocks clocks,
      WorkingTime workingTime,
      LeadDepartments routes,
      Directory directory,
      MessageSource messages,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.desk = desk;
    this.files = files;
    this.relations = relations;
    this.opinions = opinions;
    this.issues = issues;
    this.timelines = timelines;
    this.store = store;
    this.flow = flow;
    this.partClocks = partClocks;
    this.clocks = clocks;
    this.workingTime = workingTime;
    this.routes = routes;
    this.directory = directory;
    this.messages = messages;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<IssueNumber> splitAtTriage(
      IssueNumber number,
      List<Part> parts,
      String reason,
      @Nullable Long investorId,
      @Nullable Long projectId) {
    var why = words(reason, 4, 500, "cases.refusal.splitReason");
    if (parts.size() < 2) {
      throw new Refusal("cases.refusal.tooFewParts");
    }
    check(number, parts, 0);
    var facts = issue(number).facts();
    var first = parts.get(0);
    store.keepWords(number);
    issues.retitle(number, subject(first), description(first, facts.description()));
    desk.accept(
        number,
        new Acceptance(
            first.type(), first.variant(), first.department(), why, investorId, projectId));
    ask(number, first);
    return divide(number, facts.description(), parts.subList(1, parts.size()), why);
  }

  @Override
  public List<IssueNumber> splitOff(IssueNumber number, List<Part> parts, String reason) {
    var why = words(reason, 4, 500, "cases.refusal.splitReason");
    if (parts.isEmpty()) {
      throw new Refusal("cases.refusal.tooFewParts");
    }
    check(number, parts, 1);
    var issue = issue(number);
    issue.allowSplitting();
    var written =
        store
            .words(issue.facts().caseId())
            .map(CaseRelations.Words::description)
            .orElse(issue.facts().description());
    var all = divide(number, written, parts, why);
    return all.subList(1, all.size());
  }

  /** Makes the parts and tells everybody; the numbers of all, the divided one first. */
  private List<IssueNumber> divide(
      IssueNumber original, String written, List<Part> parts, String reason) {
    var now = clock.instant();
    var made = new ArrayList<IssueNumber>();
    for (var part : parts) {
      made.add(add(original, written, part, reason, now));
    }
    var list = made.stream().map(IssueNumber::value).collect(Collectors.joining(", "));
    timelines.add(original, line(now, PUBLIC, "cases.entry.split", List.of(list), null));
    timelines.add(original, line(now, STAFF, "cases.entry.splitReason", List.of(), reason));
    audited(original, "issue.split", Map.of("parts", list));
    events.publishEvent(new CaseSplit(original, made, now));
    made.add(0, original);
    return List.copyOf(made);
  }

  private IssueNumber add(
      IssueNumber original, String written, Part part, String reason, Instant now) {
    // from here on the year's counter is locked: everything that may be refused has been looked at
    var number = issues.nextNumber(now.atZone(SHANGHAI).getYear());
    var proposal =
        routes.propose(part.type().name(), part.variant(), issue(original).facts().area());
    store.addPart(
        original,
        number,
        subject(part),
        description(part, written),
        proposal.departmentId(),
        proposal.rule(),
        users.current().id(),
        now);
    var issue = issue(number);
    var registeredAt = issue.facts().registeredAt();
    issue.accept(
        part.type(),
        part.variant(),
        part.department(),
        issue.facts().projectId(),
        users.current().id(),
        now);
    var lines = new ArrayList<Line>();
    lines.add(line(now, PUBLIC, "cases.entry.splitOff", List.of(original.value()), null));
    lines.add(line(now, PUBLIC, "cases.entry.dispatched", names(part.department()), null));
    lines.add(
        part.department().equals(proposal.departmentId())
            ? line(now, STAFF, "cases.entry.splitReason", List.of(), reason)
            : line(now, STAFF, "cases.entry.overruled", names(proposal.departmentId()), reason));
    issues.save(issue, lines.toArray(Line[]::new));
    partClocks.start(
        original, number, part.type().policy(part.variant()), registeredAt, now, part.department());
    flow.splitOff(number, part.department(), part.type());
    audited(
        number,
        "issue.splitOff",
        Map.of("from", original.value(), "department", part.department()));
    events.publishEvent(new IssueDispatched(number, part.department(), null, now));
    flow.clocksChanged(number);
    ask(number, part);
    return number;
  }

  private void ask(IssueNumber number, Part part) {
    if (!part.assisting().isEmpty()) {
      opinions.ask(
          number,
          Purpose.ASSISTANCE,
          part.assisting().stream().map(ask -> withQuestion(ask, subject(part))).toList());
    }
  }

  private Ask withQuestion(Ask ask, String subject) {
    return ask.question().isBlank()
        ? new Ask(
            ask.department(),
            messages.getMessage(
                "cases.split.question", new Object[] {subject}, Language.ZH.locale()),
            ask.dueOn())
        : ask;
  }

  /** Looks at all parts before anything is done; each sentence names the part it is about. */
  private void check(IssueNumber number, List<Part> parts, int others) {
    if (parts.size() + others > MOST_PARTS) {
      throw new Refusal("cases.refusal.tooManyParts", MOST_PARTS);
    }
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      var at = i + 1 + others;
      if (!part.type().accepts(part.variant())) {
        throw new Refusal("cases.refusal.partVariant", at);
      }
      department(part.department());
      length(subject(part), 4, 120, "cases.refusal.partSubject", at);
      var description = part.description();
      if (description != null && !description.isBlank()) {
        length(description.strip(), 10, 3000, "cases.refusal.partDescription", at);
      }
      if (part.assisting().stream().map(Ask::department).anyMatch(part.department()::equals)) {
        throw new Refusal("cases.refusal.partAssisting", at);
      }
    }
  }

  private static void length(String text, int shortest, int longest, String key, int part) {
    var length = text.codePointCount(0, text.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, part, shortest, longest, length);
    }
  }

  private static String subject(Part part) {
    return part.subject().replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String description(Part part, String written) {
    var own = part.description();
    return own == null || own.isBlank() ? written : own.strip().replace("\r\n", "\n");
  }

  @Override
  public void link(IssueNumber one, IssueNumber other, LinkKind kind, String reason) {
    var why = words(reason, 4, 500, "cases.refusal.linkReason");
    if (one.equals(other)) {
      throw new Refusal("cases.refusal.linkItself");
    }
    known(one);
    known(other);
    if (kind == LinkKind.BEFORE) {
      store.lockOrders();
      if (store.allBefore(one).contains(other)) {
        throw new Refusal("cases.refusal.linkCircle", one.value(), other.value());
      }
    }
    var now = clock.instant();
    if (!store.link(one, other, kind, why, users.current().id(), now)) {
      throw new Refusal("cases.refusal.linkedAlready", one.value(), other.value());
    }
    var entry = "cases.entry.linked." + kind.name();
    timelines.add(one, line(now, STAFF, entry, List.of(other.value()), why));
    timelines.add(
        other,
        line(
            now,
            STAFF,
            kind == LinkKind.BEFORE ? "cases.entry.linked.AFTER" : entry,
            List.of(one.value()),
            why));
    audited(one, "issue.linked", Map.of("other", other.value(), "kind", kind.name()));
  }

  @Override
  public void unlink(IssueNumber one, IssueNumber other, String reason) {
    var why = words(reason, 4, 500, "cases.refusal.linkReason");
    if (!store.unlink(one, other)) {
      return;
    }
    var now = clock.instant();
    timelines.add(one, line(now, STAFF, "cases.entry.unlinked", List.of(other.value()), why));
    timelines.add(other, line(now, STAFF, "cases.entry.unlinked", List.of(one.value()), why));
    audited(one, "issue.unlinked", Map.of("other", other.value()));
  }

  @Override
  public void merge(
      IssueNumber duplicate, IssueNumber into, String reason, boolean privacyChecked) {
    var why = words(reason, 4, 500, "cases.refusal.mergeReason");
    if (duplicate.equals(into)) {
      throw new Refusal("cases.refusal.mergeItself");
    }
    // in the order of their numbers: two who merge the same two the other way round wait in turn
    var first = duplicate.compareTo(into) < 0 ? duplicate : into;
    known(first);
    known(first.equals(duplicate) ? into : duplicate);
    var issue = issue(duplicate);
    var across = allowMerging(duplicate, into, privacyChecked);
    var now = clock.instant();
    issue.merge(now);
    issues.save(
        issue,
        line(now, PUBLIC, "cases.entry.merged", List.of(into.value()), null),
        line(now, STAFF, "cases.entry.mergeReason", List.of(into.value()), why));
    timelines.add(
        into, line(now, STAFF, "cases.entry.mergedHere", List.of(duplicate.value()), why));
    store.merge(duplicate, into, why, across, users.current().id(), now);
    clocks.stopAll(duplicate.value(), now);
    flow.merged(duplicate);
    audited(
        duplicate,
        "issue.merged",
        Map.of("into", into.value(), "acrossInvestors", across, "privacyChecked", across));
    audited(into, "issue.mergedHere", Map.of("issue", duplicate.value()));
    events.publishEvent(new IssueMerged(duplicate, into, across, now));
    events.publishEvent(new IssueClosed(duplicate, IssueState.MERGED, null, now));
    flow.clocksChanged(duplicate);
  }

  /** True where two investors are concerned. */
  private boolean allowMerging(IssueNumber duplicate, IssueNumber into, boolean privacyChecked) {
    var elsewhere = store.mergedInto(into);
    if (elsewhere.isPresent()) {
      throw new Refusal("cases.refusal.mergeChain", into.value(), elsewhere.get().into().value());
    }
    if (!store.mergedHere(duplicate).isEmpty()) {
      throw new Refusal("cases.refusal.mergeCarriesOthers", duplicate.value());
    }
    var one = files.find(duplicate).orElseThrow(NotFound::new);
    var other = files.find(into).orElseThrow(NotFound::new);
    if (!other.state().isOpen()) {
      throw new Refusal("cases.refusal.mergeIntoClosed", into.value());
    }
    if (other.state() == IssueState.REGISTERED) {
      throw new Refusal("cases.refusal.mergeIntoUntriaged", into.value());
    }
    if (relations.sameInvestor(one, other)) {
      return false;
    }
    if (!users.current().is(Role.COORDINATOR)) {
      throw new Refusal("cases.refusal.mergeAcrossByCoordinator");
    }
    if (!privacyChecked) {
      throw new Refusal("cases.refusal.mergePrivacy");
    }
    return true;
  }

  @Override
  public void separate(IssueNumber merged, String reason) {
    var why = words(reason, 4, 500, "cases.refusal.mergeReason");
    var merger =
        store.mergedInto(merged).orElseThrow(() -> new Refusal("cases.refusal.cannotSeparate"));
    if (clock.instant().isAfter(workingTime.closeAfterWorkingDays(merger.at(), 1))) {
      throw new Refusal("cases.refusal.separateTooLate", merged.value());
    }
    separate(merger, line(clock.instant(), STAFF, "cases.entry.separated", names(merger), why));
  }

  @Override
  public void contest(IssueNumber merged, String text) {
    var said = words(text, 2, 1000, "cases.refusal.contestText");
    var merger =
        store.mergedInto(merged).orElseThrow(() -> new Refusal("cases.refusal.cannotSeparate"));
    var now = clock.instant();
    var closedAt = files.find(merger.into()).orElseThrow(NotFound::new).closedAt();
    if (closedAt != null && now.isAfter(closedAt.plus(Issue.REOPENING))) {
      throw new Refusal("cases.refusal.tooLateToReopen");
    }
    separate(
        merger,
        new Line(now, PUBLIC, users.current().id(), "cases.entry.contested", names(merger), said));
  }

  private static List<String> names(Merger merger) {
    return List.of(merger.into().value());
  }

  /** Nobody may lose a report because somebody else withdrew his. */
  @EventListener
  void on(IssueClosed event) {
    if (event.state() != IssueState.WITHDRAWN) {
      return;
    }
    for (var merger : store.mergedHere(event.issue())) {
      if (merger.acrossInvestors()) {
        separate(
            merger,
            line(event.at(), STAFF, "cases.entry.separatedByWithdrawal", names(merger), null));
      }
    }
  }

  private void separate(Merger merger, Line told) {
    var number = merger.issue();
    var issue = issue(number);
    var other = files.find(merger.into()).orElseThrow(NotFound::new);
    var before = issue.facts();
    // merged before its triage it has none of its own; what it was merged into had been dispatched
    var type = Objects.requireNonNull(before.type() != null ? before.type() : other.type());
    var variant = before.type() != null ? before.variant() : other.variant();
    if (!type.accepts(variant)) {
      type = Objects.requireNonNull(other.type());
      variant = other.variant();
    }
    var department =
        Objects.requireNonNull(
            before.department() != null ? before.department() : other.department());
    var now = clock.instant();
    issue.separate(type, variant, department, now);
    issues.save(issue, told, line(now, PUBLIC, "cases.entry.dispatched", names(department), null));
    store.separate(number);
    timelines.add(
        merger.into(),
        line(now, STAFF, "cases.entry.separatedHere", List.of(number.value()), null));
    var policy = type.policy(variant);
    clocks.start(
        number.value(),
        policy,
        now,
        EnumSet.of(RESOLUTION, CEILING, SIGN_FOR, PLAN, UPDATE),
        department);
    clocks.retarget(number.value(), policy, now);
    flow.splitOff(number, department, type);
    audited(number, "issue.separated", Map.of("from", merger.into().value()));
    events.publishEvent(new IssueSeparated(number, merger.into(), now));
    events.publishEvent(new IssueDispatched(number, department, null, now));
    flow.limitsMoved(number);
  }

  /** Locks an issue whose number somebody may have typed. */
  private void known(IssueNumber number) {
    if (issues.lock(number).isEmpty()) {
      throw new Refusal("cases.refusal.issueUnknown", number.value());
    }
  }

  private Issue issue(IssueNumber number) {
    return issues.lock(number).orElseThrow(NotFound::new);
  }

  private void department(String id) {
    directory
        .department(id)
        .filter(Department::active)
        .orElseThrow(() -> new Refusal("cases.refusal.departmentUnknown", id));
  }

  private List<String> names(String department) {
    return directory
        .department(department)
        .map(found -> List.of(found.name(), found.nameEn()))
        .orElse(List.of(department, department));
  }

  private static String words(String text, int shortest, int longest, String key) {
    var words = text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
    return words;
  }

  private Line line(
      Instant at, Audience audience, String key, List<String> arguments, @Nullable String text) {
    // what follows from an investor's step is the desk's own doing
    var user = users.current();
    var actor = user.roles().isEmpty() ? CurrentUser.SYSTEM.id() : user.id();
    return new Line(at, audience, actor, key, arguments, text);
  }

  private void audited(IssueNumber number, String action, Map<String, ?> details) {
    audit.record(number.value(), action, details);
  }
}
