package org.investordesk.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.investordesk.sla.CalendarYears;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The calendar of a year is published while 100,000 issues are open: each is counted again, with
 * its engine timer and the due date of its task, while people go on working. Fewer with {@code
 * -Drecalculation.open=10000}.
 */
@DeskTest
class RecalculationBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(RecalculationBenchmark.class);

  private static final int OPEN = Integer.getInteger("recalculation.open", 100_000);
  private static final Duration GOAL = Duration.ofMinutes(5);

  /** A year no other test uses. */
  private static final int YEAR = 2081;

  @Autowired CalendarYears years;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired JdbcTemplate jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_new_calendar_is_counted_into_all_open_issues_while_people_work() throws Exception {
    open();
    var timers = timersAhead();
    var done = new AtomicBoolean();
    var cycles = new ArrayList<Long>();
    SettableClock.at((YEAR - 1) + "-12-31T10:00");
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
    assertThat(timersAhead()).as("timers of copies, before and after").isNotEqualTo(timers);
    assertThat(disagreeing()).as("timers that are not on the next step of their clocks").isZero();
    assertThat(took).isLessThanOrEqualTo(GOAL);
  }

  /** One real issue in work, copied with its clocks and all the engine keeps of it. */
  private void open() {
    SettableClock.at((YEAR - 1) + "-12-30T10:00");
    var number = issues.inWork();
    // what is due in the old year has been told: the timer waits for the new one
    jobs.fireUntil(number, instant((YEAR - 1) + "-12-31T18:00"));
    var real = number.value();
    var instances = "(select id_ from act_ru_execution where business_key_ = '%s')".formatted(real);
    copy(
        "act_ru_task",
        "proc_inst_id_ in " + instances,
        List.of("id_", "execution_id_", "proc_inst_id_"));
    copy("act_hi_taskinst", "proc_inst_id_ in " + instances, List.of("id_", "proc_inst_id_"));
    copy(
        "act_ru_identitylink",
        "task_id_ in (select id_ from act_ru_task where proc_inst_id_ in " + instances + ")",
        List.of("id_", "task_id_"));
    copy(
        "act_ru_job",
        "process_instance_id_ in " + instances,
        List.of("id_", "execution_id_", "process_instance_id_"));
    copy(
        "act_ru_event_subscr",
        "proc_inst_id_ in " + instances,
        List.of("id_", "execution_id_", "proc_inst_id_"));
    copy("clocks", "subject = '%s'".formatted(real), List.of(), "subject");
    copy("clock_milestones", "subject = '%s'".formatted(real), List.of(), "subject");
    copy("issue", "number = '%s'".formatted(real), List.of("process_instance"), "number");
    // last: the others find their rows by it
    copy(
        "act_ru_execution",
        "proc_inst_id_ in " + instances,
        List.of("id_", "root_proc_inst_id_", "proc_inst_id_", "parent_id_", "super_exec_"),
        "business_key_");
  }

  private void copy(String table, String which, List<String> keys) {
    copy(table, which, keys, null);
  }

  /** Foreign keys hold in the copies as in the rows they come from, and need not be checked. */
  private void copy(String table, String which, List<String> keys, @Nullable String number) {
    var changed = new ArrayList<String>();
    keys.forEach(key -> changed.add("'%1$s', r.%1$s || '-' || n".formatted(key)));
    if (number != null) {
      changed.add(
          "'%1$s', case when r.%1$s is null then null else 'YS-%2$d-' || lpad(n::text, 6, '0') end"
              .formatted(number, YEAR));
    }
    jdbc.execute(
        """
        set session_replication_role = replica;
        insert into %1$s
        select copy.* from (select * from %1$s where %2$s) r
        cross join generate_series(1, %3$d) n
        cross join lateral jsonb_populate_record(r::%1$s, jsonb_build_object(%4$s)) copy;
        set session_replication_role = origin;
        analyze %1$s
        """
            .formatted(table, which, OPEN, String.join(", ", changed)));
  }

  private long timersAhead() {
    return one(
        """
        select coalesce(sum(extract(epoch from duedate_)), 0)::bigint from act_ru_job
        where id_ like '%-%' and duedate_ > '2080-01-01'
        """);
  }

  private long disagreeing() {
    return one(
        """
        select count(*) from issue i
        join act_ru_job j on j.process_instance_id_ = i.process_instance
        where i.number like 'YS-%d-%%' and j.type_ = 'timer-transition' and j.duedate_ at time zone
          'America/New_York' <> (select min(next_at) from clocks c
            where c.subject = i.number and c.stopped_at is null and not c.superseded)
        """
            .formatted(YEAR));
  }

  private long one(String sql) {
    var count = jdbc.queryForObject(sql, Long.class);
    return count == null ? 0 : count;
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
