package org.investordesk.cases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.sla.Commitments;
import org.investordesk.sla.Commitments.Commitment;
import org.investordesk.sla.PauseReason;
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
import org.springframework.transaction.support.TransactionOperations;

/**
 * A pause ends by itself when its longest time is over; extensions reach timer and task; dates are
 * promises.
 */
@DeskTest
class ClockWatchTest {

  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired ServiceClocks clocks;
  @Autowired Commitments commitments;
  @Autowired TaskService tasks;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  @BeforeEach
  void friday() {
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_desk_itself_resumes_work_and_tells_investor_and_department() {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充用电负荷清单和总平面图。"));
    var longest = instant("2026-11-20T17:30");
    assertThat(jobs.timerOf(number)).as("told before it ends").isBefore(longest);
    jobs.fireNext(number);
    assertThat(jobs.timerOf(number)).isEqualTo(longest);

    jobs.fireNext(number);

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(task(number)).isEqualTo(GeneralCoordinationProcess.Elements.HANDLE_ISSUE);
    assertThat(clocks.pauses(number.value()).get(0).until()).isEqualTo(longest);
    assertThat(files.timeline(number, Audience.PUBLIC))
        .filteredOn(entry -> entry.key().equals("cases.entry.workResumed"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo("system");
              assertThat(entry.text()).startsWith("暂停计时已达最长期限");
            });
    assertThat(lettersOf(number, "RESUMED")).isPositive();
    assertThat(jobs.timerOf(number)).isAfter(longest);
  }

  @Test
  void a_pause_of_a_stage_ends_too_and_the_case_file_says_so() {
    var number = issues.inWork();
    transactions.executeWithoutResult(
        status ->
            clocks.pause(number.value(), PauseReason.INVESTOR_WORKS, instant("2026-10-23T11:00")));
    var before = clocks.pauses(number.value()).get(0);
    assertThat(before.longestUntil()).isEqualTo(instant("2027-01-21T17:30"));
    transactions.executeWithoutResult(status -> desk.note(number, "施工由投资者组织"));

    // it is told before, then it ends
    transactions.executeWithoutResult(status -> clocks.fire(number.value(), before.longestUntil()));
    transactions.executeWithoutResult(status -> clocks.fire(number.value(), before.longestUntil()));

    assertThat(clocks.pauses(number.value()).get(0).until()).isEqualTo(before.longestUntil());
    assertThat(files.timeline(number, Audience.PUBLIC))
        .extracting(TimelineEntry::key)
        .contains("cases.entry.workResumed");
  }

  @Test
  void an_extension_moves_timer_and_task_of_the_issue() {
    var number = issues.inWork();
    var before = view(number).dueAt();

    transactions.executeWithoutResult(
        status -> clocks.extend(number.value(), 2, instant("2026-10-23T11:00")));

    assertThat(view(number).dueAt()).isAfter(before);
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getDueDate()
                .toInstant())
        .isEqualTo(view(number).dueAt());
    assertThat(jobs.timerOf(number)).isEqualTo(clocks.next(number.value()).orElseThrow());
  }

  @Test
  void a_date_in_plan_or_update_is_a_promise_of_the_department_and_the_answer_keeps_it() {
    var number = issues.dispatched();
    Town.POWER_CLERK.run(
        () -> desk.signFor(number, new IssueDesk.SignFor("先查勘再接电", LocalDate.of(2026, 10, 28))));
    SettableClock.at("2026-10-26T10:00");
    Town.POWER_CLERK.run(
        () -> desk.publishUpdate(number, "查勘已完成，正在备料。", LocalDate.of(2026, 10, 29)));
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));

    assertThat(commitments.of(number.value()))
        .extracting(Commitment::state, Commitment::department, Commitment::madeBy)
        .containsExactly(
            tuple(Commitments.State.RENEWED, Town.POWER, "zhang.wei"),
            tuple(Commitments.State.KEPT, Town.POWER, "zhang.wei"));
  }

  private String task(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .singleResult()
        .getTaskDefinitionKey();
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private int lettersOf(IssueNumber number, String kind) {
    return jdbc.sql("select count(*) from outgoing_mail where issue_number = ? and kind = ?")
        .params(number.value(), kind)
        .query(Integer.class)
        .single();
  }
}
