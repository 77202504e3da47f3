package org.investordesk.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.investordesk.approval.domain.Approval;
import org.investordesk.approval.domain.Approval.Conclusion;
import org.investordesk.approval.domain.Approval.Decided;
import org.investordesk.approval.domain.Approval.Facts;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.approval.domain.ApprovalFlow;
import org.investordesk.approval.domain.Typed;
import org.investordesk.approval.store.ApprovalStore;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Purpose;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.Stages.Result;
import org.investordesk.cases.Upload;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedApprovalDesk implements ApprovalDesk {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Administrative Reconsideration Law, art. 20. */
  private static final int DAYS_TO_APPEAL = 60;

  private final ApprovalStore approvals;
  private final ApprovalFlow flow;
  private final CaseFiles files;
  private final IssueDesk desk;
  private final Stages stages;
  private final Opinions opinions;
  private final WorkingTime time;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffedApprovalDesk(
      ApprovalStore approvals,
      ApprovalFlow flow,
      CaseFiles files,
      IssueDesk desk,
      Stages stages,
      Opinions opinions,
      WorkingTime time,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.approvals = approvals;
    this.flow = flow;
    this.files = files;
    this.desk = desk;
    this.stages = stages;
    this.opinions = opinions;
    this.time = time;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void begin(IssueNumber number) {
    var issue = files.find(number).orElseThrow(NotFound::new);
    var now = clock.instant();
    var before = approvals.lock(number);
    before.filter(round -> round.leave(now)).ifPresent(approvals::save);
    var simulated = "SIMULATED".equals(issue.variant());
    var approval =
        Approval.begun(
            number,
            before.map(round -> round.facts().round()).orElse(0) + 1,
            Objects.requireNonNull(issue.department()),
            simulated,
            now);
    approvals.add(approval);
    begin(number, reviewStage(simulated), Holder.GOVERNMENT);
  }

  @Override
  public boolean review(IssueNumber number, Review review) {
    var matter = Typed.text("matter", review.matter(), 2, 200);
    var found = Typed.text("found", review.text(), 10, 3000);
    var joint = !review.asks().isEmpty();
    if (joint == (review.verdict() != null)) {
      throw new Refusal("approval.refusal.aloneOrJointly");
    }
    var own = joint ? null : conclusion(review.verdict(), found, review.conditions());
    var approval = approval(number);
    approval.review(matter, review.missing(), found, own);
    approvals.save(approval);
    var simulated = approval.facts().simulated();
    // which way it went is told with the opinion or the decision that puts it in words
    var outcome = joint ? StageOutcome.SENT_TO_JOINT_REVIEW : StageOutcome.REVIEWED;
    var told = joint || !simulated;
    complete(number, reviewStage(simulated), outcome, today(), review.evidence(), false, told);
    audited(number, "issue.approvalReviewed", Map.of("joint", joint, "outcome", outcome.name()));
    if (joint) {
      opinions.ask(number, Purpose.REVIEW, review.asks());
      begin(number, ApprovalStage.JOINT_REVIEW, Holder.GOVERNMENT);
    } else {
      begin(number, afterConclusion(simulated), Holder.GOVERNMENT);
    }
    return joint;
  }

  @Override
  public boolean sumUp(IssueNumber number, SummingUp summingUp) {
    var approval = approval(number);
    var given = given(number);
    var contradiction =
        summingUp.contradiction() == null
            ? null
            : Typed.text("contradiction", summingUp.contradiction(), 10, 1000);
    var meeting = contradiction != null || Approval.differ(List.copyOf(given.values()));
    if (meeting) {
      callMeeting(approval, summingUp, contradiction, given);
    } else {
      conclude(approval, summingUp, given);
    }
    return meeting;
  }

  private void callMeeting(
      Approval approval,
      SummingUp summingUp,
      @Nullable String contradiction,
      Map<String, Verdict> given) {
    if (summingUp.verdict() != null) {
      throw new Refusal("approval.refusal.meetingFirst");
    }
    var at = summingUp.meetingAt();
    if (at == null || !at.isAfter(clock.instant()) || !time.isOpen(at)) {
      throw new Refusal("approval.refusal.meetingAt");
    }
    var place = Typed.text("place", summingUp.place(), 2, 200);
    var number = approval.facts().issue();
    approval.callMeeting(at, place, contradiction == null ? "" : contradiction);
    approvals.save(approval);
    complete(
        number, ApprovalStage.JOINT_REVIEW, StageOutcome.DIFFERENT, today(), Set.of(), false, true);
    begin(number, ApprovalStage.MEETING, Holder.GOVERNMENT);
    audited(number, "issue.approvalMeetingCalled", Map.of("at", at.toString()));
    events.publishEvent(
        new ReviewMeetingCalled(
            number,
            at,
            place,
            contradiction == null ? "" : contradiction,
            opinions.of(number).stream()
                .filter(StaffedApprovalDesk::isReview)
                .filter(one -> one.state() != State.RECALLED)
                .map(Opinions.Opinion::department)
                .distinct()
                .toList(),
            clock.instant()));
  }

  private void conclude(Approval approval, SummingUp summingUp, Map<String, Verdict> given) {
    var number = approval.facts().issue();
    var simulated = approval.facts().simulated();
    var agreed = conclusion(summingUp.verdict(), summingUp.text(), summingUp.conditions());
    if (!Approval.overruledBy(agreed.verdict(), given).isEmpty()) {
      throw new Refusal("approval.refusal.againstAll");
    }
    approval.sumUp(agreed);
    approvals.save(approval);
    opinions.close(number, Purpose.REVIEW);
    complete(
        number,
        ApprovalStage.JOINT_REVIEW,
        StageOutcome.REVIEWED,
        today(),
        Set.of(),
        false,
        !simulated);
    begin(number, afterConclusion(simulated), Holder.GOVERNMENT);
    audited(number, "issue.approvalReviewsSummedUp", Map.of("verdict", agreed.verdict().name()));
  }

  @Override
  public void minute(IssueNumber number, Minutes minutes) {
    var text = Typed.text("minutes", minutes.text(), 10, 3000);
    var present = Typed.lines(minutes.attendance());
    if (present.size() < 2) {
      throw new Refusal("approval.refusal.attendance");
    }
    Typed.text("attendance", String.join("\n", present), 4, 2000);
    var approval = approval(number);
    approval.minute(minutes.on(), present, text);
    approvals.save(approval);
    complete(
        number,
        ApprovalStage.MEETING,
        StageOutcome.MINUTED,
        minutes.on(),
        minutes.evidence(),
        true,
        false);
    begin(number, afterConclusion(approval.facts().simulated()), Holder.GOVERNMENT);
    audited(number, "issue.approvalMeetingMinuted", Map.of("on", minutes.on().toString()));
  }

  @Override
  public void rule(IssueNumber number, Ruling ruling) {
    var ruled = conclusion(ruling.verdict(), ruling.text(), ruling.conditions());
    var given = given(number);
    var reasons = new LinkedHashMap<String, String>();
    ruling
        .reasons()
        .forEach(
            (department, reason) -> {
              if (!given.containsKey(department)) {
                throw new Refusal("approval.refusal.reasonForWhom", department);
              }
              reasons.put(department, Typed.text("reason", reason, 10, 500));
            });
    for (var department : Approval.overruledBy(ruled.verdict(), given)) {
      if (!reasons.containsKey(department)) {
        throw new Refusal("approval.refusal.overrulingReason", nameOf(number, department));
      }
    }
    var approval = approval(number);
    approval.rule(ruled, reasons);
    approvals.save(approval);
    opinions.close(number, Purpose.REVIEW);
    desk.record(
        number, Audience.STAFF, "approval.entry.ruled", List.of(), ruled.text(), clock.instant());
    audited(
        number,
        "issue.approvalRuled",
        Map.of("verdict", ruled.verdict().name(), "overruled", List.copyOf(reasons.keySet())));
  }

  @Override
  public boolean giveSimulatedOpinion(IssueNumber number, Opinion opinion) {
    var text = Typed.text("opinion", opinion.text(), 10, 3000);
    var now = clock.instant();
    var approval = approval(number);
    var awaits = approval.giveOpinion(text, opinion.bringer(), now);
    approvals.save(approval);
    var facts = approval.facts();
    var conclusion = Objects.requireNonNull(facts.conclusion());
    complete(
        number,
        ApprovalStage.SIMULATED_OPINION,
        outcome(conclusion.verdict()),
        today(),
        opinion.evidence(),
        true,
        false);
    publish(number, opinion.evidence());
    desk.record(
        number,
        Audience.PUBLIC,
        "approval.entry.simulatedOpinion." + conclusion.verdict(),
        List.of(),
        withConditions(text, conclusion.conditions()),
        now);
    audited(
        number,
        "issue.approvalSimulatedOpinionGiven",
        Map.of("verdict", conclusion.verdict().name()));
    events.publishEvent(
        new SimulatedOpinionIssued(
            number,
            conclusion.verdict(),
            text,
            conclusion.conditions(),
            awaits ? facts.awaited() : List.of(),
            opinion.bringer(),
            now));
    if (awaits) {
      begin(number, ApprovalStage.TRIGGER_PAPER, holder(opinion.bringer()));
    }
    return awaits;
  }

  @Override
  public void receive(IssueNumber number, Received received) {
    var reference =
        received.reference() == null ? null : Typed.text("reference", received.reference(), 1, 100);
    var day = received.datedOn();
    if (day != null && day.isAfter(today())) {
      throw new Refusal("approval.refusal.paperDayAhead", day.toString());
    }
    var now = clock.instant();
    var approval = approval(number);
    if (approval.facts().phase() != Phase.WAITING) {
      throw new Refusal("approval.refusal.paperNotAwaited");
    }
    var by = users.current();
    var file = desk.attach(number, received.file(), Audience.PUBLIC);
    var complete = approval.receive(received.paper(), reference, day, file.id(), by.id(), now);
    approvals.save(approval);
    desk.record(
        number,
        Audience.PUBLIC,
        "approval.entry.paperReceived." + received.paper(),
        List.of(),
        reference,
        now);
    audited(number, "issue.approvalPaperReceived", Map.of("paper", received.paper().name()));
    if (complete) {
      complete(
          number,
          ApprovalStage.TRIGGER_PAPER,
          StageOutcome.PAPERS_RECEIVED,
          today(),
          Set.of(),
          false,
          false);
      begin(number, ApprovalStage.CONVERSION, Holder.GOVERNMENT);
      flow.papersComplete(number);
    }
    events.publishEvent(
        new TriggerPaperReceived(
            number, received.paper(), approval.facts().awaited(), by.id(), now));
  }

  @Override
  public void sendBack(IssueNumber number, Set<LandPaper> unfit, String reason) {
    var words = Typed.text("unfitReason", reason, 10, 1000);
    var approval = approval(number);
    approval.sendBack(unfit, words);
    approvals.save(approval);
    var now = clock.instant();
    complete(
        number,
        ApprovalStage.CONVERSION,
        StageOutcome.PAPERS_UNFIT,
        today(),
        Set.of(),
        false,
        false);
    desk.record(number, Audience.PUBLIC, "approval.entry.papersSentBack", List.of(), words, now);
    audited(number, "issue.approvalPapersSentBack", Map.of("papers", unfit.size()));
    var bringer = Objects.requireNonNull(approval.facts().opinion()).bringer();
    begin(number, ApprovalStage.TRIGGER_PAPER, holder(bringer));
    events.publishEvent(
        new TriggerPapersSentBack(number, unfit.stream().sorted().toList(), words, now));
  }

  @Override
  public void convert(IssueNumber number, Conversion conversion) {
    var opinionReason = reason("opinionReason", conversion.opinionReason());
    var conditionsReason = reason("conditionsReason", conversion.conditionsReason());
    var conditions = conditions(conversion.verdict(), conversion.conditions());
    var approval = approval(number);
    var before = approval.facts().conclusion();
    approval.convert(
        conversion.verdict(), conditions, opinionReason, conditionsReason, clock.instant());
    approvals.save(approval);
    var changed = before == null || before.verdict() != conversion.verdict();
    desk.record(
        number,
        Audience.STAFF,
        changed || opinionReason != null || conditionsReason != null
            ? "approval.entry.convertedOtherwise"
            : "approval.entry.converted",
        List.of(),
        joined(opinionReason, conditionsReason),
        clock.instant());
    audited(number, "issue.approvalConverted", Map.of("verdict", conversion.verdict().name()));
  }

  @Override
  public void decide(IssueNumber number, Decision decision) {
    var document = Typed.text("document", decision.document(), 4, 100);
    var text = decision.text() == null ? null : Typed.text("decision", decision.text(), 2, 3000);
    String ground = null;
    String body = null;
    LocalDate until = null;
    if (!decision.granted()) {
      ground = Typed.text("ground", decision.ground(), 4, 1000);
      body = Typed.text("remedyBody", decision.remedyBody(), 2, 200);
      until = decision.remedyUntil();
      if (until == null || until.isBefore(decision.on().plusDays(DAYS_TO_APPEAL))) {
        throw new Refusal("approval.refusal.remedyUntil", DAYS_TO_APPEAL);
      }
    }
    var now = clock.instant();
    var approval = approval(number);
    approval.decide(
        new Decided(decision.granted(), document, decision.on(), text, ground, body, until, now));
    approvals.save(approval);
    var facts = approval.facts();
    complete(
        number,
        facts.simulated() ? ApprovalStage.CONVERSION : ApprovalStage.DECISION,
        decision.granted() ? StageOutcome.GRANTED : StageOutcome.DENIED,
        decision.on(),
        decision.evidence(),
        true,
        false);
    publish(number, decision.evidence());
    desk.record(
        number,
        Audience.PUBLIC,
        decision.granted() ? "approval.entry.granted" : "approval.entry.denied",
        List.of(document, decision.on().toString()),
        joined(withConditions(text, facts.conditions()), ground),
        now);
    audited(
        number,
        "issue.approvalDecided",
        Map.of("granted", decision.granted(), "document", document));
    events.publishEvent(
        new ApprovalDecided(
            number,
            decision.granted(),
            document,
            decision.on(),
            text,
            facts.conditions(),
            ground,
            body,
            until,
            now));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Facts> of(IssueNumber number) {
    return approvals.latest(number);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Facts> rounds(IssueNumber number) {
    return approvals.rounds(number);
  }

  /** The issue left this process before it was decided; what was found stays readable. */
  void leave(IssueNumber number) {
    approvals
        .lock(number)
        .filter(approval -> approval.leave(clock.instant()))
        .ifPresent(
            approval -> {
              approvals.save(approval);
              audited(number, "issue.approvalLeft", Map.of());
            });
  }

  private Approval approval(IssueNumber number) {
    return approvals.lock(number).orElseThrow(() -> new Refusal("approval.refusal.outOfTurn"));
  }

  /** What the departments of the last joint review said; who said nothing is not there. */
  private Map<String, Verdict> given(IssueNumber number) {
    var reviews = opinions.of(number).stream().filter(StaffedApprovalDesk::isReview).toList();
    var last = reviews.stream().mapToInt(Opinions.Opinion::round).max().orElse(0);
    var given = new LinkedHashMap<String, Verdict>();
    for (var one : reviews) {
      var verdict = one.verdict();
      if (one.round() == last && one.state() == State.GIVEN && verdict != null) {
        given.put(one.department(), verdict);
      }
    }
    return given;
  }

  private String nameOf(IssueNumber number, String department) {
    return opinions.of(number).stream()
        .filter(one -> one.department().equals(department))
        .map(Opinions.Opinion::departmentName)
        .findFirst()
        .orElse(department);
  }

  private static boolean isReview(Opinions.Opinion one) {
    return one.purpose() == Purpose.REVIEW;
  }

  private static Conclusion conclusion(
      @Nullable Verdict verdict, @Nullable String text, List<String> conditions) {
    if (verdict == null) {
      throw new Refusal("approval.refusal.verdict");
    }
    return new Conclusion(
        verdict, Typed.text("conclusion", text, 10, 3000), conditions(verdict, conditions));
  }

  /** Only a conditional conclusion has conditions, and it has at least one. */
  private static List<String> conditions(Verdict verdict, List<String> typed) {
    var conditions = Typed.lines(typed);
    if (verdict != Verdict.CONDITIONAL) {
      if (!conditions.isEmpty()) {
        throw new Refusal("approval.refusal.conditionsSuperfluous");
      }
      return conditions;
    }
    Typed.text("conditions", String.join("\n", conditions), 4, 6000);
    return conditions;
  }

  private static @Nullable String reason(String field, @Nullable String typed) {
    return typed == null ? null : Typed.text(field, typed, 10, 1000);
  }

  /** What staff attached as evidence is for the investor from now on. */
  private void publish(IssueNumber number, Set<UUID> evidence) {
    for (var file : files.attachments(number, Audience.STAFF)) {
      if (evidence.contains(file.id()) && file.audience() == Audience.STAFF) {
        var content = files.content(file.id()).orElseThrow(NotFound::new);
        desk.attach(number, new Upload(file.fileName(), content), Audience.PUBLIC);
      }
    }
  }

  private void begin(IssueNumber number, ApprovalStage stage, Holder holder) {
    stages.begin(number, stage.name(), holder);
  }

  private void complete(
      IssueNumber number,
      ApprovalStage stage,
      StageOutcome outcome,
      LocalDate on,
      Set<UUID> evidence,
      boolean evidenceNeeded,
      boolean told) {
    stages.complete(
        number, stage.name(), new Result(outcome.name(), on, null, evidence, evidenceNeeded, told));
  }

  private static ApprovalStage afterConclusion(boolean simulated) {
    return simulated ? ApprovalStage.SIMULATED_OPINION : ApprovalStage.DECISION;
  }

  private static ApprovalStage reviewStage(boolean simulated) {
    return simulated ? ApprovalStage.SIMULATED_REVIEW : ApprovalStage.REVIEW;
  }

  private static StageOutcome outcome(Verdict verdict) {
    return StageOutcome.valueOf(verdict.name());
  }

  private static Holder holder(Bringer bringer) {
    return bringer == Bringer.INVESTOR ? Holder.INVESTOR : Holder.THIRD_PARTY;
  }

  private static @Nullable String withConditions(@Nullable String text, List<String> conditions) {
    return joined(text, conditions.isEmpty() ? null : String.join("\n", conditions));
  }

  private static @Nullable String joined(@Nullable String one, @Nullable String other) {
    var parts = new ArrayList<String>();
    for (var part : new String[] {one, other}) {
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? null : String.join("\n", parts);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  private void audited(IssueNumber number, String action, Map<String, ?> details) {
    audit.record(number.value(), action, details);
  }
}
