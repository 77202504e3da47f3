package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Reconciliation.Reported;
import org.investordesk.cases.domain.EngineDates.Kind;
import org.investordesk.cases.store.ReconciliationStore;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class ReconciliationTest {

  private static final Date WRONG = Date.from(instant("2027-03-03T10:00"));

  @Autowired NightlyReconciliation reconciliation;
  @Autowired ReconciliationStore reports;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired ServiceClocks clocks;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void friday() {
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void issues_at_every_step_agree_with_their_clocks() {
    var registered = issues.registered().number();
    var dispatched = issues.dispatched();
    var waiting = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(waiting, "请补充用电负荷清单和总平面图。"));
    var checked = issues.underCheck();
    var answered = issues.answered();
    var closed = issues.closed();

    reconciliation.begin("system", null);

    for (var number : List.of(registered, dispatched, waiting, checked, answered, closed)) {
      assertThat(found(number)).as("%s", number).isEmpty();
    }
    assertThat(reports.latest(1).get(0).finishedAt()).isNotNull();
    assertThat(reports.latest(1).get(0).checked()).isPositive();
  }

  @Test
  void a_timer_that_disagrees_is_put_on_the_next_milestone_and_reported() {
    var number = issues.inWork();
    var right = clocks.next(number.value()).orElseThrow();
    management.setJobDuedate(jobs.timersOf(number).get(0).getId(), WRONG);

    reconciliation.begin("xu.min", null);

    assertThat(jobs.timerOf(number)).isEqualTo(right);
    assertThat(found(number))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.repaired()).isTrue();
              assertThat(report.difference().kind()).isEqualTo(Kind.TIMER);
              assertThat(report.difference().expected()).isEqualTo(right);
              assertThat(report.difference().found()).isEqualTo(WRONG.toInstant());
            });
    reconciliation.begin("xu.min", null);
    assertThat(found(number)).isEmpty();
  }

  @Test
  void a_task_that_disagrees_is_put_on_its_clock_and_reported() {
    var number = issues.dispatched();
    var right = task(number).getDueDate();
    var task = task(number);
    task.setDueDate(WRONG);
    tasks.saveTask(task);

    reconciliation.begin("system", null);

    assertThat(task(number).getDueDate()).isEqualTo(right);
    assertThat(found(number))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.difference().kind()).isEqualTo(Kind.TASK_DATE);
              assertThat(report.difference().element()).isEqualTo("userTask_signForIssue");
              assertThat(report.repaired()).isTrue();
            });
  }

  @Test
  void an_open_issue_that_no_process_carries_is_reported_as_not_repaired() {
    var number = issues.inWork();
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value(), "issue-resolution")
            .singleResult()
            .getId();
    runtime.deleteProcessInstance(instance, "a test takes it away");

    reconciliation.begin("system", null);

    assertThat(found(number))
        .singleElement()
        .satisfies(
            report -> {
              assertThat(report.difference().kind()).isEqualTo(Kind.INSTANCE_MISSING);
              assertThat(report.repaired()).isFalse();
            });
    jdbc.sql("update issue set state = 'WITHDRAWN' where number = ?")
        .param(number.value())
        .update();
  }

  @Test
  void a_process_that_runs_for_a_closed_issue_is_reported() {
    var number = issues.inWork();
    jdbc.sql("update issue set state = 'WITHDRAWN' where number = ?")
        .param(number.value())
        .update();

    reconciliation.begin("system", null);

    assertThat(found(number))
        .singleElement()
        .satisfies(report -> assertThat(report.difference().kind()).isEqualTo(Kind.INSTANCE_LEFT));
    jdbc.sql("update issue set state = 'IN_PROGRESS' where number = ?")
        .param(number.value())
        .update();
    Town.COORDINATOR.run(() -> desk.withdraw(number, "测试收尾"));
  }

  @Test
  void one_night_one_run_however_many_nodes() {
    var night = LocalDate.of(2031, 1, 1);
    var before = reports.latest(1).stream().mapToLong(Reconciliation.Run::id).findFirst();

    assertThat(reports.start(NOW, "system", night, NOW.plusSeconds(1))).isPresent();
    var second = reports.start(NOW, "system", night, NOW.plusSeconds(1));

    assertThat(second).isEmpty();
    assertThat(reports.latest(1).get(0).id()).isGreaterThan(before.orElse(0));
    finishLast();
  }

  private static final Instant NOW = instant("2026-10-23T10:00");

  @Test
  void nobody_starts_a_second_run_while_one_runs() {
    reports.start(NOW, "system", null, NOW.plusSeconds(1)).orElseThrow();

    assertThatThrownBy(() -> Town.COORDINATOR.run(reconciliation::start))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> assertThat(no.key()).isEqualTo("cases.refusal.reconciliationRuns"));
    finishLast();
  }

  private void finishLast() {
    var last = reports.latest(1).get(0);
    reports.finish(last.id(), 0, NOW);
  }

  private List<Reported> found(IssueNumber number) {
    return reports.differences(reports.latest(1).get(0).id(), 10_000).stream()
        .filter(report -> report.difference().issue().equals(number))
        .toList();
  }

  private Task task(IssueNumber number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult();
  }
}
