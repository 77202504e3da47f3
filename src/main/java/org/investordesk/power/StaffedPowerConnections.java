package org.investordesk.power;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.HoldingTimes;
import org.investordesk.cases.InvestorReplied;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueReopened;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueTransferred;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Holder;
import org.investordesk.cases.Stages.Result;
import org.investordesk.cases.WorkResumed;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Sentences;
import org.investordesk.power.domain.Compression;
import org.investordesk.power.domain.Compression.Run;
import org.investordesk.power.domain.Compression.Spell;
import org.investordesk.power.domain.Connection;
import org.investordesk.power.domain.Connections;
import org.investordesk.power.domain.DayCount;
import org.investordesk.power.domain.Outcome;
import org.investordesk.power.domain.PowerFlow;
import org.investordesk.power.domain.Supply;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.StageClocks.Limit;
import org.investordesk.sla.WorkingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StaffedPowerConnections implements PowerConnections {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Connections connections;
  private final Stages stages;
  private final HoldingTimes holdings;
  private final IssueDesk desk;
  private final CaseFiles files;
  private final PowerFlow flow;
  private final ServiceClocks clocks;
  private final StageClocks limits;
  private final WorkingTime time;
  private final Sentences sentences;
  private final CurrentUsers users;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StaffedPowerConnections(
      Connections connections,
      Stages stages,
      HoldingTimes holdings,
      IssueDesk desk,
      CaseFiles files,
      PowerFlow flow,
      ServiceClocks clocks,
      StageClocks limits,
      WorkingTime time,
      Sentences sentences,
      CurrentUsers users,
      Audit audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.connections = connections;
    this.stages = stages;
    this.holdings = holdings;
    this.desk = desk;
    this.files = files;
    this.flow = flow;
    this.clocks = clocks;
    this.limits = limits;
    this.time = time;
    this.sentences = sentences;
    this.users = users;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Optional<Instant> begin(IssueNumber number, Stage stage) {
    var connection = connections.lock(number);
    if (connection.begin(stage, clock.instant())) {
      var builder = connection.facts().works();
      var holder =
          switch (stage) {
            case CONFIRMATION -> Holder.INVESTOR;
            case CONSTRUCTION -> holder(Objects.requireNonNull(builder));
            default -> Holder.GOVERNMENT;
          };
      stages.begin(number, stage.name(), holder);
      connections.save(connection);
    }
    return stages.of(number).stream()
        .filter(one -> one.doneAt() == null && one.due() != null)
        .map(Stages.Stage::due)
        .findFirst();
  }

  @Override
  public void applicationComplete(IssueNumber number, Voltage voltage, int capacityKva) {
    var connection = connections.lock(number);
    connection.apply(Supply.of(issue(number).variant(), voltage, capacityKva));
    stages.complete(number, Stage.APPLICATION.name(), word(Outcome.COMPLETE, null, true));
    finish(connection, Stage.APPLICATION);
  }

  @Override
  public void askForPapers(IssueNumber number, String missing) {
    requireText(missing, 10, 2000, "power.refusal.papers");
    var connection = connections.lock(number);
    connection.askForPapers();
    stages.complete(number, Stage.APPLICATION.name(), word(Outcome.INCOMPLETE, missing, false));
    finish(connection, Stage.APPLICATION);
    desk.askInvestor(number, missing);
  }

  @Override
  public void siteSurveyed(IssueNumber number, Finding finding) {
    complete(connections.lock(number), Stage.SURVEY, Outcome.SURVEYED, finding);
  }

  @Override
  public void answerScheme(IssueNumber number, Works works, Finding scheme) {
    requireText(scheme.text(), 10, 3000, "power.refusal.scheme");
    var now = clock.instant();
    var until = time.closeAfterWorkingDays(now, Connection.WINDOW);
    var connection = connections.lock(number);
    connection.answerScheme(scheme.text().strip(), works, now, until);
    complete(connection, Stage.SCHEME, Outcome.ANSWERED, scheme);
    begin(number, Stage.CONFIRMATION);
    events.publishEvent(
        new SchemeAnswered(number, scheme.text().strip(), works, until, false, null, now));
  }

  @Override
  public void acceptScheme(IssueNumber number) {
    var now = clock.instant();
    word(number, Outcome.ACCEPTED, null, connection -> connection.acceptScheme(now));
    flow.schemeAccepted(number);
  }

  @Override
  public void contestScheme(IssueNumber number, String reason) {
    requireText(reason, 10, 2000, "power.refusal.contest");
    var now = clock.instant();
    var words = reason.strip();
    word(
        number,
        Outcome.CONTESTED,
        words,
        connection -> {
          var until = connection.facts().contestUntil();
          connection.contestScheme(words, now, until == null ? "" : minute(until));
        });
    flow.schemeContested(number);
    events.publishEvent(new SchemeContested(number, words, now));
  }

  @Override
  public void letSchemeStand(IssueNumber number) {
    var now = clock.instant();
    word(number, Outcome.SILENT, null, connection -> connection.letSchemeStand(now));
  }

  /**
   * The investor's word, or its lack, ends his stage. Looked at without a lock first, for the right
   * sentence; then the issue is locked and after it the connection, as everywhere.
   */
  private void word(
      IssueNumber number, Outcome outcome, @Nullable String text, Consumer<Connection> word) {
    word.accept(
        connections.find(number).map(Connection::new).orElseGet(() -> new Connection(number)));
    goOn(number);
    stages.complete(number, Stage.CONFIRMATION.name(), word(outcome, text, true));
    var connection = connections.lock(number);
    word.accept(connection);
    finish(connection, Stage.CONFIRMATION);
  }

  @Override
  public void answerContest(IssueNumber number, @Nullable Revision revised, Finding reasons) {
    requireText(reasons.text(), 10, 3000, "power.refusal.reasons");
    if (revised != null) {
      requireText(revised.scheme(), 10, 3000, "power.refusal.scheme");
    }
    var now = clock.instant();
    var connection = connections.lock(number);
    connection.answerContest(
        revised == null ? null : revised.scheme().strip(),
        revised == null ? null : revised.works(),
        now);
    complete(
        connection, Stage.SCHEME, revised == null ? Outcome.CONFIRMED : Outcome.REVISED, reasons);
    var facts = connection.facts();
    events.publishEvent(
        new SchemeAnswered(
            number,
            Objects.requireNonNull(facts.scheme()),
            Objects.requireNonNull(facts.works()),
            null,
            revised != null,
            reasons.text().strip(),
            now));
  }

  @Override
  public void designReviewed(IssueNumber number, boolean passed, Finding finding) {
    var connection = connections.lock(number);
    if (passed) {
      complete(connection, Stage.DESIGN_REVIEW, Outcome.PASSED, finding);
    } else {
      sendBack(connection, Stage.DESIGN_REVIEW, Outcome.SENT_BACK, finding);
      connection.await(Connection.Awaited.DESIGN);
      connections.save(connection);
      desk.askInvestor(number, finding.text());
    }
  }

  @Override
  public void handOverWorks(IssueNumber number, Works to, String text) {
    requireText(text, 4, 1000, "power.refusal.handOver");
    var connection = connections.lock(number);
    connection.handOver(to);
    connections.save(connection);
    stages.handOver(number, Stage.CONSTRUCTION.name(), holder(to));
    desk.record(
        number,
        Audience.PUBLIC,
        "power.entry.worksHandedOver." + to.name(),
        List.of(),
        text.strip(),
        clock.instant());
  }

  @Override
  public void worksDone(IssueNumber number, Finding finding) {
    complete(connections.lock(number), Stage.CONSTRUCTION, Outcome.BUILT, finding);
  }

  @Override
  public void worksInspected(IssueNumber number, boolean clean, Finding finding) {
    complete(
        connections.lock(number),
        Stage.MID_INSPECTION,
        clean ? Outcome.PASSED : Outcome.REMARKS,
        finding);
  }

  @Override
  public void completionInspected(IssueNumber number, boolean passed, Finding finding) {
    var connection = connections.lock(number);
    if (passed) {
      complete(connection, Stage.COMPLETION_INSPECTION, Outcome.PASSED, finding);
      return;
    }
    sendBack(connection, Stage.COMPLETION_INSPECTION, Outcome.DEFECTS, finding);
    connection.await(Connection.Awaited.RECTIFICATION);
    connections.save(connection);
    desk.askInvestor(number, finding.text());
    events.publishEvent(new DefectsFound(number, finding.text().strip(), clock.instant()));
  }

  @Override
  public void energised(IssueNumber number, String meter, Finding finding) {
    var meterNumber = meter.strip();
    requireText(meterNumber, 4, 40, "power.refusal.meter");
    var connection = connections.lock(number);
    connection.energised(finding.on(), meterNumber);
    complete(connection, Stage.METERING, Outcome.ENERGISED, finding);
    noteWhole(number, finding.on());
    events.publishEvent(new Energised(number, finding.on(), meterNumber, clock.instant()));
  }

  @Override
  public void enterGreenChannel(IssueNumber number, String reason) {
    requireText(reason, 4, 500, "power.refusal.greenReason");
    var now = clock.instant();
    var connection = connections.lock(number);
    connection.enterGreenChannel(reason.strip(), users.current().id(), now);
    connections.save(connection);
    green(number, "power.entry.greenEntered", "power.entry.greenReason", reason.strip(), now);
    flow.greenChannelChanged(number, true);
  }

  @Override
  public void leaveGreenChannel(IssueNumber number, String reason) {
    requireText(reason, 4, 500, "power.refusal.greenReason");
    var connection = connections.lock(number);
    connection.leaveGreenChannel();
    connections.save(connection);
    green(
        number,
        "power.entry.greenLeft",
        "power.entry.greenLeftReason",
        reason.strip(),
        clock.instant());
    flow.greenChannelChanged(number, false);
  }

  private void green(IssueNumber number, String toAll, String toStaff, String reason, Instant at) {
    desk.record(number, Audience.PUBLIC, toAll, List.of(), null, at);
    desk.record(number, Audience.STAFF, toStaff, List.of(), reason, at);
    audit.record(number.value(), toAll.replace("power.entry.", "power."), Map.of());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<ConnectionView> find(IssueNumber number) {
    return connections.find(number).map(Connection.Facts::view);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Saving> savings(IssueNumber number) {
    return connections.savings(number);
  }

  @EventListener
  void on(InvestorReplied event) {
    arrived(event.issue());
  }

  @EventListener
  void on(WorkResumed event) {
    arrived(event.issue());
  }

  private void arrived(IssueNumber number) {
    if (connections.find(number).filter(facts -> facts.awaited() != null).isEmpty()) {
      return;
    }
    var connection = connections.lock(number);
    var what = connection.arrived();
    if (what != null) {
      connections.save(connection);
      flow.arrived(number, what);
    }
  }

  @EventListener
  void on(IssueTransferred event) {
    startOver(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    startOver(event.issue());
  }

  @EventListener
  void on(IssueReopened event) {
    startOver(event.issue());
  }

  /** Something else was asked of the investor meanwhile; his word, or its lack, ends that too. */
  private void goOn(IssueNumber number) {
    var issue = issue(number);
    if (issue.state() == IssueState.WAITING_INVESTOR
        || issue.state() == IssueState.WAITING_THIRD_PARTY) {
      desk.resumeWork(
          number, sentences.text("power.words.schemeGoesOn", issue.language().locale()));
    }
  }

  private void startOver(IssueNumber number) {
    if (connections.find(number).isPresent()) {
      var connection = connections.lock(number);
      connection.startOver();
      connections.save(connection);
    }
  }

  private void complete(Connection connection, Stage stage, Outcome outcome, Finding finding) {
    requireText(finding.text(), 4, 3000, "power.refusal.findings");
    stages.complete(
        connection.facts().issue(),
        stage.name(),
        new Result(outcome.name(), finding.on(), finding.text(), finding.evidence(), true, true));
    finish(connection, stage);
  }

  /** The investor is asked for another try in a letter of its own. */
  private void sendBack(Connection connection, Stage stage, Outcome outcome, Finding finding) {
    requireText(finding.text(), 10, 2000, "power.refusal.defects");
    stages.complete(
        connection.facts().issue(),
        stage.name(),
        new Result(outcome.name(), finding.on(), finding.text(), finding.evidence(), true, false));
    finish(connection, stage);
  }

  /** A result that by its nature has no evidence: something was said, or nothing. */
  private Result word(Outcome outcome, @Nullable String text, boolean told) {
    return new Result(outcome.name(), today(), text, Set.of(), false, told);
  }

  private void finish(Connection connection, Stage stage) {
    connection.end();
    connections.save(connection);
    note(connection.facts(), stage);
  }

  private void note(Connection.Facts facts, Stage stage) {
    var number = facts.issue();
    var since = Objects.requireNonNull(facts.startedAt());
    var runs =
        stages.of(number).stream()
            .filter(one -> one.name().equals(stage.name()) && !one.begunAt().isBefore(since))
            .toList();
    var last = runs.get(runs.size() - 1);
    var first = runs.get(0);
    var target = first.target();
    var saving =
        compression()
            .of(
                stage.name(),
                runs.stream()
                    .map(one -> new Run(one.begunAt(), Objects.requireNonNull(one.doneAt())))
                    .toList(),
                spells(number),
                Objects.requireNonNull(last.on()),
                target == null
                    ? Optional.empty()
                    : Optional.of(new Limit(target, first.legal(), first.oldPractice())));
    connections.note(number, last.department(), saving);
  }

  /** From the report to energising. Where no limit for the whole is known, that of the issue is. */
  private void noteWhole(IssueNumber number, LocalDate energisedOn) {
    var issue = issue(number);
    var policy = Objects.requireNonNull(issue.type()).policy(issue.variant());
    var now = clock.instant();
    var limit =
        limits
            .limit(policy, StageClocks.WHOLE, issue.registeredAt())
            .or(
                () ->
                    clocks.readings(number.value(), now).stream()
                        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
                        .map(reading -> new Limit(reading.target(), null, null))
                        .findFirst());
    connections.note(
        number,
        Objects.requireNonNull(issue.department()),
        compression()
            .of(
                Saving.WHOLE,
                List.of(new Run(issue.registeredAt(), now)),
                spells(number),
                energisedOn,
                limit));
  }

  private Compression compression() {
    return new Compression(new DayCount(time::isWorkingDay), time::between);
  }

  private List<Spell> spells(IssueNumber number) {
    return holdings.stretches(number).stream()
        .map(
            stretch ->
                new Spell(
                    stretch.holder() == HoldingTimes.Holder.DESK
                        || stretch.holder() == HoldingTimes.Holder.DEPARTMENT,
                    stretch.from(),
                    stretch.until()))
        .toList();
  }

  private IssueView issue(IssueNumber number) {
    return files.find(number).orElseThrow(NotFound::new);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), SHANGHAI);
  }

  private static Holder holder(Works works) {
    return works == Works.INVESTOR ? Holder.INVESTOR : Holder.GOVERNMENT;
  }

  private static String minute(Instant at) {
    return MINUTE.format(LocalDateTime.ofInstant(at, SHANGHAI));
  }

  private static void requireText(String text, int shortest, int longest, String key) {
    var words = text.strip().replace("\r\n", "\n");
    var length = words.codePointCount(0, words.length());
    if (length < shortest || length > longest) {
      throw new Refusal(key, shortest, longest, length);
    }
  }
}
