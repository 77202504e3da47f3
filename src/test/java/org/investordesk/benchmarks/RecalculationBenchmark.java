package org.investordesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The calendar of a year is published while 100,000 issues are open: every one of them is counted
 * again while people go on working. Fewer with {@code -Drecalculation.open=10000}.
 */
@DeskTest
class RecalculationBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(RecalculationBenchmark.class);

  private static final int OPEN = Integer.getInteger("recalculation.open", 100_000);
  private static final Duration GOAL = Duration.ofMinutes(5);
  private static final PolicyKey LAND = new PolicyKey("LAND", null);

  /** A year no other test uses. */
  private static final int YEAR = 2081;

  @Autowired CalendarYears years;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired TransactionOperations transactions;
  @Autowired JdbcTemplate jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_new_calendar_is_counted_into_all_open_issues_while_people_work() throws Exception {
    open();
    var done = new AtomicBoolean();
    var cycles = new ArrayList<Long>();
    SettableClock.at("2026-10-23T10:00");
    var people =
        new Thread(
            () -> {
              while (!done.get()) {
                var before = System.nanoTime();
                issues.closed();
                cycles.add(System.nanoTime() - before);
              }
            });
    people.start();

    var before = System.nanoTime();
    var moved = years.load(YEAR + ".json", calendar());
    var took = Duration.ofNanos(System.nanoTime() - before);

    done.set(true);
    people.join();
    LOG.info(
        String.format(
            Locale.ROOT,
            "%d issues counted again in %d s, %d limits moved; meanwhile %d whole issues, p50 %d ms,"
                + " p95 %d ms",
            OPEN,
            took.toSeconds(),
            moved.size(),
            cycles.size(),
            millis(cycles, 50),
            millis(cycles, 95)));
    assertThat(moved).hasSizeGreaterThanOrEqualTo(OPEN);
    assertThat(took).isLessThanOrEqualTo(GOAL);
  }

  /** One real set of clocks, copied with its milestones. */
  private void open() {
    transactions.executeWithoutResult(
        status ->
            clocks.open(
                "BENCH-0",
                LAND,
                instant((YEAR - 1) + "-12-20T10:00"),
                EnumSet.of(ClockName.RESOLUTION, ClockName.CEILING, ClockName.UPDATE)));
    copy(
        "clocks",
        "clock, run, policy_type, policy_variant, policy_valid_from, amount, unit, anchor, due_at,"
            + " provisional, missed, stopped_at, superseded, next_at, part");
    copy("clock_milestones", "clock, run, milestone, at, fired_at, part");
    jdbc.execute("analyze clocks");
    jdbc.execute("analyze clock_milestones");
  }

  private void copy(String table, String columns) {
    jdbc.update(
        "insert into %s (subject, %s) select 'BENCH-' || n, %s from %s, generate_series(1, ?) n where subject = 'BENCH-0'"
            .formatted(table, columns, columns, table),
        OPEN);
  }

  private static String calendar() {
    return """
        [
          {"date": "%d-01-01", "name": "元旦", "isOffDay": true},
          {"date": "%d-01-02", "name": "元旦", "isOffDay": true},
          {"date": "%d-01-06", "name": "元旦", "isOffDay": true}
        ]
        """
        .formatted(YEAR, YEAR, YEAR);
  }

  private static long millis(List<Long> nanos, int percentile) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() * percentile / 100) / 1_000_000;
  }
}
