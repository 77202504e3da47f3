package org.investordesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.CalendarPreview.DayChange;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.Deadlines;
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

  private static List<CalendarDay> days(WorkingCalendar calendar, int year) {
    var first = LocalDate.of(year, 1, 1);
    return first
        .datesUntil(first.plusYears(1))
        .map(day -> new CalendarDay(day, calendar.kind(day), calendar.holiday(day)))
        .toList();
  }

  @Override
  public List<OfficeSeason> officeHours() {
    return rules.calendar().officeHours().seasons().stream()
        .map(
            season ->
                new OfficeSeason(season.validFrom(), season.from(), season.until(), season.hours()))
        .toList();
  }

  @Override
  public long version() {
    return rules.version();
  }

  @Override
  public CalendarPreview preview(String file, String content) {
    var year = CalendarFile.read(file, content);
    var version = rules.version();
    var before = rules.calendar();
    var after = before.with(year.year(), year.days());
    var changes = new ArrayList<DayChange>();
    var now = days(before, year.year());
    var then = days(after, year.year());
    for (int day = 0; day < now.size(); day++) {
      if (!now.get(day).equals(then.get(day))) {
        changes.add(new DayChange(now.get(day), then.get(day)));
      }
    }
    var deadlines = new Deadlines(after);
    var moved = new ArrayList<DueMoved>();
    int firm = 0;
    for (var subject : affected(year.year())) {
      var counted = clocks.wouldChange(subject, deadlines);
      moved.addAll(counted.moved());
      firm += counted.firm();
    }
    return new CalendarPreview(
        year.year(), version, List.copyOf(changes), year.otherYears(), List.copyOf(moved), firm);
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
    var year = CalendarFile.read(file, content);
    changing.lock();
    try {
      transactions.executeWithoutResult(
          status -> {
            ruleTables.lockCalendar();
            if (version != null && version != rules.versionInTables()) {
              throw new Refusal("sla.refusal.calendarChanged");
            }
            alongside.accept(year.year());
            ruleTables.replaceYear(year, file, clock.instant());
          });
      rules.reload();
    } finally {
      changing.unlock();
    }
    return recount(year.year());
  }

  @Override
  public List<DueMoved> recount(int year) {
    var moved = new ArrayList<DueMoved>();
    var again = new ArrayList<String>();
    for (var subject : affected(year)) {
      try {
        moved.addAll(clocks.recalculate(subject));
      } catch (RuntimeException busy) {
        LOG.warn("{} could not be counted again at once: {}", subject, busy.getMessage());
        again.add(subject);
      }
    }
    // a timer that fired at the same moment is over by now; what fails again is a fault
    again.forEach(subject -> moved.addAll(clocks.recalculate(subject)));
    return moved;
  }

  /**
   * Takes over what another node put in force. Limits that this node counted meanwhile with the
   * calendar before are counted again.
   */
  void noticeOtherNodes() {
    if (!changing.tryLock()) {
      return;
    }
    List<Integer> changed;
    try {
      changed = rules.reloadIfChanged();
    } finally {
      changing.unlock();
    }
    changed.forEach(this::recount);
  }

  @Override
  public String withDay(LocalDate day, @Nullable String holiday, boolean off) {
    var calendar = rules.calendar();
    if (!calendar.isLoaded(day.getYear())) {
      throw new Refusal("sla.refusal.yearNotLoaded", String.valueOf(day.getYear()));
    }
    var days = new ArrayList<>(calendar.specialDays(day.getYear()));
    days.removeIf(special -> special.date().equals(day));
    if (holiday != null) {
      days.add(new SpecialDay(day, holiday, off));
      days.sort(Comparator.comparing(SpecialDay::date));
    }
    return CalendarFile.written(days);
  }

  private List<String> affected(int year) {
    return clockTables.subjectsWithOpenLimits(
        startOf(year).minus(DAYS_OF_STEPS_AFTER_A_LIMIT, ChronoUnit.DAYS), startOf(year + 1));
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
  }
}
