package org.investordesk.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.Deadlines;
import org.investordesk.sla.domain.DepartmentDeadlines;
import org.investordesk.sla.domain.OfficeHoursFile;
import org.investordesk.sla.domain.PauseLimits;
import org.investordesk.sla.domain.PauseLimitsFile;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.PolicyFile;
import org.investordesk.sla.domain.StageLimits;
import org.investordesk.sla.domain.StageLimitsFile;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.RuleTables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Calendar and policies in force. What the tables lack at the start is taken from the files in
 * {@code sla/}; a wrong file stops the start with file, line and reason. Read once and kept in
 * memory until {@link #reload}; {@link CalendarWatch} notices what another node changed.
 */
@Component
class TimeRules implements InitializingBean {

  private record InForce(
      DepartmentDeadlines deadlines,
      Policies policies,
      StageLimits stages,
      PauseLimits pauses,
      Map<String, Long> calendarVersions,
      long books) {}

  private final RuleTables tables;
  private final TransactionOperations transactions;
  private final Clock clock;
  private volatile @Nullable InForce inForce;

  TimeRules(RuleTables tables, TransactionOperations transactions, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Counted by the city's calendar. */
  Deadlines deadlines() {
    return byDepartment().city();
  }

  /** The city's calendar and the departments' own days. */
  DepartmentDeadlines byDepartment() {
    return inForce().deadlines();
  }

  WorkingCalendar calendar() {
    return deadlines().calendar();
  }

  Policies policies() {
    return inForce().policies();
  }

  PauseLimits pauses() {
    return inForce().pauses();
  }

  StageLimits stages() {
    return inForce().stages();
  }

  /** The number of the rules in memory, calendar and books; a higher one after each change. */
  long version() {
    return sum(inForce().calendarVersions()) + inForce().books();
  }

  /** The number of the rules in the tables, which another node may have changed. */
  long versionInTables() {
    return sum(tables.calendarVersions()) + tables.booksVersion();
  }

  private static long sum(Map<String, Long> versions) {
    return versions.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Takes calendar, office hours and policies from the tables again. */
  synchronized void reload() {
    // the versions first: what changes between the statements is then seen as a change again
    var versions = tables.calendarVersions();
    var books = tables.booksVersion();
    inForce =
        new InForce(
            new DepartmentDeadlines(tables.calendar(), tables.ownDays()),
            tables.policies(),
            tables.stageLimits(),
            tables.pauseLimits(),
            versions,
            books);
  }

  /**
   * Reloads where the rules in the tables are others.
   *
   * @return the parts of the calendar that differ, see {@link RuleTables#calendarVersions}
   */
  synchronized List<String> reloadIfChanged() {
    var known = inForce().calendarVersions();
    var changed = new ArrayList<String>();
    tables
        .calendarVersions()
        .forEach(
            (part, version) -> {
              if (!version.equals(known.get(part))) {
                changed.add(part);
              }
            });
    if (!changed.isEmpty() || tables.booksVersion() != inForce().books()) {
      reload();
    }
    return changed;
  }

  private InForce inForce() {
    var kept = inForce;
    if (kept == null) {
      throw new IllegalStateException("calendar and policies are not loaded yet");
    }
    return kept;
  }

  @Override
  public void afterPropertiesSet() {
    transactions.executeWithoutResult(status -> seed());
    reload();
  }

  private void seed() {
    try {
      var files = new PathMatchingResourcePatternResolver();
      for (var file : files.getResources("classpath*:sla/calendar/*.json")) {
        var name = "sla/calendar/" + file.getFilename();
        var year = CalendarFile.read(name, content(file));
        if (!tables.hasYear(year.year())) {
          tables.replaceYear(year, name, clock.instant());
        }
      }
      if (!tables.hasOfficeHours()) {
        var name = "sla/office-hours.csv";
        tables.add(OfficeHoursFile.read(name, content(new ClassPathResource(name))));
      }
      if (!tables.hasPolicies()) {
        var name = "sla/policies.csv";
        tables.add(PolicyFile.read(name, content(new ClassPathResource(name))));
      }
      if (!tables.hasPauseLimits()) {
        var name = "sla/pauses.csv";
        tables.add(PauseLimitsFile.read(name, content(new ClassPathResource(name))));
      }
      if (!tables.hasStageLimits()) {
        var name = "sla/stages.csv";
        tables.add(StageLimitsFile.read(name, content(new ClassPathResource(name))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files of calendar and policies", e);
    }
  }

  private static String content(Resource file) throws IOException {
    return file.getContentAsString(StandardCharsets.UTF_8);
  }
}
