package org.investordesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.CalendarPreview.DayChange;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.DepartmentDeadlines;
import org.investordesk.sla.domain.OfficeHours;
import org.investordesk.sla.domain.OfficeHours.Season;
import org.investordesk.sla.domain.OfficeHoursFile;
import org.investordesk.sla.domain.SpecialDay;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.RuleTables;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Saves the year first, then goes from subject to subject: no lock is held over all of them. */
@Service
class ImportedCalendarYears implements CalendarYears {

  private static final Logger LOG = LoggerFactory.getLogger(ImportedCalendarYears.class);

  /** Steps after a limit reach this far beyond it at most, long holidays included. */
  private static final int DAYS_OF_STEPS_AFTER_A_LIMIT = 60;

  private final RuleTables ruleTables;
  private final ClockTables clockTables;
  private final TimeRules rules;
  private final SubjectClocks clocks;
  private final TransactionOperations transactions;
  private final Clock clock;

  /** How many subjects are counted in one transaction, and so wait for each other. */
  private static final int TOGETHER = 25;

  /** How many a preview reads at once: it locks nothing. */
  private static final int READ_TOGETHER = 500;

  private static final Instant FAR_AHEAD = startOf(2200);

  /** What this node puts in force, its own watch must not take for another node's. */
  private final ReentrantLock changing = new ReentrantLock();

  ImportedCalendarYears(
      RuleTables ruleTables,
      ClockTables clockTables,
      TimeRules rules,
      SubjectClocks clocks,
      TransactionOperations transactions,
      Clock clock) {
    this.ruleTables = ruleTables;
    this.clockTables = clockTables;
    this.rules = rules;
    this.clocks = clocks;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Integer> loaded() {
    return rules.calendar().years();
  }

  @Override
  public LocalDate horizon(LocalDate today) {
    return rules.calendar().horizon(today);
  }

  @Override
  public List<CalendarDay> days(int year) {
    return days(rules.calendar(), year);
  }

  @Override
  public List<CalendarDay> days(int year, String department) {
    return days(rules.byDepartment().of(department).calendar(), year);
  }

  private static List<CalendarDay> days(WorkingCalendar calendar, int year) {
    var first = LocalDate.of(year, 1, 1);
    return first.datesUntil(first.plusYears(1)).map(day -> day(calendar, day)).toList();
  }

  private static CalendarDay day(WorkingCalendar calendar, LocalDate day) {
    return new CalendarDay(
        day, calendar.kind(day), calendar.holiday(day), calendar.half(day), calendar.isOwn(day));
  }

  @Override
  public List<OfficeSeason> officeHours() {
    return seasons(rules.calendar().officeHours());
  }

  private static List<OfficeSeason> seasons(OfficeHours hours) {
    return hours.seasons().stream()
        .map(
            season ->
                new OfficeSeason(season.validFrom(), season.from(), season.until(), season.hours()))
        .toList();
  }

  @Override
  public long version() {
    return rules.version();
  }

  /**
   * A file that was read.
   *
   * @param deadlines as they would be
   * @param changed days that would be another kind of day, or have another name
   * @param hours editions that would begin; none but for office hours
   * @param save puts it in the tables
   */
  private record Proposal(
      CalendarScope scope,
      int year,
      DepartmentDeadlines deadlines,
      List<DayChange> changed,
      int otherYears,
      List<OfficeSeason> hours,
      Runnable save) {}

  private Proposal read(String file, String content) {
    var scope = CalendarScope.of(file);
    return switch (scope.kind()) {
      case YEAR -> year(scope, file, content);
      case HOURS -> hours(scope, file, content);
      case DEPARTMENT -> ownDays(scope, file, content);
    };
  }

  private Proposal year(CalendarScope scope, String file, String content) {
    var year = CalendarFile.read(file, content);
    var before = rules.calendar();
    var after = before.with(year.year(), year.days());
    var all = LocalDate.of(year.year(), 1, 1).datesUntil(LocalDate.of(year.year() + 1, 1, 1));
    return new Proposal(
        scope,
        year.year(),
        rules.byDepartment().with(after),
        changes(before, after, all),
        year.otherYears(),
        List.of(),
        () -> ruleTables.replaceYear(year, file, clock.instant()));
  }

  /** What is in force already may stand in the file; what is new begins on a day to come. */
  private Proposal hours(CalendarScope scope, String file, String content) {
    var now = rules.calendar().officeHours();
    var today = WorkingCalendar.dayOf(clock.instant());
    var more =
        OfficeHoursFile.read(file, content).seasons().stream()
            .filter(season -> !now.seasons().contains(season))
            .toList();
    for (var season : more) {
      if (!season.validFrom().isAfter(today)) {
        throw new Refusal("sla.refusal.hoursPast", season.validFrom().toString());
      }
    }
    if (more.isEmpty()) {
      throw new Refusal("sla.refusal.hoursSame");
    }
    // a file with one season of an edition changed brings the others of that edition as well
    var days = more.stream().map(Season::validFrom).collect(Collectors.toSet());
    var editions =
        new OfficeHours(
            OfficeHoursFile.read(file, content).seasons().stream()
                .filter(season -> days.contains(season.validFrom()))
                .toList());
    return new Proposal(
        scope,
        editions.seasons().get(0).validFrom().getYear(),
        rules.byDepartment().with(rules.calendar().with(now.with(editions.seasons()))),
        List.of(),
        0,
        seasons(editions),
        () -> ruleTables.replaceHours(editions));
  }

  private Proposal ownDays(CalendarScope scope, String file, String content) {
    var days = CalendarFile.readOwnDays(file, content);
    var department = scope.name();
    var now = rules.byDepartment();
    var then = now.with(department, days);
    var named = new TreeSet<LocalDate>();
    now.ownDays(department).forEach(day -> named.add(day.date()));
    days.forEach(day -> named.add(day.date()));
    var changed =
        changes(now.of(department).calendar(), then.of(department).calendar(), named.stream());
    return new Proposal(
        scope,
        changed.isEmpty()
            ? WorkingCalendar.dayOf(clock.instant()).getYear()
            : changed.get(0).after().date().getYear(),
        then,
        changed,
        0,
        List.of(),
        () -> ruleTables.replaceOwnDays(department, days));
  }

  private static List<DayChange> changes(
      WorkingCalendar before, WorkingCalendar after, Stream<LocalDate> days) {
    return days.map(day -> new DayChange(day(before, day), day(after, day)))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  @Override
  public CalendarPreview preview(String file, String content) {
    var version = rules.version();
    var proposal = read(file, content);
    var moved = new ArrayList<DueMoved>();
    int firm = 0;
    for (var some : parts(affected(proposal.scope()), READ_TOGETHER)) {
      var counted = clocks.wouldChange(some, proposal.deadlines());
      moved.addAll(counted.moved());
      firm += counted.firm();
    }
    return new CalendarPreview(
        proposal.year(),
        version,
        proposal.changed(),
        proposal.otherYears(),
        proposal.hours(),
        List.copyOf(moved),
        firm);
  }

  @Override
  public List<DueMoved> load(String file, String content) {
    return load(file, content, null, year -> {});
  }

  @Override
  public List<DueMoved> load(String file, String content, long version, IntConsumer alongside) {
    return load(file, content, Long.valueOf(version), alongside);
  }

  private List<DueMoved> load(
      String file, String content, @Nullable Long version, IntConsumer alongside) {
    changing.lock();
    Proposal proposal;
    try {
      proposal = read(file, content);
      transactions.executeWithoutResult(
          status -> {
            ruleTables.lockCalendar();
            if (version != null && version != rules.versionInTables()) {
              throw new Refusal("sla.refusal.calendarChanged");
            }
            alongside.accept(proposal.year());
            proposal.save().run();
          });
      rules.reload();
    } finally {
      changing.unlock();
    }
    return recount(proposal.scope());
  }

  @Override
  public List<DueMoved> recount(String file) {
    return recount(CalendarScope.of(file));
  }

  private List<DueMoved> recount(CalendarScope scope) {
    var moved = new ArrayList<DueMoved>();
    var again = new ArrayList<String>();
    for (var some : parts(affected(scope), TOGETHER)) {
      try {
        moved.addAll(clocks.recalculate(some));
      } catch (RuntimeException busy) {
        LOG.warn("{} could not be counted again at once: {}", some, busy.getMessage());
        again.addAll(some);
      }
    }
    // a timer that fired at the same moment is over by now; what fails again is a fault
    again.forEach(subject -> moved.addAll(clocks.recalculate(subject)));
    return moved;
  }

  private static List<List<String>> parts(List<String> subjects, int size) {
    var parts = new ArrayList<List<String>>();
    for (int from = 0; from < subjects.size(); from += size) {
      parts.add(subjects.subList(from, Math.min(from + size, subjects.size())));
    }
    return parts;
  }

  /**
   * Takes over what another node put in force. Limits that this node counted meanwhile with the
   * calendar before are counted again.
   */
  void noticeOtherNodes() {
    if (!changing.tryLock()) {
      return;
    }
    List<String> changed;
    try {
      changed = rules.reloadIfChanged();
    } finally {
      changing.unlock();
    }
    changed.forEach(part -> recount(CalendarScope.ofPart(part)));
  }

  @Override
  public String withDay(LocalDate day, @Nullable String holiday, boolean off) {
    return withDay(day, holiday, off, null);
  }

  @Override
  public String withDay(
      LocalDate day, @Nullable String holiday, boolean off, @Nullable HalfDay worked) {
    var calendar = rules.calendar();
    if (!calendar.isLoaded(day.getYear())) {
      throw new Refusal("sla.refusal.yearNotLoaded", String.valueOf(day.getYear()));
    }
    return written(calendar.specialDays(day.getYear()), day, holiday, off, worked);
  }

  @Override
  public String withOwnDay(
      String department,
      LocalDate day,
      @Nullable String occasion,
      boolean off,
      @Nullable HalfDay worked) {
    return written(rules.byDepartment().ownDays(department), day, occasion, off, worked);
  }

  private static String written(
      List<SpecialDay> before,
      LocalDate day,
      @Nullable String name,
      boolean off,
      @Nullable HalfDay worked) {
    var days = new ArrayList<>(before);
    days.removeIf(special -> special.date().equals(day));
    if (name != null) {
      days.add(new SpecialDay(day, name, off, worked));
      days.sort(Comparator.comparing(SpecialDay::date));
    }
    return CalendarFile.written(days);
  }

  private List<String> affected(CalendarScope scope) {
    return switch (scope.kind()) {
      case YEAR -> {
        var year = Integer.parseInt(scope.name());
        yield openAfter(startOf(year), startOf(year + 1));
      }
      case HOURS -> openAfter(clock.instant(), FAR_AHEAD);
      case DEPARTMENT -> clockTables.subjectsHeldBy(scope.name());
    };
  }

  private List<String> openAfter(Instant from, Instant anchoredBefore) {
    return clockTables.subjectsWithOpenLimits(
        from.minus(DAYS_OF_STEPS_AFTER_A_LIMIT, ChronoUnit.DAYS), anchoredBefore);
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
  }
}
