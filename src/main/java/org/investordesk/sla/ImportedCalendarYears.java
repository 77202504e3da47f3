package org.investordesk.sla;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.RuleTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Saves the year first, then goes from subject to subject: no lock is held over all of them. */
@Service
class ImportedCalendarYears implements CalendarYears {

  /** Steps after a limit reach this far beyond it at most, long holidays included. */
  private static final int DAYS_OF_STEPS_AFTER_A_LIMIT = 60;

  private final RuleTables ruleTables;
  private final ClockTables clockTables;
  private final TimeRules rules;
  private final SubjectClocks clocks;
  private final TransactionOperations transactions;
  private final Clock clock;

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
  public List<DueMoved> load(String file, String content) {
    var year = CalendarFile.read(file, content);
    transactions.executeWithoutResult(
        status -> ruleTables.replaceYear(year, file, clock.instant()));
    rules.reload();
    var begins = startOf(year.year());
    var ends = startOf(year.year() + 1);
    var moved = new ArrayList<DueMoved>();
    var affected =
        clockTables.subjectsWithOpenLimits(
            begins.minus(DAYS_OF_STEPS_AFTER_A_LIMIT, ChronoUnit.DAYS), ends);
    for (var subject : affected) {
      moved.addAll(clocks.recalculate(subject));
    }
    return moved;
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
  }
}
