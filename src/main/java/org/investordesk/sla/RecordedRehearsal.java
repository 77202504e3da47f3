package org.investordesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.ClockPolicy;
import org.investordesk.sla.domain.OfficeHoursFile;
import org.investordesk.sla.domain.PastTimeline;
import org.investordesk.sla.domain.PastTypes;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.Policy;
import org.investordesk.sla.domain.PolicyFile;
import org.investordesk.sla.domain.RehearsedRules;
import org.investordesk.sla.domain.ReplayedClock;
import org.investordesk.sla.domain.RuleBookFile;
import org.investordesk.sla.domain.SubjectClock;
import org.investordesk.sla.domain.Timeline;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.PastTables;
import org.investordesk.sla.store.PastTables.Lived;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Replays what the tables recorded. */
@Service
class RecordedRehearsal implements ClockRehearsal {

  private static final String POLICIES = "policies.csv";
  private static final String OFFICE_HOURS = CalendarScope.HOURS_FILE;
  private static final Pattern YEAR =
      Pattern.compile("\\d{4}\\.(json|ics)", Pattern.CASE_INSENSITIVE);

  private record Book(RehearsedRules book) implements Rules {}

  private final PastTables tables;
  private final TimeRules rules;
  private final Clock clock;

  RecordedRehearsal(PastTables tables, TimeRules rules, Clock clock) {
    this.tables = tables;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Rules inForce() {
    return new Book(book());
  }

  private RehearsedRules book() {
    return new RehearsedRules(rules.byDepartment(), rules.policies(), true);
  }

  @Override
  public boolean knows(String file) {
    return file.equals(POLICIES)
        || file.equals(OFFICE_HOURS)
        || CalendarScope.departmentOf(file) != null
        || YEAR.matcher(file).matches();
  }

  @Override
  public Rules with(Map<String, String> files) {
    var book = book();
    for (var file : files.entrySet()) {
      var name = file.getKey();
      var department = CalendarScope.departmentOf(name);
      if (department != null) {
        book = book.with(department, CalendarFile.readOwnDays(name, file.getValue()));
      } else if (name.equals(POLICIES)) {
        book = book.with(complete(name, PolicyFile.read(name, file.getValue())));
      } else if (name.equals(OFFICE_HOURS)) {
        book = book.with(OfficeHoursFile.read(name, file.getValue()));
      } else if (knows(name)) {
        var year = CalendarFile.read(name, file.getValue());
        book = book.with(book.deadlines().city().calendar().with(year.year(), year.days()));
      } else {
        throw new IllegalArgumentException("not a file of the clocks: " + name);
      }
    }
    return new Book(book);
  }

  /** A type in use cannot lose its limits. */
  private Policies complete(String file, Policies proposed) {
    var known = proposed.all().stream().map(Policy::key).toList();
    for (var policy : rules.policies().all()) {
      if (!known.contains(policy.key())) {
        var variant = policy.key().variant();
        throw new Refusal(
            "sla.refusal.file.policyMissing",
            file,
            "1",
            policy.key().type(),
            variant == null ? "-" : variant);
      }
    }
    return proposed;
  }

  @Override
  public Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    files.put(POLICIES, written(current()));
    files.put(OFFICE_HOURS, OfficeHoursFile.written(rules.calendar().officeHours()));
    for (var year : rules.calendar().years()) {
      files.put(year + ".json", CalendarFile.written(rules.calendar().specialDays(year)));
    }
    return files;
  }

  private static String written(Policies policies) {
    var rows =
        RuleBookFile.rows(policies).stream()
            .sorted(
                Comparator.comparing((RuleRow row) -> row.cell("type"))
                    .thenComparing(row -> row.cell("variant")))
            .toList();
    return RuleBookFile.written(RuleBook.LIMITS, rows);
  }

  private Policies current() {
    return today(rules.policies());
  }

  private Policies today(Policies policies) {
    return RehearsedRules.inForce(policies, WorkingCalendar.dayOf(clock.instant()));
  }

  @Override
  public String policies(PolicyKey key, ClockName name, Target target) {
    var changed = new ArrayList<Policy>();
    for (var policy : current().all()) {
      changed.add(policy.key().equals(key) ? changed(policy, name, target) : policy);
    }
    return written(new Policies(changed));
  }

  private static Policy changed(Policy policy, ClockName name, Target target) {
    var clocks = new EnumMap<ClockName, ClockPolicy>(policy.clocks());
    var before = clocks.get(name);
    if (before == null) {
      throw new Refusal("sla.refusal.noSuchClock");
    }
    clocks.put(name, new ClockPolicy(target, before.milestones()));
    return new Policy(policy.key(), policy.validFrom(), clocks);
  }

  @Override
  public Map<PolicyKey, Map<ClockName, Target>> limits(Rules of) {
    var limits = new LinkedHashMap<PolicyKey, Map<ClockName, Target>>();
    today(((Book) of).book().policies()).all().stream()
        .sorted(
            Comparator.comparing((Policy policy) -> policy.key().type())
                .thenComparing(policy -> Objects.requireNonNullElse(policy.key().variant(), "")))
        .forEach(
            policy -> {
              var targets = new EnumMap<ClockName, Target>(ClockName.class);
              policy.clocks().forEach((name, rule) -> targets.put(name, rule.target()));
              limits.put(policy.key(), targets);
            });
    return limits;
  }

  @Override
  public Map<String, Past> replay(
      Map<String, List<Retyped>> subjects, List<Rules> books, Instant now) {
    var replayed = new LinkedHashMap<String, Past>();
    tables
        .of(subjects.keySet())
        .forEach(
            (subject, past) ->
                replayed.put(
                    subject,
                    replay(subject, past, subjects.getOrDefault(subject, List.of()), books, now)));
    return replayed;
  }

  private static Past replay(
      String subject, Lived past, List<Retyped> retyped, List<Rules> books, Instant now) {
    var timeline =
        past.stretches().isEmpty() && past.extensions().isEmpty()
            ? PastTimeline.EMPTY
            : new PastTimeline(past.stretches(), past.extensions());
    var types = types(past.clocks(), retyped);
    var known = timeline.knownAt(now);
    var replayed = new ArrayList<List<Run>>();
    for (int i = 0; i < books.size(); i++) {
      var book = ((Book) books.get(i)).book();
      var runs = new ArrayList<Run>();
      for (var run : past.clocks()) {
        // what counts by the same rules ends the same; most clocks do, whatever is proposed
        runs.add(
            i > 0 && ReplayedClock.sameRules(run, types, ((Book) books.get(0)).book(), book)
                ? replayed.get(0).get(runs.size())
                : run(subject, run, ReplayedClock.of(run, timeline, types, book, now)));
      }
      replayed.add(List.copyOf(runs));
    }
    return new Past(
        subject,
        past.clocks().stream().map(run -> recorded(run, known.pausedFrom(), now)).toList(),
        List.copyOf(replayed),
        timeline.reopenings(),
        types.all().entrySet().stream()
            .map(each -> new Retyped(each.getKey(), each.getValue()))
            .toList());
  }

  private static Run run(String subject, SubjectClock run, ReplayedClock replayed) {
    return new Run(
        run.name(),
        run.part(),
        run.anchor(),
        run.stoppedAt(),
        replayed.due(),
        replayed.missed(),
        replayed.reached().stream()
            .map(
                passed ->
                    new MilestoneReached(
                        subject,
                        run.name(),
                        run.part(),
                        passed.milestone(),
                        passed.due(),
                        passed.at()))
            .toList());
  }

  private static Run recorded(SubjectClock run, @Nullable Instant pausedFrom, Instant now) {
    var counted = pausedFrom != null && Timeline.isPausable(run.name()) ? pausedFrom : now;
    return new Run(
        run.name(),
        run.part(),
        run.anchor(),
        run.stoppedAt(),
        run.due(),
        run.missed() || (run.isRunning() && counted.isAfter(run.due())),
        List.of());
  }

  /**
   * By which types it was counted. Contact and triage stop early and keep the type of that moment;
   * what it was given later is told. Where that does not lead to the type it has now, something is
   * not on record, and the type it has now counts throughout.
   */
  private static PastTypes types(List<SubjectClock> clocks, List<Retyped> retyped) {
    var whole = first(clocks, ClockName.RESOLUTION).orElse(clocks.get(0)).policy();
    var triage = first(clocks, ClockName.TRIAGE).orElse(null);
    var dispatched = triage == null ? null : triage.stoppedAt();
    var contact = first(clocks, ClockName.CONTACT).orElse(null);
    var contacted = contact == null ? null : contact.stoppedAt();
    var first = triage == null ? whole : triage.policy();
    if (contact != null
        && contacted != null
        && (dispatched == null || contacted.isBefore(dispatched))) {
      first = contact.policy();
    }
    var types = new PastTypes(first);
    if (triage != null && dispatched != null) {
      types.from(dispatched, triage.policy());
    }
    var later = new ArrayList<>(retyped);
    later.sort(Comparator.comparing(Retyped::at));
    later.forEach(each -> types.from(each.at(), each.policy()));
    return types.last().equals(whole) ? types : new PastTypes(whole);
  }

  private static Optional<SubjectClock> first(List<SubjectClock> clocks, ClockName name) {
    return clocks.stream().filter(clock -> clock.name() == name).findFirst();
  }
}
