package org.investordesk.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.investordesk.platform.PerTransaction;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockReading.State;
import org.investordesk.sla.Commitments.Promise;
import org.investordesk.sla.Target.Unit;
import org.investordesk.sla.domain.ClockKey;
import org.investordesk.sla.domain.ClockPolicy;
import org.investordesk.sla.domain.DepartmentDeadlines;
import org.investordesk.sla.domain.Explanation;
import org.investordesk.sla.domain.Extension;
import org.investordesk.sla.domain.Pauses;
import org.investordesk.sla.domain.Policy;
import org.investordesk.sla.domain.SubjectClock;
import org.investordesk.sla.domain.Timeline;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.ClockTables.Current;
import org.investordesk.sla.store.ClockTables.LightFacts;
import org.investordesk.sla.store.ClockTables.RecordedPause;
import org.investordesk.sla.store.ClockTables.Scheduled;
import org.investordesk.sla.store.CommitmentTables;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the clocks of all subjects in the tables; counts with the rules in force. */
@Service
@Transactional
class SubjectClocks implements ServiceClocks {

  private static final Set<ClockName> ANCHORED_ONCE =
      EnumSet.of(ClockName.RESOLUTION, ClockName.CEILING);

  private static final ClockKey PROMISE = ClockKey.of(ClockName.COMMITMENT);

  /** Their targets are recorded with them: no policy of the type says anything about them. */
  private static final Set<ClockName> OWN_TARGET =
      EnumSet.of(ClockName.STAGE, ClockName.COMMITMENT, ClockName.PAUSE);

  private final ClockTables tables;
  private final CommitmentTables commitments;
  private final TimeRules rules;
  private final ExplanationText text;
  private final ApplicationEventPublisher events;

  /** What this transaction has read already, kept up to date with what it writes. */
  private final PerTransaction<Map<String, Known>> known = new PerTransaction<>(HashMap::new);

  private record Known(Current clocks, boolean locked) {}

  SubjectClocks(
      ClockTables tables,
      CommitmentTables commitments,
      TimeRules rules,
      ExplanationText text,
      ApplicationEventPublisher events) {
    this.tables = tables;
    this.commitments = commitments;
    this.rules = rules;
    this.text = text;
    this.events = events;
  }

  @Override
  public void open(String subject, PolicyKey key, Instant anchor, Set<ClockName> clocks) {
    keep(subject, new Current(List.of(), Map.of(), false, null));
    start(subject, key, anchor, clocks);
  }

  @Override
  public void start(String subject, PolicyKey key, Instant anchor, Set<ClockName> clocks) {
    change(subject, key, anchor, Set.of(), clocks, null);
  }

  @Override
  public void start(
      String subject,
      PolicyKey key,
      Instant anchor,
      Set<ClockName> clocks,
      @Nullable String heldBy) {
    change(subject, key, anchor, Set.of(), clocks, heldBy);
  }

  @Override
  public void change(
      String subject,
      PolicyKey key,
      Instant anchor,
      Set<ClockName> stop,
      Set<ClockName> clocks,
      @Nullable String heldBy) {
    var from = exact(anchor);
    // who reads 10:00 counts from 10:00: without this, 10:00:03 and two hours end after lunch
    var anchored = from.truncatedTo(ChronoUnit.MINUTES);
    var policy = policy(key, from);
    var current = lock(subject);
    var timeline = current.paused() ? tables.timeline(subject) : Timeline.EMPTY;
    var started = new ArrayList<Scheduled>();
    var revived = new ArrayList<Scheduled>();
    for (var name : clocks) {
      var earlier = find(current.clocks(), name);
      if (earlier != null && ANCHORED_ONCE.contains(name)) {
        if (!earlier.isRunning()) {
          revived.add(reschedule(earlier, timeline));
        }
        continue;
      }
      policy
          .clock(name)
          .ifPresent(
              rule -> {
                int run = earlier == null ? 1 : earlier.run() + 1;
                started.add(
                    schedule(
                        ClockKey.of(name),
                        run,
                        key,
                        policy.validFrom(),
                        rule,
                        anchored,
                        timeline,
                        false,
                        name == ClockName.SIGN_FOR ? heldBy : null));
              });
    }
    begin(subject, from, started, current.running(stop));
    reschedule(subject, revived);
  }

  /**
   * Starts a clock that brings its target along; one that ran before starts again as a new run.
   *
   * @param validFrom version of the rules the target was taken from
   * @param heldBy the department whose own days count besides; null for none
   */
  void start(
      String subject,
      ClockKey key,
      PolicyKey policy,
      LocalDate validFrom,
      Target target,
      Instant anchor,
      @Nullable String heldBy) {
    var from = exact(anchor);
    var current = lock(subject);
    var timeline = current.paused() ? tables.timeline(subject) : Timeline.EMPTY;
    var earlier = find(current.clocks(), key);
    begin(
        subject,
        from,
        List.of(
            schedule(
                key,
                earlier == null ? 1 : earlier.run() + 1,
                policy,
                validFrom,
                ClockPolicy.own(key.name(), target),
                from.truncatedTo(ChronoUnit.MINUTES),
                timeline,
                false,
                heldBy)),
        Set.of());
  }

  /**
   * Starts a clock that ends on a day of its own. The days between are counted by the calendar, not
   * by working days, so that another calendar leaves the day where it was promised.
   */
  void startUntil(
      String subject, ClockKey key, PolicyKey policy, Instant anchor, LocalDate lastDay) {
    var first = WorkingCalendar.dayOf(anchor);
    var days = Math.toIntExact(ChronoUnit.DAYS.between(first, lastDay));
    start(subject, key, policy, first, new Target(days, Unit.CALENDAR_DAYS), anchor, null);
  }

  /** Makes a promise in place of one that is open. */
  void promise(String subject, Promise promise) {
    var current = lock(subject);
    if (current.clocks().isEmpty()) {
      throw new Refusal("sla.refusal.noClocks");
    }
    var due = rules.calendar().close(rules.calendar().workingDayFrom(promise.lastDay()));
    var open = find(current.clocks(), PROMISE);
    if (open != null && open.isRunning() && !open.missed()) {
      var said = WorkingCalendar.dayOf(open.anchor()).plusDays(open.target().amount());
      if (said.equals(promise.lastDay())) {
        return;
      }
      settle(subject, current, Set.of(PROMISE), promise.at(), Commitments.State.RENEWED);
    }
    startUntil(subject, PROMISE, current.clocks().get(0).policy(), promise.at(), promise.lastDay());
    commitments.add(subject, promise, due);
  }

  /** A promise whose clock stops now: late, it is broken. */
  private void settle(
      String subject,
      Current current,
      Set<ClockKey> stopping,
      Instant at,
      Commitments.State inTime) {
    var clock = stopping.contains(PROMISE) ? find(current.clocks(), PROMISE) : null;
    if (clock == null || !clock.isRunning()) {
      return;
    }
    var pausedFrom = current.pausedFrom();
    if (clock.stopped(at, pausedFrom == null ? at : pausedFrom).missed()) {
      breakPromise(subject, at);
    } else {
      commitments.settle(subject, inTime, at);
    }
  }

  private void breakPromise(String subject, Instant at) {
    commitments
        .settle(subject, Commitments.State.BROKEN, at)
        .ifPresent(
            broken ->
                events.publishEvent(
                    new CommitmentBroken(
                        subject, broken.id(), broken.department(), broken.due(), at)));
  }

  /** Stops one clock; one that does not run is left alone. */
  void stop(String subject, Instant at, ClockKey key) {
    var clock = find(lock(subject).clocks(), key);
    if (clock != null && clock.isRunning()) {
      stop(subject, exact(at), Set.of(key), false);
    }
  }

  private void begin(String subject, Instant at, List<Scheduled> started, Set<ClockKey> stop) {
    if (started.isEmpty()) {
      stopRunning(subject, at, stop);
      return;
    }
    var current = lock(subject);
    settle(subject, current, stop, at, Commitments.State.KEPT);
    tables.start(subject, at, started, stop);
    var stopped = stop.isEmpty() ? current : current.stopped(at, stop, false);
    keep(subject, stopped.started(started));
  }

  @Override
  public void stop(String subject, Instant at, Set<ClockName> clocks) {
    if (!clocks.isEmpty()) {
      stopRunning(subject, exact(at), lock(subject).running(clocks));
    }
  }

  private void stopRunning(String subject, Instant at, Set<ClockKey> running) {
    if (!running.isEmpty()) {
      stop(subject, at, running, false);
    }
  }

  @Override
  public void stopAll(String subject, Instant at) {
    stop(subject, exact(at), Set.of(), true);
  }

  private void stop(String subject, Instant at, Set<ClockKey> clocks, boolean endPause) {
    var current = lock(subject);
    if (clocks.isEmpty()) {
      settle(subject, current, Set.of(PROMISE), at, Commitments.State.RELEASED);
    } else {
      settle(subject, current, clocks, at, Commitments.State.KEPT);
    }
    tables.stop(subject, at, clocks, endPause);
    keep(subject, current.stopped(at, clocks, endPause));
  }

  @Override
  public void pause(
      String subject,
      PauseReason reason,
      @Nullable String note,
      @Nullable String evidence,
      Instant at) {
    var from = exact(at);
    var limit = rules.pauses().inForce(reason, WorkingCalendar.dayOf(from));
    if (limit.evidence() && (evidence == null || evidence.isBlank())) {
      throw new Refusal("sla.refusal.pauseEvidence");
    }
    var current = lock(subject);
    if (current.pausedFrom() != null) {
      return;
    }
    if (!current.clocks().isEmpty()) {
      var policy = current.clocks().get(0).policy();
      var key = ClockKey.of(ClockName.PAUSE);
      start(subject, key, policy, limit.validFrom(), limit.longest(), from, null);
    }
    tables.pause(subject, reason, note, evidence, from);
    forget(subject);
  }

  @Override
  public void resume(String subject, Instant at) {
    var current = lock(subject);
    if (current.pausedFrom() == null) {
      return;
    }
    var longest = find(current.clocks(), ClockName.PAUSE);
    var until = exact(at);
    if (longest != null && longest.isRunning() && longest.due().isBefore(until)) {
      until = longest.due();
    }
    tables.stop(subject, until, Set.of(ClockKey.of(ClockName.PAUSE)), true);
    forget(subject);
    rescheduleRunning(subject);
  }

  /** What runs and can stand still, after another look at when it stood still. */
  private void rescheduleRunning(String subject) {
    var timeline = tables.timeline(subject);
    reschedule(
        subject,
        lock(subject).clocks().stream()
            .filter(clock -> clock.isRunning() && Timeline.isPausable(clock.name()))
            .map(clock -> reschedule(clock, timeline))
            .toList());
  }

  @Override
  @Transactional(readOnly = true)
  public List<Pause> pauses(String subject) {
    var pauses = tables.pauses(subject);
    var running =
        pauses.stream().anyMatch(pause -> pause.until() == null)
            ? find(read(subject).clocks(), ClockName.PAUSE)
            : null;
    return pauses.stream()
        .map(pause -> pause(pause, pause.until() == null ? running : null))
        .toList();
  }

  /**
   * @param running its clock, where it goes on
   */
  private Pause pause(RecordedPause recorded, @Nullable SubjectClock running) {
    var from = recorded.from();
    var limit = rules.pauses().inForce(recorded.reason(), WorkingCalendar.dayOf(from));
    return new Pause(
        recorded.id(),
        recorded.reason(),
        recorded.note(),
        recorded.evidence(),
        from,
        recorded.until(),
        running != null && running.isRunning()
            ? running.due()
            : rules
                .deadlines()
                .due(from.truncatedTo(ChronoUnit.MINUTES), limit.longest(), Pauses.NONE),
        recorded.voidedAt());
  }

  @Override
  public void voidPause(String subject, long pauseId, Instant at) {
    var running = lock(subject).pausedFrom() != null;
    if (!tables.voidPause(subject, pauseId, exact(at))) {
      throw new Refusal("sla.refusal.pauseUnknown");
    }
    forget(subject);
    if (running && lock(subject).pausedFrom() == null) {
      stop(subject, at, ClockKey.of(ClockName.PAUSE));
    }
    rescheduleRunning(subject);
    events.publishEvent(new LimitsMoved(subject));
  }

  @Override
  public void extend(String subject, int workingDays, Instant at) {
    var granted = new Extension(workingDays, exact(at));
    var resolution = find(lock(subject).clocks(), ClockName.RESOLUTION);
    if (resolution == null || !resolution.isRunning()) {
      throw new Refusal("sla.refusal.nothingToExtend");
    }
    tables.extend(subject, granted.workingDays(), granted.at());
    forget(subject);
    lock(subject);
    reschedule(subject, List.of(reschedule(resolution, tables.timeline(subject))));
    events.publishEvent(new LimitsMoved(subject));
  }

  @Override
  public void retarget(String subject, PolicyKey key, Instant at) {
    var current = lock(subject);
    var timeline = current.paused() ? tables.timeline(subject) : Timeline.EMPTY;
    var changed = new ArrayList<Scheduled>();
    var dropped = EnumSet.noneOf(ClockName.class);
    for (var clock : current.clocks()) {
      if (clock.isRunning() && !OWN_TARGET.contains(clock.name())) {
        var policy =
            rules
                .policies()
                .ofOpen(
                    key, WorkingCalendar.dayOf(clock.anchor()), WorkingCalendar.dayOf(exact(at)));
        policy
            .clock(clock.name())
            .ifPresentOrElse(
                rule ->
                    changed.add(
                        schedule(
                            clock.key(),
                            clock.run(),
                            key,
                            policy.validFrom(),
                            rule,
                            clock.anchor(),
                            timeline,
                            clock.missed(),
                            clock.heldBy())),
                () -> dropped.add(clock.name()));
      }
    }
    reschedule(subject, changed);
    stop(subject, at, dropped);
    startMissingPlan(subject, key, current.clocks());
  }

  /** The old type owed no plan, the new one does: it is counted from the dispatch, as always. */
  private void startMissingPlan(String subject, PolicyKey key, List<SubjectClock> clocks) {
    var dispatched = find(clocks, ClockName.SIGN_FOR);
    if (dispatched != null && find(clocks, ClockName.PLAN) == null) {
      start(subject, key, dispatched.anchor(), Set.of(ClockName.PLAN));
    }
  }

  @Override
  public void reopen(String subject, Instant answeredAt, Instant at) {
    var current = lock(subject);
    tables.endPause(subject, exact(answeredAt));
    tables.recordInvestorsOwn(subject, exact(answeredAt), exact(at));
    forget(subject);
    var timeline = tables.timeline(subject);
    reschedule(
        subject,
        current.clocks().stream()
            .filter(clock -> ANCHORED_ONCE.contains(clock.name()))
            .map(clock -> reschedule(clock, timeline))
            .toList());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Instant> next(String subject) {
    return read(subject).next();
  }

  @Override
  public Optional<MilestoneReached> fire(String subject, Instant now) {
    var fired = tables.fire(subject, now);
    forget(subject);
    fired.ifPresent(
        reached -> {
          if (reached.clock() == ClockName.COMMITMENT && reached.milestone() == Milestone.DUE) {
            breakPromise(subject, now);
          }
          events.publishEvent(reached);
        });
    return fired;
  }

  @Override
  @Transactional(readOnly = true)
  public List<ClockReading> readings(String subject, Instant now) {
    var current = read(subject);
    return current.clocks().stream()
        .map(clock -> reading(clock, current.pausedFrom(), now))
        .toList();
  }

  /** Without the time that is left, which is counted day by day. */
  @Override
  @Transactional(readOnly = true)
  public Optional<Instant> due(String subject, ClockName name, String part) {
    return Optional.ofNullable(find(read(subject).clocks(), new ClockKey(name, part)))
        .map(SubjectClock::due);
  }

  private ClockReading reading(SubjectClock clock, @Nullable Instant pausedFrom, Instant now) {
    var paused = pausedFrom != null && Timeline.isPausable(clock.name());
    var shownAt = paused ? Objects.requireNonNull(pausedFrom) : now;
    State state;
    if (clock.missed() || (clock.isRunning() && shownAt.isAfter(clock.due()))) {
      state = State.MISSED;
    } else if (!clock.isRunning()) {
      state = State.KEPT;
    } else {
      state = paused ? State.PAUSED : State.RUNNING;
    }
    return new ClockReading(
        clock.name(),
        clock.part(),
        clock.target(),
        clock.anchor(),
        clock.due(),
        clock.provisional(),
        state,
        clock.stoppedAt(),
        clock.isRunning()
            ? rules.byDepartment().of(clock.heldBy()).calendar().between(shownAt, clock.due())
            : Duration.ZERO);
  }

  @Override
  @Transactional(readOnly = true)
  public Set<String> late(ClockName clock) {
    return tables.late(clock);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Light> lights(Collection<String> subjects, Instant now) {
    var lights = new HashMap<String, Light>();
    subjects.forEach(subject -> lights.put(subject, Light.CLOSED));
    for (var facts : tables.lightFacts(subjects)) {
      lights.put(facts.subject(), light(facts, now));
    }
    return lights;
  }

  private static Light light(LightFacts facts, Instant now) {
    if (!facts.running()) {
      return facts.answered() ? Light.PAUSED : Light.CLOSED;
    }
    if (facts.pausedFrom() != null) {
      return Light.PAUSED;
    }
    if (facts.missed() || now.isAfter(facts.dueAt())) {
      return Light.RED;
    }
    var yellowAt = facts.yellowAt();
    return yellowAt == null || !now.isBefore(yellowAt) ? Light.YELLOW : Light.GREEN;
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> explain(String subject, ClockName name, String part, Locale language) {
    var clock = find(read(subject).clocks(), new ClockKey(name, part));
    if (clock == null) {
      return List.of();
    }
    return text.render(
        Explanation.of(clock, tables.timeline(subject), rules.byDepartment().of(clock.heldBy()))
            .lines(),
        language);
  }

  /**
   * What counting a subject again changes.
   *
   * @param firm limits that were provisional and no longer are
   */
  record Recounted(List<DueMoved> moved, int firm) {}

  /** As below, of one subject. */
  List<DueMoved> recalculate(String subject) {
    return recalculate(List.of(subject));
  }

  /** Counts what is running again with the rules in force; what has fired stays. */
  List<DueMoved> recalculate(List<String> subjects) {
    var locked = tables.lock(subjects);
    locked.forEach(this::keep);
    var timelines = timelines(locked);
    var recalculated = new LinkedHashMap<String, List<Scheduled>>();
    locked.forEach(
        (subject, current) ->
            recalculated.put(
                subject,
                recalculated(current, timeline(timelines, subject), rules.byDepartment())));
    tables.reschedule(recalculated);
    // still locked, and asked for by whoever follows: timers, tasks
    tables.read(List.copyOf(locked.keySet())).forEach(this::keep);
    var moved = new ArrayList<DueMoved>();
    recalculated.forEach(
        (subject, clocks) -> {
          var before = Objects.requireNonNull(locked.get(subject));
          var here = compare(subject, before, clocks, 0).moved();
          here.forEach(events::publishEvent);
          if (here.isEmpty() && !read(subject).next().equals(before.next())) {
            events.publishEvent(new StepsMoved(subject));
          }
          moved.addAll(here);
        });
    return moved;
  }

  /** What {@link #recalculate} would change with other deadlines; reads only. */
  @Transactional(readOnly = true)
  Recounted wouldChange(List<String> subjects, DepartmentDeadlines deadlines) {
    var read = tables.read(subjects);
    var timelines = timelines(read);
    var moved = new ArrayList<DueMoved>();
    int firm = 0;
    for (var each : read.entrySet()) {
      var subject = each.getKey();
      var counted =
          compare(
              subject,
              each.getValue(),
              recalculated(each.getValue(), timeline(timelines, subject), deadlines),
              0);
      moved.addAll(counted.moved());
      firm += counted.firm();
    }
    return new Recounted(moved, firm);
  }

  /** Counts the clocks that a new version says something about again, under that version. */
  List<DueMoved> recalculate(String subject, NewRules version, long id) {
    var current = lock(subject);
    var next = current.next();
    var recalculated = recalculated(subject, current, version);
    reschedule(subject, recalculated);
    var moved = compare(subject, current, recalculated, id).moved();
    moved.forEach(events::publishEvent);
    if (moved.isEmpty() && !read(subject).next().equals(next)) {
      events.publishEvent(new StepsMoved(subject));
    }
    return moved;
  }

  /** What {@link #recalculate(String, NewRules, long)} would change; reads only. */
  @Transactional(readOnly = true)
  WouldMove wouldMove(String subject, NewRules version) {
    var current = tables.read(subject);
    var recalculated = recalculated(subject, current, version);
    return new WouldMove(compare(subject, current, recalculated, 0).moved(), recalculated.size());
  }

  /**
   * What another version of the rules would do to a subject.
   *
   * @param clocks how many open clocks it says something about
   */
  record WouldMove(List<DueMoved> moved, int clocks) {}

  private List<Scheduled> recalculated(String subject, Current current, NewRules version) {
    var pause =
        tables.pauses(subject).stream()
            .filter(each -> each.until() == null)
            .map(RecordedPause::reason)
            .findAny()
            .orElse(null);
    var timeline = current.paused() ? tables.timeline(subject) : Timeline.EMPTY;
    var changed = new ArrayList<Scheduled>();
    for (var clock : current.clocks()) {
      if (clock.isRunning()) {
        version
            .of(clock, pause)
            .ifPresent(
                rule ->
                    changed.add(
                        schedule(
                            clock.key(),
                            clock.run(),
                            clock.policy(),
                            version.validFrom(),
                            OWN_TARGET.contains(clock.name())
                                ? ClockPolicy.own(clock.name(), rule.target())
                                : rule,
                            clock.anchor(),
                            timeline,
                            clock.missed(),
                            clock.heldBy())));
      }
    }
    return changed;
  }

  /** One query for all that were ever paused or extended. */
  private Map<String, Timeline> timelines(Map<String, Current> subjects) {
    var paused = new ArrayList<String>();
    subjects.forEach(
        (subject, current) -> {
          if (current.paused()) {
            paused.add(subject);
          }
        });
    return tables.timelines(paused);
  }

  private static Timeline timeline(Map<String, Timeline> timelines, String subject) {
    return timelines.getOrDefault(subject, Timeline.EMPTY);
  }

  private List<Scheduled> recalculated(
      Current current, Timeline timeline, DepartmentDeadlines deadlines) {
    return current.clocks().stream()
        .filter(SubjectClock::isRunning)
        .map(clock -> reschedule(clock, timeline, deadlines))
        .toList();
  }

  private static Recounted compare(
      String subject, Current current, List<Scheduled> recalculated, long version) {
    var moved = new ArrayList<DueMoved>();
    int firm = 0;
    for (var scheduled : recalculated) {
      var after = scheduled.clock();
      var before = Objects.requireNonNull(find(current.clocks(), after.key()));
      if (!before.due().equals(after.due())) {
        moved.add(
            new DueMoved(
                subject, before.name(), before.part(), before.due(), after.due(), version));
      }
      if (before.provisional() && !after.provisional()) {
        firm++;
      }
    }
    return new Recounted(moved, firm);
  }

  private void reschedule(String subject, List<Scheduled> changed) {
    if (!changed.isEmpty()) {
      tables.reschedule(subject, changed);
      forget(subject);
    }
  }

  private Current lock(String subject) {
    var before = known.get().get(subject);
    if (before != null && before.locked()) {
      return before.clocks();
    }
    var clocks = tables.lock(subject);
    keep(subject, clocks);
    return clocks;
  }

  private Current read(String subject) {
    return known
        .get()
        .computeIfAbsent(subject, unknown -> new Known(tables.read(unknown), false))
        .clocks();
  }

  /** Of clocks that this transaction has locked. */
  private void keep(String subject, Current clocks) {
    known.get().put(subject, new Known(clocks, true));
  }

  /** For what is rare: the next reader asks the tables again. */
  private void forget(String subject) {
    known.get().remove(subject);
  }

  private Scheduled reschedule(SubjectClock clock, Timeline timeline) {
    return reschedule(clock, timeline, rules.byDepartment());
  }

  private Scheduled reschedule(
      SubjectClock clock, Timeline timeline, DepartmentDeadlines deadlines) {
    return schedule(
        clock.key(),
        clock.run(),
        clock.policy(),
        clock.policyFrom(),
        rule(clock),
        clock.anchor(),
        timeline,
        clock.missed(),
        clock.heldBy(),
        deadlines);
  }

  private ClockPolicy rule(SubjectClock clock) {
    if (OWN_TARGET.contains(clock.name())) {
      return ClockPolicy.own(clock.name(), clock.target());
    }
    return rules
        .policies()
        .version(clock.policy(), clock.policyFrom())
        .clock(clock.name())
        .orElseThrow(() -> new IllegalStateException("no policy for " + clock));
  }

  private Scheduled schedule(
      ClockKey key,
      int run,
      PolicyKey policy,
      LocalDate validFrom,
      ClockPolicy rule,
      Instant anchor,
      Timeline timeline,
      boolean missed,
      @Nullable String heldBy) {
    var deadlines = rules.byDepartment();
    return schedule(key, run, policy, validFrom, rule, anchor, timeline, missed, heldBy, deadlines);
  }

  private static Scheduled schedule(
      ClockKey key,
      int run,
      PolicyKey policy,
      LocalDate validFrom,
      ClockPolicy rule,
      Instant anchor,
      Timeline timeline,
      boolean missed,
      @Nullable String heldBy,
      DepartmentDeadlines deadlines) {
    var limit = timeline.limit(key.name(), anchor, rule, deadlines.of(heldBy));
    var clock =
        new SubjectClock(
            key.name(),
            key.part(),
            run,
            policy,
            validFrom,
            rule.target(),
            anchor,
            limit.due(),
            limit.provisional(),
            missed,
            null,
            heldBy);
    return new Scheduled(clock, limit.milestones());
  }

  private Policy policy(PolicyKey key, Instant anchor) {
    return rules.policies().inForce(key, WorkingCalendar.dayOf(anchor));
  }

  private static @Nullable SubjectClock find(List<SubjectClock> clocks, ClockName name) {
    return find(clocks, ClockKey.of(name));
  }

  private static @Nullable SubjectClock find(List<SubjectClock> clocks, ClockKey key) {
    for (var clock : clocks) {
      if (clock.key().equals(key)) {
        return clock;
      }
    }
    return null;
  }

  /** Timers know milliseconds; a limit that knew more could never be met by one exactly. */
  private static Instant exact(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
