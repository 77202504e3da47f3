package org.investordesk.cases;

import static org.investordesk.cases.Audience.PUBLIC;
import static org.investordesk.cases.Audience.STAFF;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CHECK;
import static org.investordesk.sla.ClockName.CONTACT;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.sla.ClockName.TRIAGE;
import static org.investordesk.sla.ClockName.UPDATE;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.domain.Issue;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.IssueStore.CaseFacts;
import org.investordesk.cases.store.TimelineStore;
import org.investordesk.cases.store.TimelineStore.Line;
import org.investordesk.directory.Department;
import org.investordesk.directory.Directory;
import org.investordesk.directory.Investor;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedIssueDesk implements IssueDesk {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** What the investor waits for himself to do: his word ends the pause. */
  private static final Set<PauseReason> ENDED_BY_THE_INVESTOR =
      EnumSet.of(PauseReason.WAITING_INVESTOR, PauseReason.INVESTOR_WORKS);

  private final IssueStore issues;
  private final TimelineStore timelines;
  private final IssueFlow flow;
  private final ServiceClocks clocks;
  private final WorkingTime workingTime;
  private final Directory directory;
  private final HandlingProcesses processes;
  private final StatusLinks links;
  private final FileGate gate;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffedIssueDesk(
      IssueStore issues,
      TimelineStore timelines,
      IssueFlow flow,
      ServiceClocks clocks,
      WorkingTime workingTime,
      Directory directory,
      HandlingProcesses processes,
      StatusLinks links,
      FileGate gate,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.issues = issues;
    this.timelines = timelines;
    this.flow = flow;
    this.clocks = clocks;
    this.workingTime = workingTime;
    this.directory = directory;
    this.processes = processes;
    this.links = links;
    this.gate = gate;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Registered register(Report report) {
    var now = clock.instant();
    // Sent twice at the same moment: the second waits here and then finds the receipt of the first.
    if (!issues.takeKey(report.idempotencyKey(), now)) {
      return receipt(issues.receipt(report.idempotencyKey()).orElseThrow());
    }
    ReportRules.check(report, gate);
    var caseId = UUID.randomUUID();
    var file = file(report, caseId, now);
    var token = links.tokenOf(caseId);

    // From here on the year's counter is locked, so that a refused report leaves no gap.
    var number = issues.nextNumber(now.atZone(SHANGHAI).getYear());
    var issue =
        new Issue(
            new Issue.Facts(
                number,
                caseId,
                report.type(),
                report.variant(),
                IssueState.REGISTERED,
                false,
                report.subject().strip(),
                report.description().strip().replace("\r\n", "\n"),
                report.area(),
                blankToNull(report.projectName()),
                report.projectId(),
                null,
                null,
                null,
                null,
                null,
                now,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                0,
                null,
                Course.DIRECT,
                null,
                false));
    issues.add(
        issue,
        file,
        StatusLinks.hash(token),
        report.idempotencyKey(),
        line(now, PUBLIC, "cases.entry.registered", List.of(report.channel().name()), null));
    for (var upload : report.files()) {
      keep(number, upload, PUBLIC, now);
    }
    clocks.open(
        number.value(),
        policy(report.type(), report.variant()),
        now,
        Set.of(CONTACT, TRIAGE, UPDATE, RESOLUTION, CEILING));
    flow.registered(number);
    audited(number, "issue.registered", Map.of("channel", report.channel().name()));
    events.publishEvent(new IssueRegistered(number, caseId, now));
    return new Registered(number, caseId, token, now, triageDue(number), false);
  }

  @Override
  public void contact(IssueNumber number) {
    var issue = issue(number);
    var user = users.current().id();
    if (!issue.contactBy(user)) {
      return;
    }
    var now = clock.instant();
    issues.save(issue, line(now, PUBLIC, "cases.entry.contacted", List.of(), null));
    clocks.stop(number.value(), now, Set.of(CONTACT));
    audited(number, "issue.contacted", Map.of());
    events.publishEvent(new IssueContacted(number, user, now));
    flow.clocksChanged(number);
  }

  @Override
  public void accept(IssueNumber number, Acceptance acceptance) {
    var issue = issue(number);
    var facts = issue.facts();
    requireVariant(acceptance.type(), acceptance.variant());
    var department = requireDepartment(acceptance.department());
    var overruled = !acceptance.department().equals(facts.proposedDepartment());
    if (overruled) {
      requireText(acceptance.overruleReason(), 4, 500, "cases.refusal.overruleReason");
    }
    var investor = acceptance.investorId();
    if (investor != null && directory.investor(investor).isEmpty()) {
      throw new Refusal("cases.refusal.investorUnknown", investor.toString());
    }
    var project = acceptance.projectId();
    if (project != null && directory.project(project).isEmpty()) {
      throw new Refusal("cases.refusal.projectUnknown", project.toString());
    }
    var now = clock.instant();
    issue.accept(
        acceptance.type(),
        acceptance.variant(),
        acceptance.department(),
        project != null ? project : facts.projectId(),
        users.current().id(),
        now);
    var lines = new ArrayList<Line>();
    lines.add(
        line(
            now,
            PUBLIC,
            "cases.entry.dispatched",
            List.of(department.name(), department.nameEn()),
            null));
    if (overruled) {
      lines.add(
          line(
              now,
              STAFF,
              "cases.entry.overruled",
              departmentNames(Objects.requireNonNullElse(facts.proposedDepartment(), "–")),
              acceptance.overruleReason()));
    }
    issues.save(issue, lines.toArray(Line[]::new));
    if (investor != null) {
      issues.setInvestor(facts.caseId(), investor);
    }
    var policy = acceptance.type().policy(acceptance.variant());
    if (!policy.equals(policy(facts.type(), facts.variant()))) {
      clocks.retarget(number.value(), policy, now);
    }
    clocks.change(
        number.value(),
        policy,
        now,
        Set.of(CONTACT, TRIAGE),
        Set.of(SIGN_FOR, PLAN, UPDATE),
        acceptance.department());
    flow.accepted(number, acceptance.department(), acceptance.type());
    audited(
        number,
        "issue.dispatched",
        Map.of("department", acceptance.department(), "overruled", overruled));
    events.publishEvent(new IssueDispatched(number, acceptance.department(), null, now));
    flow.clocksChanged(number);
  }

  @Override
  public void decline(IssueNumber number, LegalGround ground, String text) {
    requireText(text, 10, 2000, "cases.refusal.declineText");
    var issue = issue(number);
    var now = clock.instant();
    issue.decline(users.current().id(), now);
    issues.save(issue, line(now, PUBLIC, "cases.entry.declined." + ground.name(), List.of(), text));
    clocks.stopAll(number.value(), now);
    flow.declined(number);
    audited(number, "issue.declined", Map.of("ground", ground.name()));
    events.publishEvent(new IssueDeclined(number, ground, text, now));
    events.publishEvent(new IssueClosed(number, IssueState.DECLINED, null, now));
    flow.clocksChanged(number);
  }

  @Override
  public void signFor(IssueNumber number, SignFor signFor) {
    var plan = blankToNull(signFor.plan());
    if (plan != null) {
      requireText(plan, 5, 2000, "cases.refusal.planText");
    }
    var now = clock.instant();
    var promisedAt = promise(signFor.promisedOn(), now);
    var issue = issue(number);
    var user = users.current().id();
    var course = signFor.course();
    if (course == Course.STAGED && processes.of(issue.facts().type()).isEmpty()) {
      throw new Refusal("cases.refusal.noStages");
    }
    issue.signFor(user, promisedAt, course);
    issues.save(
        issue, line(now, PUBLIC, "cases.entry.signedFor", promiseArguments(promisedAt), plan));
    clocks.stop(number.value(), now, plan == null ? Set.of(SIGN_FOR) : Set.of(SIGN_FOR, PLAN));
    if (plan != null) {
      clocks.start(number.value(), policyOf(issue), now, Set.of(UPDATE));
    }
    flow.signedFor(number);
    audited(
        number,
        "issue.signedFor",
        course == Course.DIRECT
            ? Map.of("handler", user)
            : Map.of("handler", user, "course", course.name()));
    var department = Objects.requireNonNull(issue.facts().department());
    events.publishEvent(new IssueSignedFor(number, department, user, plan, promisedAt, now));
    flow.clocksChanged(number);
  }

  @Override
  public void publishUpdate(IssueNumber number, String text, @Nullable LocalDate promisedOn) {
    requireText(text, 5, 3000, "cases.refusal.updateText");
    var now = clock.instant();
    var promisedAt = promise(promisedOn, now);
    var issue = issue(number);
    issue.update(promisedAt);
    issues.save(
        issue,
        line(now, PUBLIC, "cases.entry.updated", promiseArguments(promisedAt), text.strip()));
    if (promisedAt != null) {
      clocks.stop(number.value(), now, Set.of(PLAN));
    }
    clocks.start(number.value(), policyOf(issue), now, Set.of(UPDATE));
    audited(number, "issue.updated", Map.of());
    events.publishEvent(new UpdatePublished(number, text.strip(), promisedAt, now));
    flow.clocksChanged(number);
  }

  @Override
  public void note(IssueNumber number, String text) {
    requireText(text, 2, 3000, "cases.refusal.noteText");
    issue(number);
    timelines.add(
        number, line(clock.instant(), STAFF, "cases.entry.noted", List.of(), text.strip()));
    audited(number, "issue.noted", Map.of());
  }

  @Override
  public void askInvestor(IssueNumber number, String text) {
    await(number, PauseReason.WAITING_INVESTOR, text, null);
  }

  @Override
  public void awaitThirdParty(IssueNumber number, String text) {
    await(number, PauseReason.WAITING_THIRD_PARTY, text, null);
  }

  @Override
  public void pause(
      IssueNumber number, PauseReason reason, String text, @Nullable Upload evidence) {
    await(number, reason, text, evidence);
  }

  /** One way for all reasons; what the investor is asked for, or told, differs. */
  private void await(
      IssueNumber number, PauseReason reason, String text, @Nullable Upload evidence) {
    requireText(
        text,
        10,
        2000,
        switch (reason) {
          case WAITING_INVESTOR -> "cases.refusal.papersText";
          case WAITING_THIRD_PARTY -> "cases.refusal.thirdPartyText";
          default -> "cases.refusal.pauseText";
        });
    var now = clock.instant();
    var words = text.strip();
    var proof = evidence == null ? null : attach(number, evidence, STAFF).id().toString();
    var issue = issue(number);
    issue.await(
        ENDED_BY_THE_INVESTOR.contains(reason)
            ? IssueState.WAITING_INVESTOR
            : IssueState.WAITING_THIRD_PARTY);
    issues.save(
        issue,
        line(
            now,
            PUBLIC,
            switch (reason) {
              case WAITING_INVESTOR -> "cases.entry.papersRequested";
              case WAITING_THIRD_PARTY -> "cases.entry.thirdPartyAwaited";
              default -> "cases.entry.paused." + reason;
            },
            List.of(),
            words));
    clocks.start(number.value(), policyOf(issue), now, Set.of(UPDATE));
    clocks.pause(number.value(), reason, words, proof, now);
    flow.waitBegan(number);
    switch (reason) {
      case WAITING_INVESTOR -> {
        audited(number, "issue.papersRequested", Map.of());
        events.publishEvent(new PapersRequested(number, words, now));
      }
      case WAITING_THIRD_PARTY -> {
        audited(number, "issue.thirdPartyAwaited", Map.of());
        events.publishEvent(new ThirdPartyAwaited(number, words, now));
      }
      default -> {
        audited(number, "issue.paused", Map.of("reason", reason.name()));
        events.publishEvent(new WorkPaused(number, reason, words, now));
      }
    }
    flow.clocksChanged(number);
  }

  @Override
  public void investorReplied(IssueNumber number, String text, List<Upload> files) {
    if (files.isEmpty()) {
      requireText(text, 2, 3000, "cases.refusal.replyText");
    }
    var problems = new ArrayList<Problem>();
    ReportRules.files(problems, files, gate);
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    var now = clock.instant();
    var issue = issue(number);
    var waited = issue.replied();
    for (var file : files) {
      keep(number, file, PUBLIC, now);
    }
    if (waited) {
      issues.save(issue);
      goOn(issue, now);
      flow.investorReplied(number);
    }
    timelines.add(
        number, line(now, PUBLIC, "cases.entry.investorReplied", List.of(), text.strip()));
    audited(number, "issue.investorReplied", Map.of("files", files.size()));
    events.publishEvent(new InvestorReplied(number, text.strip(), now));
    flow.limitsMoved(number);
  }

  @Override
  public void resumeWork(IssueNumber number, String text) {
    requireText(text, 4, 1000, "cases.refusal.resumeText");
    var now = clock.instant();
    var issue = issue(number);
    issue.resume();
    issues.save(issue, line(now, PUBLIC, "cases.entry.workResumed", List.of(), text.strip()));
    goOn(issue, now);
    flow.workResumed(number);
    audited(number, "issue.workResumed", Map.of());
    events.publishEvent(new WorkResumed(number, text.strip(), now));
    flow.limitsMoved(number);
  }

  /** The clocks go on, unless the stage that runs is somebody else's as well. */
  private void goOn(Issue issue, Instant at) {
    if (!issue.stageIsElsewhere()) {
      clocks.resume(issue.facts().number().value(), at);
    }
  }

  @Override
  public void submitAnswer(IssueNumber number, Answer answer) {
    requireText(answer.text(), 10, 3000, "cases.refusal.answerText");
    if (answer.explained()) {
      requireText(answer.ground(), 4, 1000, "cases.refusal.ground");
    } else if (answer.evidence().isEmpty()) {
      throw new Refusal("cases.refusal.evidence");
    }
    var now = clock.instant();
    var issue = issue(number);
    issue.submitAnswer(answer.text().strip(), answer.explained(), blankToNull(answer.ground()));
    var submitted =
        line(
            now,
            STAFF,
            answer.explained() ? "cases.entry.explanationSubmitted" : "cases.entry.answerSubmitted",
            List.of(Objects.requireNonNullElse(answer.ground(), "")),
            answer.text().strip());
    if (issues.saveAnswer(issue, answer.evidence(), submitted) != answer.evidence().size()) {
      throw new Refusal("cases.refusal.evidenceUnknown");
    }
    clocks.start(number.value(), policyOf(issue), now, Set.of(CHECK));
    flow.answered(number);
    audited(number, "issue.answerSubmitted", Map.of("explained", answer.explained()));
    events.publishEvent(new AnswerSubmitted(number, now));
    flow.clocksChanged(number);
  }

  @Override
  public void release(IssueNumber number, @Nullable String wording) {
    var words = blankToNull(wording);
    if (words != null) {
      requireText(words, 10, 3000, "cases.refusal.answerText");
    }
    var now = clock.instant();
    var issue = issue(number);
    issue.release(words, now);
    var facts = issue.facts();
    var text = Objects.requireNonNull(facts.answerText());
    issues.saveRelease(
        issue,
        line(
            now,
            PUBLIC,
            facts.explained() ? "cases.entry.explained" : "cases.entry.answered",
            List.of(Objects.requireNonNullElse(facts.ground(), "")),
            text));
    clocks.change(
        number.value(),
        policyOf(issue),
        now,
        EnumSet.complementOf(EnumSet.of(SILENCE)),
        Set.of(SILENCE));
    flow.released(number);
    audited(number, "issue.answerReleased", Map.of("reworded", words != null));
    events.publishEvent(new AnswerReleased(number, text, facts.explained(), now));
    flow.clocksChanged(number);
  }

  @Override
  public void returnAnswer(IssueNumber number, String reason) {
    requireText(reason, 4, 1000, "cases.refusal.returnReason");
    var now = clock.instant();
    var issue = issue(number);
    issue.returnAnswer();
    issues.save(issue, line(now, STAFF, "cases.entry.answerReturned", List.of(), reason.strip()));
    clocks.stop(number.value(), now, Set.of(CHECK));
    var facts = issue.facts();
    flow.answerReturned(
        number, Objects.requireNonNull(facts.department()), Objects.requireNonNull(facts.type()));
    audited(number, "issue.answerReturned", Map.of());
    events.publishEvent(new AnswerReturned(number, reason.strip(), now));
    flow.clocksChanged(number);
  }

  @Override
  public void confirm(IssueNumber number) {
    var now = clock.instant();
    var issue = issue(number);
    issue.confirm(now);
    settle(issue, "cases.entry.confirmed", now);
  }

  @Override
  public void lapse(IssueNumber number) {
    var now = clock.instant();
    var issue = issue(number);
    issue.lapse(now);
    settle(issue, "cases.entry.lapsed", now);
  }

  private void settle(Issue issue, String entry, Instant now) {
    var facts = issue.facts();
    issues.save(issue, line(now, PUBLIC, entry, List.of(), null));
    clocks.stopAll(facts.number().value(), now);
    flow.settled(facts.number());
    audited(facts.number(), "issue.closed", Map.of("state", facts.state().name()));
    events.publishEvent(new IssueClosed(facts.number(), facts.state(), facts.confirmed(), now));
    flow.clocksChanged(facts.number());
  }

  @Override
  public void reopenAfterSurvey(IssueNumber number, String text) {
    object(number, text, true);
  }

  @Override
  public void object(IssueNumber number, String text) {
    object(number, text, false);
  }

  private void object(IssueNumber number, String text, boolean bySurvey) {
    requireText(text, 5, 2000, "cases.refusal.objection");
    var now = clock.instant();
    var issue = issue(number);
    var answeredAt = issue.facts().answeredAt();
    var afterClosing = issue.object(now);
    var facts = issue.facts();
    var department = Objects.requireNonNull(facts.department());
    var type = Objects.requireNonNull(facts.type());
    issues.save(
        issue,
        line(now, PUBLIC, "cases.entry.reopened", departmentNames(department), text.strip()));
    clocks.stop(number.value(), now, Set.of(SILENCE));
    clocks.reopen(number.value(), Objects.requireNonNull(answeredAt), now);
    clocks.start(number.value(), policyOf(issue), now, Set.of(SIGN_FOR, UPDATE), department);
    if (afterClosing) {
      flow.reopened(number, department, type);
    } else {
      flow.objected(number, department, type);
    }
    audited(number, "issue.reopened", Map.of("afterClosing", afterClosing));
    events.publishEvent(new IssueReopened(number, text.strip(), afterClosing, bySurvey, now));
    events.publishEvent(new IssueDispatched(number, department, department, now));
    flow.limitsMoved(number);
  }

  @Override
  public void withdraw(IssueNumber number, String reason) {
    requireText(reason, 2, 1000, "cases.refusal.withdrawReason");
    var now = clock.instant();
    var issue = issue(number);
    issue.withdraw(now);
    issues.save(issue, line(now, PUBLIC, "cases.entry.withdrawn", List.of(), reason.strip()));
    clocks.stopAll(number.value(), now);
    flow.withdrawn(number);
    audited(number, "issue.withdrawn", Map.of());
    events.publishEvent(new IssueClosed(number, IssueState.WITHDRAWN, null, now));
    flow.clocksChanged(number);
  }

  @Override
  public void transfer(IssueNumber number, String department, String reason) {
    requireText(reason, 4, 1000, "cases.refusal.transferReason");
    var to = requireDepartment(department);
    var now = clock.instant();
    var issue = issue(number);
    var from = issue.transfer(department, now);
    issues.save(
        issue,
        line(now, PUBLIC, "cases.entry.transferred", List.of(to.name(), to.nameEn()), null),
        line(now, STAFF, "cases.entry.transferReason", departmentNames(from), reason.strip()));
    clocks.resume(number.value(), now);
    clocks.start(number.value(), policyOf(issue), now, Set.of(SIGN_FOR, PLAN, UPDATE), department);
    flow.transferred(number, department, Objects.requireNonNull(issue.facts().type()));
    audited(number, "issue.transferred", Map.of("from", from, "to", department));
    events.publishEvent(new IssueTransferred(number, from, department, reason.strip(), now));
    events.publishEvent(new IssueDispatched(number, department, from, now));
    flow.limitsMoved(number);
  }

  @Override
  public void retype(IssueNumber number, IssueType type, @Nullable String variant, String reason) {
    requireText(reason, 4, 1000, "cases.refusal.retypeReason");
    requireVariant(type, variant);
    var now = clock.instant();
    var issue = issue(number);
    var signAgain = issue.retype(type, variant, processes.of(type).isPresent());
    issues.save(
        issue,
        line(now, PUBLIC, "cases.entry.retyped", typeArguments(type, variant), null),
        line(now, STAFF, "cases.entry.retypeReason", List.of(), reason.strip()));
    clocks.resume(number.value(), now);
    clocks.retarget(number.value(), type.policy(variant), now);
    if (signAgain) {
      clocks.start(
          number.value(), type.policy(variant), now, Set.of(SIGN_FOR), issue.facts().department());
    }
    var department = issue.facts().department();
    if (department != null) {
      flow.retyped(number, department, type);
    }
    audited(number, "issue.retyped", Map.of("type", type.name()));
    events.publishEvent(new IssueRetyped(number, reason.strip(), now));
    if (signAgain && department != null) {
      events.publishEvent(new IssueDispatched(number, department, department, now));
    }
    flow.limitsMoved(number);
  }

  @Override
  public void verifyContact(UUID caseId) {
    var now = clock.instant();
    if (issues.verify(caseId, now)) {
      audit.record("case/" + caseId, "case.contactVerified", Map.of());
      events.publishEvent(new ContactVerified(caseId, now));
    }
  }

  @Override
  public Attachment attach(IssueNumber number, Upload file, Audience audience) {
    issue(number);
    var problems = new ArrayList<Problem>();
    ReportRules.files(problems, List.of(file), gate);
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    var kept = attachment(number, file, audience, clock.instant());
    if (!timelines.add(kept, sha256(file.content()), file.content(), 5 * FileGate.MOST)) {
      throw new InvalidInput(
          List.of(Problem.of("files", "cases.refusal.tooManyFiles", 5 * FileGate.MOST)));
    }
    audited(number, "issue.fileAttached", Map.of("file", kept.id().toString()));
    return kept;
  }

  @Override
  public void record(
      IssueNumber number,
      Audience audience,
      String key,
      List<String> arguments,
      @Nullable String text,
      Instant at) {
    // what another room adds on an investor's step is the desk's own doing
    var user = users.current();
    var actor = user.roles().isEmpty() ? CurrentUser.SYSTEM.id() : user.id();
    timelines.add(number, new Line(at, audience, actor, key, arguments, text));
  }

  private CaseFacts file(Report report, UUID caseId, Instant now) {
    var contact = report.contact();
    var known =
        report.investorId() == null
            ? directory.investorByEmail(contact.email()).map(Investor::id).orElse(null)
            : report.investorId();
    var byStaff = !users.current().roles().isEmpty();
    return new CaseFacts(
        caseId,
        report.channel(),
        new Contact(
            contact.name().strip(),
            contact.email(),
            blankToNull(contact.phone()),
            blankToNull(contact.enterprise())),
        report.language(),
        known,
        known != null || byStaff ? now : null,
        now);
  }

  /** The old receipt of a report that came in before. */
  private Registered receipt(IssueNumber number) {
    var issue = issues.find(number).orElseThrow(NotFound::new).issue();
    var caseId = issue.caseId();
    return new Registered(
        number, caseId, links.tokenOf(caseId), issue.registeredAt(), triageDue(number), true);
  }

  private Instant triageDue(IssueNumber number) {
    return clocks.readings(number.value(), clock.instant()).stream()
        .filter(reading -> reading.clock() == TRIAGE)
        .findFirst()
        .orElseThrow()
        .due();
  }

  private void keep(IssueNumber number, Upload file, Audience audience, Instant now) {
    var kept = attachment(number, file, audience, now);
    timelines.add(kept, sha256(file.content()), file.content(), Integer.MAX_VALUE);
  }

  private Attachment attachment(IssueNumber number, Upload file, Audience audience, Instant now) {
    return new Attachment(
        UUID.randomUUID(),
        number,
        FileGate.cleanName(file.fileName()),
        gate.typeOf(file).orElseThrow(),
        file.content().length,
        audience,
        users.current().id(),
        now);
  }

  private Issue issue(IssueNumber number) {
    return issues.lock(number).orElseThrow(NotFound::new);
  }

  /** Until the triage names type and variant, the shortest policy of what is known counts. */
  private static PolicyKey policy(@Nullable IssueType type, @Nullable String variant) {
    if (type == null) {
      return IssueType.OTHER.policy("SINGLE");
    }
    return type.policy(
        variant == null && !type.variants().isEmpty() ? type.variants().get(0) : variant);
  }

  private static PolicyKey policyOf(Issue issue) {
    return policy(issue.facts().type(), issue.facts().variant());
  }

  /** A promised day ends at close of business and must lie ahead, but not further than a year. */
  private @Nullable Instant promise(@Nullable LocalDate day, Instant now) {
    if (day == null) {
      return null;
    }
    if (day.isAfter(LocalDate.ofInstant(now, SHANGHAI).plusYears(1))) {
      throw new Refusal("cases.refusal.promiseTooFar", day.toString());
    }
    if (!workingTime.isWorkingDay(day)) {
      throw new Refusal("cases.refusal.promiseNoWorkingDay", day.toString());
    }
    var close =
        workingTime.closeAfterWorkingDays(
            day.minusDays(1).atTime(12, 0).atZone(SHANGHAI).toInstant(), 1);
    if (!close.isAfter(now)) {
      throw new Refusal("cases.refusal.promisePast", day.toString());
    }
    return close;
  }

  private static List<String> promiseArguments(@Nullable Instant promisedAt) {
    return promisedAt == null
        ? List.of()
        : List.of(promisedAt.atZone(SHANGHAI).toLocalDate().toString());
  }

  private static List<String> typeArguments(IssueType type, @Nullable String variant) {
    return List.of(type.name(), Objects.requireNonNullElse(variant, ""));
  }

  private List<String> departmentNames(String id) {
    return directory
        .department(id)
        .map(department -> List.of(department.name(), department.nameEn()))
        .orElse(List.of(id, id));
  }

  private Department requireDepartment(String id) {
    return directory
        .department(id)
        .filter(Department::active)
        .orElseThrow(() -> new Refusal("cases.refusal.departmentUnknown", id));
  }

  private static void requireVariant(IssueType type, @Nullable String variant) {
    if (!type.accepts(variant)) {
      throw new Refusal(
          type.variants().isEmpty() ? "cases.refusal.variantSuperfluous" : "cases.refusal.variant");
    }
  }

  private static void requireText(@Nullable String text, int shortest, int longest, String key) {
    var words = text == null ? "" : text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
  }

  private Line line(
      Instant at, Audience audience, String key, List<String> arguments, @Nullable String text) {
    return new Line(at, audience, users.current().id(), key, arguments, text);
  }

  private void audited(IssueNumber number, String action, Map<String, ?> details) {
    audit.record(number.value(), action, details);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
