package org.investordesk.acceptance;

import static org.investordesk.acceptance.AcceptanceOutcome.ALL_FIXED;
import static org.investordesk.acceptance.AcceptanceOutcome.COMPLETE;
import static org.investordesk.acceptance.AcceptanceOutcome.ISSUED;
import static org.investordesk.acceptance.AcceptanceOutcome.PASSED;
import static org.investordesk.acceptance.AcceptanceOutcome.REPORTED;
import static org.investordesk.acceptance.AcceptanceOutcome.STILL_OPEN;
import static org.investordesk.acceptance.AcceptanceOutcome.TO_RECTIFY;
import static org.investordesk.acceptance.AcceptanceStage.JOINT_INSPECTION;
import static org.investordesk.acceptance.AcceptanceStage.OPINION;
import static org.investordesk.acceptance.AcceptanceStage.PRE_CHECK;
import static org.investordesk.acceptance.AcceptanceStage.RECHECK;
import static org.investordesk.acceptance.AcceptanceStage.RECTIFICATION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.investordesk.acceptance.AcceptanceFile.Act;
import org.investordesk.acceptance.AcceptanceFile.FinalOpinion;
import org.investordesk.acceptance.AcceptanceFile.Inspection;
import org.investordesk.acceptance.AcceptanceFile.Item;
import org.investordesk.acceptance.AcceptanceFile.RefusedNotice;
import org.investordesk.acceptance.AcceptanceFile.Step;
import org.investordesk.acceptance.DefectsNoticed.Line;
import org.investordesk.acceptance.domain.Acceptance;
import org.investordesk.acceptance.domain.Acceptance.Said;
import org.investordesk.acceptance.domain.AcceptanceFlow;
import org.investordesk.acceptance.domain.InspectionDay;
import org.investordesk.acceptance.domain.InspectorTable;
import org.investordesk.acceptance.domain.InspectorTable.Proposal;
import org.investordesk.acceptance.domain.OpinionNumber;
import org.investordesk.acceptance.domain.Wording;
import org.investordesk.acceptance.store.AcceptanceStore;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Ask;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.Stages.Result;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedAcceptanceDesk implements AcceptanceDesk {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Working days an inspector has for his opinion, by the policy. */
  private static final int OPINION_DAYS = 3;

  private final AcceptanceStore store;
  private final AcceptanceFlow flow;
  private final InspectorTable inspectors;
  private final SecondNotices secondNotices;
  private final IssueDesk issues;
  private final CaseFiles files;
  private final Stages stages;
  private final Opinions opinions;
  private final Directory directory;
  private final WorkingTime workingTime;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final MessageSource messages;
  private final Clock clock;

  StaffedAcceptanceDesk(
      AcceptanceStore store,
      AcceptanceFlow flow,
      InspectorTable inspectors,
      SecondNotices secondNotices,
      IssueDesk issues,
      CaseFiles files,
      Stages stages,
      Opinions opinions,
      Directory directory,
      WorkingTime workingTime,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.flow = flow;
    this.inspectors = inspectors;
    this.secondNotices = secondNotices;
    this.issues = issues;
    this.files = files;
    this.stages = stages;
    this.opinions = opinions;
    this.directory = directory;
    this.workingTime = workingTime;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public void begin(IssueNumber number) {
    store.ensure(number);
    var acceptance = acceptance(number);
    acceptance.begin();
    store.setPhase(number, acceptance.phase());
    stages.begin(number, PRE_CHECK.name(), Holder.GOVERNMENT);
    audited(number, "issue.acceptanceBegun", Map.of());
  }

  @Override
  public void noticeDefects(IssueNumber number, Defects defects) {
    var now = clock.instant();
    var acceptance = acceptance(number);
    var open = acceptance.open();
    var department = department(number);
    var user = users.current().id();
    if (acceptance.noticesTwice(defects, department)) {
      secondNotices.reportAfterRefusal(
          new RefusedNotice(number, department, user, whats(defects.items()), now));
      throw new Refusal("acceptance.refusal.secondNotice");
    }
    judge(defects.judged(), now);
    if (!defects.items().isEmpty()) {
      store.addList(
          number,
          ListKind.DEFECTS,
          department,
          tidy(defects.items()),
          defects.newFact(),
          blankToNull(defects.reason()),
          user,
          now);
    }
    store.setPhase(number, acceptance.phase());
    var lines = stillOpen(open, defects.judged());
    lines.addAll(lines(defects.items()));
    stages.handOver(number, PRE_CHECK.name(), Holder.INVESTOR);
    issues.askInvestor(number, say(number, "acceptance.asked.DEFECTS", lines.size()));
    audited(
        number,
        "issue.defectsNoticed",
        Map.of("items", lines.size(), "newFact", defects.newFact() != null));
    events.publishEvent(new DefectsNoticed(number, lines, defects.newFact() != null, now));
  }

  @Override
  public void passFile(IssueNumber number, @Nullable String text) {
    var now = clock.instant();
    var words = blankToNull(text);
    if (words != null) {
      Wording.require(words, 2, 1000, "acceptance.refusal.passText");
    }
    var acceptance = acceptance(number);
    var open = acceptance.open();
    acceptance.passFile();
    judge(open.stream().map(item -> new Judgement(item.id(), true, null)).toList(), now);
    store.setPhase(number, acceptance.phase());
    complete(number, PRE_CHECK, COMPLETE, today(now), words, Set.of(), false);
    stages.begin(number, JOINT_INSPECTION.name(), Holder.GOVERNMENT);
    audited(number, "issue.fileComplete", Map.of("settled", open.size()));
  }

  @Override
  public void convene(IssueNumber number, Convening convening) {
    var now = clock.instant();
    var acceptance = acceptance(number);
    acceptance.convene();
    var lead = department(number);
    InspectionDay.check(convening.on(), today(now), workingTime::isWorkingDay);
    var place = Wording.require(convening.place(), 2, 100, "acceptance.refusal.place");
    var words = blankToNull(convening.words());
    if (words != null) {
      Wording.require(words, 2, 500, "acceptance.refusal.conveningWords");
    }
    var proposed = proposal(lead, convening.facts());
    var called = called(proposed, convening.departments(), lead);
    if (!new HashSet<>(proposed).equals(new HashSet<>(called))) {
      Wording.require(convening.reason(), 4, 500, "acceptance.refusal.inspectorsReason");
    }
    var opinionsBy = opinionsBy(convening.on(), now);
    var question =
        messages.getMessage(
            words == null ? "acceptance.ask.question" : "acceptance.ask.questionWith",
            new Object[] {convening.on().toString(), place, Objects.requireNonNullElse(words, "")},
            Locale.SIMPLIFIED_CHINESE);
    // the policy's three days, unless the inspectors only meet after them
    var dueOn = today(opinionsBy).equals(convening.on()) ? convening.on() : null;
    var round =
        opinions.ask(
            number,
            Purpose.INSPECTION,
            called.stream().map(department -> new Ask(department, question, dueOn)).toList());
    store.addInspection(
        number,
        round,
        lead,
        new Convening(
            convening.facts(),
            Set.copyOf(called),
            blankToNull(convening.reason()),
            convening.on(),
            place,
            words),
        proposed,
        called,
        users.current().id(),
        now);
    store.setPhase(number, acceptance.phase());
    issues.record(
        number,
        Audience.PUBLIC,
        "acceptance.entry.convened",
        List.of(convening.on().toString(), place, Integer.toString(called.size())),
        null,
        now);
    audited(
        number, "issue.inspectionConvened", Map.of("departments", called, "proposed", proposed));
    events.publishEvent(
        new InspectionConvened(number, called, convening.on(), place, words, opinionsBy, now));
  }

  /** Departments the table names that are in use; the convener is there anyway. */
  private List<String> proposal(String lead, SiteFacts facts) {
    return inspectors.propose(facts).stream()
        .map(Proposal::department)
        .filter(department -> !department.equals(lead) && isInUse(department))
        .toList();
  }

  private List<String> called(List<String> proposed, Set<String> chosen, String lead) {
    if (chosen.isEmpty()) {
      throw new Refusal("acceptance.refusal.noInspectors");
    }
    for (var department : chosen) {
      if (department.equals(lead)) {
        throw new Refusal("acceptance.refusal.convenerInspects");
      }
      if (!isInUse(department)) {
        throw new Refusal("acceptance.refusal.departmentUnknown", department);
      }
    }
    var called = new LinkedHashSet<>(proposed);
    called.retainAll(chosen);
    chosen.stream().sorted().forEach(called::add);
    return List.copyOf(called);
  }

  private boolean isInUse(String department) {
    return directory.department(department).filter(Department::active).isPresent();
  }

  private Instant opinionsBy(LocalDate on, Instant now) {
    var byPolicy = workingTime.closeAfterWorkingDays(now, OPINION_DAYS);
    return on.isAfter(today(byPolicy))
        ? workingTime.closeAfterWorkingDays(
            on.minusDays(1).atTime(12, 0).atZone(SHANGHAI).toInstant(), 1)
        : byPolicy;
  }

  @Override
  public boolean summarise(IssueNumber number, Summary summary) {
    var now = clock.instant();
    var file = store.lock(number);
    var acceptance = new Acceptance(file);
    var inspection = lastInspection(file);
    if (today(now).isBefore(inspection.on())) {
      throw new Refusal("acceptance.refusal.beforeInspection", inspection.on().toString());
    }
    acceptance.summarise(summary, said(number, inspection.round()));
    refuseForeign(summary.items(), inspection);
    opinions.close(number, Purpose.INSPECTION);
    store.summarise(
        inspection.id(),
        new Summary(
            summary.passed(),
            summary.text().strip(),
            summary.items(),
            blankToNull(summary.absentWord())),
        now);
    var text = summary.text().strip();
    complete(
        number,
        JOINT_INSPECTION,
        summary.passed() ? PASSED : TO_RECTIFY,
        inspection.on(),
        text,
        Set.of(),
        false);
    store.setPhase(number, acceptance.phase());
    audited(
        number,
        "issue.opinionsSummarised",
        Map.of("passed", summary.passed(), "items", summary.items().size()));
    if (summary.passed()) {
      stages.begin(number, OPINION.name(), Holder.GOVERNMENT);
      return false;
    }
    store.addList(
        number,
        ListKind.RECTIFICATION,
        department(number),
        tidy(summary.items()),
        null,
        null,
        users.current().id(),
        now);
    var lines = lines(summary.items());
    sendToRectify(number, lines.size());
    events.publishEvent(new RectificationListed(number, lines, text, now));
    return true;
  }

  private void sendToRectify(IssueNumber number, int items) {
    stages.begin(number, RECTIFICATION.name(), Holder.INVESTOR);
    issues.askInvestor(number, say(number, "acceptance.asked.RECTIFICATION", items));
  }

  private List<Said> said(IssueNumber number, int round) {
    return opinions.of(number).stream()
        .filter(one -> one.purpose() == Purpose.INSPECTION && one.round() == round)
        .map(one -> new Said(one.department(), one.state(), one.verdict()))
        .toList();
  }

  /** A finding belongs to a department that was called, or to the convener. */
  private static void refuseForeign(List<Entry> items, Inspection inspection) {
    for (var item : items) {
      var department = item.department();
      if (department != null
          && !inspection.called().contains(department)
          && !inspection.department().equals(department)) {
        throw new Refusal("acceptance.refusal.departmentUnknown", department);
      }
    }
  }

  @Override
  public void report(IssueNumber number, Report report) {
    var now = clock.instant();
    var user = users.current();
    var byStaff = !user.roles().isEmpty();
    if (byStaff) {
      Wording.require(report.reason(), 4, 500, "acceptance.refusal.behalfReason");
    }
    var evidence = report.files().size();
    new Acceptance(store.find(number)).report(report.item(), evidence, report.words());
    // the files lock the issue, and an issue is never locked after its acceptance
    var kept =
        report.files().stream()
            .map(file -> issues.attach(number, file, Audience.PUBLIC))
            .map(Attachment::id)
            .toList();
    acceptance(number).report(report.item(), evidence, report.words());
    store.addStep(
        report.item(),
        ItemState.REPORTED,
        new Step(
            Act.REPORTED,
            user.id(),
            now,
            report.words().strip(),
            byStaff ? blankToNull(report.reason()) : null,
            kept));
    audited(
        number,
        "issue.itemReported",
        Map.of("item", report.item(), "files", kept.size(), "onBehalf", byStaff));
  }

  /** The word locks the issue and then, by its event, brings the acceptance along. */
  @Override
  public void sendBack(IssueNumber number) {
    new Acceptance(store.find(number)).checkComplete();
    if (users.current().roles().isEmpty()) {
      issues.investorReplied(number, say(number, "acceptance.sentBack"), List.of());
    } else {
      issues.resumeWork(number, say(number, "acceptance.sentBackOnBehalf"));
    }
  }

  @Override
  public void goOn(IssueNumber number) {
    var acceptance = acceptance(number);
    if (!acceptance.takeBack()) {
      return;
    }
    store.setPhase(number, acceptance.phase());
    if (acceptance.phase() == Phase.CHECKING_FILE) {
      stages.handOver(number, PRE_CHECK.name(), Holder.GOVERNMENT);
      flow.papersSupplied(number);
      return;
    }
    complete(number, RECTIFICATION, REPORTED, today(clock.instant()), null, Set.of(), false);
    stages.begin(number, RECHECK.name(), Holder.GOVERNMENT);
    flow.rectificationReported(number);
  }

  @Override
  public void gathered(IssueNumber number) {
    if (store.lock(number).phase() == Phase.INSPECTING) {
      flow.opinionsGathered(number);
    }
  }

  @Override
  public boolean recheck(IssueNumber number, Recheck recheck) {
    var now = clock.instant();
    var acceptance = acceptance(number);
    var open = acceptance.open();
    var text = Wording.require(recheck.text(), 4, 2000, "acceptance.refusal.recheckText");
    refuseFuture(recheck.on(), now);
    var allFixed = acceptance.recheck(recheck.judged());
    judge(recheck.judged(), now);
    store.setPhase(number, acceptance.phase());
    complete(
        number,
        RECHECK,
        allFixed ? ALL_FIXED : STILL_OPEN,
        recheck.on(),
        text,
        recheck.evidence(),
        true);
    var lines = stillOpen(open, recheck.judged());
    audited(
        number,
        "issue.itemsRechecked",
        Map.of("fixed", open.size() - lines.size(), "stillOpen", lines.size()));
    if (allFixed) {
      stages.begin(number, OPINION.name(), Holder.GOVERNMENT);
    } else {
      sendToRectify(number, lines.size());
    }
    events.publishEvent(new ItemsRechecked(number, open.size() - lines.size(), lines, text, now));
    return allFixed;
  }

  @Override
  public void giveOpinion(IssueNumber number, Opinion opinion) {
    var now = clock.instant();
    var acceptance = acceptance(number);
    acceptance.finish();
    refuseFuture(opinion.on(), now);
    var wording = OpinionNumber.parse(opinion.number(), opinion.on()).value();
    var text = Wording.require(opinion.text(), 4, 2000, "acceptance.refusal.opinionText");
    var given = new FinalOpinion(wording, opinion.on(), text, users.current().id(), now);
    if (!store.addOpinion(number, given)) {
      throw new Refusal("acceptance.refusal.numberTaken", wording);
    }
    store.setPhase(number, acceptance.phase());
    complete(
        number, OPINION, ISSUED, opinion.on(), wording + "\n" + text, opinion.evidence(), true);
    audited(number, "issue.acceptanceOpinionGiven", Map.of("number", wording));
    events.publishEvent(new OpinionIssued(number, wording, opinion.on(), text, now));
  }

  @Override
  public void leave(IssueNumber number) {
    var acceptance = acceptance(number);
    if (!acceptance.leave()) {
      return;
    }
    store.setPhase(number, acceptance.phase());
    store.leaveRectification(number);
    audited(number, "issue.acceptanceLeft", Map.of());
  }

  @Override
  @Transactional(readOnly = true)
  public AcceptanceFile file(IssueNumber number) {
    return store.find(number);
  }

  private void complete(
      IssueNumber number,
      AcceptanceStage stage,
      AcceptanceOutcome outcome,
      LocalDate on,
      @Nullable String text,
      Set<UUID> evidence,
      boolean evidenceNeeded) {
    stages.complete(
        number, stage.name(), new Result(outcome.name(), on, text, evidence, evidenceNeeded, true));
  }

  private void judge(Collection<Judgement> judged, Instant now) {
    var user = users.current().id();
    for (var one : judged) {
      store.addStep(
          one.item(),
          one.fixed() ? ItemState.SETTLED : ItemState.OPEN,
          new Step(
              one.fixed() ? Act.FIXED : Act.STILL_OPEN,
              user,
              now,
              blankToNull(one.remark()),
              null,
              List.of()));
    }
  }

  private static List<Line> stillOpen(List<Item> open, List<Judgement> judged) {
    var remarks = new LinkedHashMap<Long, String>();
    judged.stream()
        .filter(one -> !one.fixed())
        .forEach(one -> remarks.put(one.item(), String.valueOf(one.remark()).strip()));
    var lines = new ArrayList<Line>();
    for (var item : open) {
      var remark = remarks.get(item.id());
      if (remark != null) {
        lines.add(new Line(item.what(), item.ground(), remark));
      }
    }
    return lines;
  }

  private static List<Line> lines(List<Entry> items) {
    return items.stream()
        .map(item -> new Line(item.what().strip(), item.ground().strip(), ""))
        .toList();
  }

  private static List<String> whats(List<Entry> items) {
    return items.stream().map(item -> item.what().strip()).toList();
  }

  private static List<Entry> tidy(List<Entry> items) {
    return items.stream()
        .map(item -> new Entry(item.what().strip(), item.ground().strip(), item.department()))
        .toList();
  }

  private void refuseFuture(LocalDate day, Instant now) {
    if (day.isAfter(today(now))) {
      throw new Refusal("acceptance.refusal.dayFuture", day.toString());
    }
  }

  private static Inspection lastInspection(AcceptanceFile file) {
    if (file.inspections().isEmpty()) {
      throw new Refusal("acceptance.refusal.notNow");
    }
    return file.inspections().get(file.inspections().size() - 1);
  }

  private Acceptance acceptance(IssueNumber number) {
    return new Acceptance(store.lock(number));
  }

  private IssueView issue(IssueNumber number) {
    return files.find(number).orElseThrow(NotFound::new);
  }

  private String department(IssueNumber number) {
    return Objects.requireNonNull(issue(number).department());
  }

  /** In the investor's language: he reads it. */
  private String say(IssueNumber number, String key, Object... arguments) {
    return messages.getMessage(key, arguments, issue(number).language().locale());
  }

  private static LocalDate today(Instant now) {
    return now.atZone(SHANGHAI).toLocalDate();
  }

  private void audited(IssueNumber number, String action, Map<String, ?> details) {
    audit.record(number.value(), action, details);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
