package org.investordesk.sla;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.domain.Deadlines;
import org.investordesk.sla.domain.OfficeHoursFile;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.PolicyFile;
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
 * memory until {@link #reload}.
 */
@Component
class TimeRules implements InitializingBean {

  private record InForce(Deadlines deadlines, Policies policies) {}

  private final RuleTables tables;
  private final TransactionOperations transactions;
  private final Clock clock;
  private volatile @Nullable InForce inForce;

  TimeRules(RuleTables tables, TransactionOperations transactions, Clock clock) {
    this.tables = tables;
    this.transactions = transactions;
    this.clock = clock;
  }

  Deadlines deadlines() {
    return inForce().deadlines();
  }

  WorkingCalendar calendar() {
    return inForce().deadlines().calendar();
  }

  Policies policies() {
    return inForce().policies();
  }

  /** Takes calendar, office hours and policies from the tables again. */
  void reload() {
    inForce = new InForce(new Deadlines(tables.calendar()), tables.policies());
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
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the files of calendar and policies", e);
    }
  }

  private static String content(Resource file) throws IOException {
    return file.getContentAsString(StandardCharsets.UTF_8);
  }
}
