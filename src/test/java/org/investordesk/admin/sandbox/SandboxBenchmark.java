package org.investordesk.admin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Statements;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Rules are tried on {@value #ISSUES} issues: real ones of a few kinds, copied with all that was
 * recorded of them. Beside it the preview of a calendar on a part of them.
 */
@DeskTest
class SandboxBenchmark {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxBenchmark.class);
  private static final int ISSUES = 10_000;
  private static final int PREVIEWED = 1_000;
  private static final Duration GOAL = Duration.ofSeconds(30);

  @Autowired Sandbox sandbox;
  @Autowired CalendarYears years;
  @Autowired IssueDesk desk;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired JdbcTemplate jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void ten_thousand_issues_are_replayed_while_somebody_waits_for_the_page() {
    var originals = lives();
    copy(originals, PREVIEWED);
    var calendar = "[{\"date\": \"2047-03-29\", \"name\": \"元旦\", \"isOffDay\": true}]";
    years.preview("2047.json", calendar);
    var previewed = System.nanoTime();
    var moved = years.preview("2047.json", calendar).moved();
    var preview = Duration.ofNanos(System.nanoTime() - previewed);
    var open = moved.stream().map(each -> each.subject()).distinct().count();
    copy(originals, ISSUES - PREVIEWED);

    var proposal =
        List.of(
            sandbox.withTarget(
                new PolicyKey("POWER", "LOW"),
                ClockName.RESOLUTION,
                new Target(3, Target.Unit.WORKING_DAYS)),
            new ProposedFile("2047.json", calendar));
    sandbox.run(proposal);
    var before = System.nanoTime();
    var answer = new ArrayList<Answer>();
    var sent = Statements.during(() -> answer.add(sandbox.run(proposal)));
    var took = Duration.ofNanos(System.nanoTime() - before);

    var each = took.toNanos() / 1e6 / answer.get(0).issues();
    var eachPreviewed = preview.toNanos() / 1e6 / open;
    LOG.info(
        String.format(
            Locale.ROOT,
            "%d issues tried in %.1f s, %d statements, %.3f ms an issue; the preview of a calendar"
                + " %.3f ms an issue (%d open ones), ratio %.2f",
            answer.get(0).issues(),
            took.toMillis() / 1e3,
            sent.size(),
            each,
            eachPreviewed,
            open,
            each / eachPreviewed));
    assertThat(answer.get(0).issues()).isGreaterThanOrEqualTo(ISSUES);
    assertThat(answer.get(0).gaps()).isEmpty();
    assertThat(took).isLessThan(GOAL);
  }

  /** In time, late, paused, reopened; the last one and the late one are open. */
  private List<IssueNumber> lives() {
    SettableClock.at("2047-03-04T10:00");
    var lives = new ArrayList<IssueNumber>();
    for (int i = 0; i < 4; i++) {
      lives.add(desk.register(Issues.report(IssueType.POWER, "LOW")).number());
      issues.dispatched(lives.get(i));
    }
    for (var number : lives) {
      Town.POWER_CLERK.run(() -> desk.signFor(number, new IssueDesk.SignFor("我们将按计划办理此事", null)));
    }
    pass(lives, "2047-03-06T09:17");
    Town.POWER_CLERK.run(() -> desk.askInvestor(lives.get(2), "请补充用电设备清单和平面图纸。"));
    for (var number : List.of(lives.get(0), lives.get(3))) {
      issues.answer(number);
      Town.COORDINATOR.run(() -> desk.release(number, null));
    }
    pass(lives, "2047-03-11T09:17");
    ActingAs.investor().run(() -> desk.confirm(lives.get(0)));
    ActingAs.investor().run(() -> desk.investorReplied(lives.get(2), "清单和图纸已经补上", List.of()));
    ActingAs.investor().run(() -> desk.object(lives.get(3), "问题并没有解决，仍然没有通电"));
    pass(lives, "2047-03-25T09:17");
    return lives;
  }

  private void pass(List<IssueNumber> numbers, String until) {
    for (var number : numbers) {
      jobs.fireUntil(number, instant(until));
    }
    SettableClock.at(until);
  }

  private int copied;

  private void copy(List<IssueNumber> originals, int times) {
    for (var number : originals) {
      var share = times / originals.size();
      copy("issue", "number", number, share);
      copy("holding", "issue", number, share);
      copy("timeline_entry", "issue", number, share);
      copy("clocks", "subject", number, share);
      copy("clock_milestones", "subject", number, share);
      copy("clock_pauses", "subject", number, share);
      copy("escalation", "issue", number, share);
      copied += share;
    }
    for (var table : List.of("issue", "holding", "clocks", "clock_milestones", "escalation")) {
      jdbc.execute("analyze " + table);
    }
  }

  private void copy(String table, String key, IssueNumber number, int times) {
    var columns =
        String.join(
            ", ",
            jdbc.queryForList(
                """
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = ? and column_name <> ?
                  and is_identity = 'NO' and is_generated = 'NEVER'
                """,
                String.class,
                table,
                key));
    jdbc.update(
        "insert into %s (%s, %s) select 'YS-2047-' || (800000 + n), %s from %s, generate_series(?::int, ?::int) n where %s = ?"
            .formatted(table, key, columns, columns, table, key),
        copied + 1,
        copied + times,
        number.value());
  }
}
