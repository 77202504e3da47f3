package org.investordesk.rulings.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.platform.Role;
import org.investordesk.rulings.Extensions;
import org.investordesk.rulings.PauseContests;
import org.investordesk.rulings.Returns;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tests of the three rulings share. It is Friday, 23 October 2026, ten o'clock; a problem
 * with low voltage that comes in then is due at close of business of Monday, 2 November.
 */
@DeskTest
abstract class RulingTrial {

  static final String FRIDAY = "2026-10-23T10:00";
  static final String DUE = "2026-11-02T17:30";
  static final String COORDINATOR = "xu.min";
  static final String LEADER = "chen.li";

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Returns returns;
  @Autowired Extensions extensions;
  @Autowired PauseContests contests;
  @Autowired Requests requests;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired HistoryService history;
  @Autowired FormService forms;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void friday_morning() {
    SettableClock.at(FRIDAY);
    LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void give_the_clock_back() {
    identity.clearAuthentication();
    LocaleContextHolder.resetLocaleContext();
    SettableClock.reset();
  }

  IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  Request request(IssueNumber number) {
    var all = requests.of(number);
    return all.get(all.size() - 1);
  }

  Task task(IssueNumber number, String element) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(element)
            .singleResult();
    assertThat(task).as("task %s of %s", element, number).isNotNull();
    return task;
  }

  /** As Tasklist does it: in the person's own name, at the desk and in the engine. */
  void rule(IssueNumber number, String element, String user, Role role, Map<String, String> form) {
    var task = task(number, element).getId();
    identity.setAuthentication(user, List.of(role.group()), List.of());
    try {
      ActingAs.user(user, role).run(() -> forms.submitTaskForm(task, new HashMap<>(form)));
    } finally {
      identity.clearAuthentication();
    }
  }

  /** Fires the timer of the request's process at its own time. */
  void fireTimerOf(IssueNumber number, String process) {
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value(), process)
            .singleResult();
    var job = management.createJobQuery().processInstanceId(instance.getId()).singleResult();
    ClockUtil.setCurrentTime(job.getDuedate());
    management.executeJob(job.getId());
  }

  ClockReading resolution(IssueNumber number) {
    return clocks.readings(number.value(), view(number).registeredAt()).stream()
        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
        .findFirst()
        .orElseThrow();
  }

  Instant clock(IssueNumber number, ClockName name) {
    return clocks.readings(number.value(), view(number).registeredAt()).stream()
        .filter(reading -> reading.clock() == name)
        .map(ClockReading::anchor)
        .findFirst()
        .orElseThrow();
  }

  List<String> entries(IssueNumber number, Audience audience) {
    return files.timeline(number, audience).stream()
        .map(TimelineEntry::key)
        .filter(key -> key.startsWith("rulings."))
        .toList();
  }

  /** Kinds and recipients of the mails that the room wrote, in order. */
  List<String> mails(IssueNumber number) {
    return jdbc.sql("select kind, recipient from outgoing_mail where issue_number = ? order by id")
        .param(number.value())
        .query((row, n) -> row.getString(1) + " " + row.getString(2))
        .list();
  }

  String investor(IssueNumber number) {
    return view(number).contact().email();
  }

  void assertProcessIsOver(IssueNumber number, String process) {
    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value(), process)
                .list())
        .isEmpty();
    var ran =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey(process)
            .list();
    assertThat(ran).isNotEmpty();
    for (var instance : ran) {
      assertThat(management.createJobQuery().processInstanceId(instance.getId()).list()).isEmpty();
      assertThat(runtime.createExecutionQuery().processInstanceId(instance.getId()).list())
          .isEmpty();
      assertThat(runtime.createVariableInstanceQuery().processInstanceIdIn(instance.getId()).list())
          .isEmpty();
    }
  }
}
