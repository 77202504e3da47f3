package org.investordesk.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.LeaderChain;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.ChainStep;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Modifier;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.Role;
import org.investordesk.sla.ClockName;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A factory has no electricity and the power company does not even sign for the problem. Nobody has
 * to notice: the clocks call the head of the department, the leader, the deputy mayor and the
 * mayor, each once and by mail; the leader has his say, and the department keeps its task.
 */
@DeskTest
class SilentDepartmentScenario {

  /** A Monday in a month without holidays. */
  private static final String MONDAY = "2026-11-02T09:00";

  private static final String CLERK = "zhang.wei@town.test";
  private static final String HEAD = "qian.jun@town.test";
  private static final String MAILBOX = "power@town.test";
  private static final String LEADER = "chen.li";
  private static final String LEADERS_MAIL = "chen.li@town.test";
  private static final String DEPUTY_MAYORS_MAIL = "lu.ping@town.test";
  private static final String SUPERVISE = "userTask_superviseIssue";
  private static final String WORD = "请供电公司今天到厂查勘，明天答复企业。";

  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired DirectoryEditor directory;
  @Autowired LeaderChain leaders;
  @Autowired Escalations escalations;
  @Autowired Supervisions supervisions;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identity;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired HistoryService history;
  @Autowired JdbcClient jdbc;

  /** A row of the outbox. */
  private record Mail(String kind, String recipient, Instant notBefore) {}

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void the_department_is_silent_and_the_leader_steps_in() {
    SettableClock.at(MONDAY);
    var issue = issues.dispatched();
    var task = departmentsTask(issue);
    assertThat(task.getTenantId()).isEqualTo(Town.POWER);

    // 4 working hours, 1 and 5 working days after the dispatch: the head, once each
    calls(issue, "2026-11-02T15:00", ClockName.SIGN_FOR, Level.L1, HEAD);
    calls(issue, "2026-11-03T17:30", ClockName.PLAN, Level.L1, HEAD);
    // 80 % of 6 working days: 48 office hours and a half, of which 38 hours and 48 minutes
    calls(issue, "2026-11-09T14:48", ClockName.RESOLUTION, Level.Y, CLERK, MAILBOX);
    calls(issue, "2026-11-09T17:30", ClockName.UPDATE, Level.L1, HEAD);
    // nobody has signed, so from here on each level is called one step earlier
    var limit =
        calls(
            issue,
            "2026-11-10T10:39",
            ClockName.RESOLUTION,
            Level.L2,
            LEADERS_MAIL,
            mailOf(leaders.supervisionOffice(SettableClock.instant("2026-11-10T10:39")).person()));
    assertThat(limit.modifiers()).containsExactly(Modifier.UNCLAIMED);
    assertThat(limit.call().chain())
        .filteredOn(step -> !step.place().equals("SUPERVISION_OFFICE"))
        .extracting(ChainStep::place, ChainStep::person, ChainStep::reasonKey)
        .containsExactly(
            hop("PROJECT_LEADER", null, "directory.chain.project.none"),
            hop("PAIRED_WITH_INVESTOR", null, "directory.chain.investor.none"),
            hop("PAIRED_WITH_CHAMBER", null, "directory.chain.chamber.none"),
            hop("LEADER_OF_DEPARTMENT", LEADER, "directory.chain.department.found"));
    assertThat(limit.call().fallback()).isFalse();
    assertThat(supervisionOf(issue, LEADER).getTenantId()).isNull();

    calls(issue, "2026-11-10T17:30", ClockName.RESOLUTION, Level.L3, DEPUTY_MAYORS_MAIL);
    leaderUrgesAndInstructs(issue);

    var mayor = mailOf(leaders.mayor(SettableClock.instant("2026-11-13T17:30")).person());
    calls(issue, "2026-11-13T17:30", ClockName.RESOLUTION, Level.L4, mayor);
    // what the department was told to answer and did not: the instruction and the first order
    assertThat(
            escalations.of(issue).stream()
                .filter(call -> call.clock() == ClockName.STAGE)
                .map(call -> call.part().replaceFirst("-[0-9]+", ""))
                .toList())
        .contains("INSTRUCTION:" + Town.POWER, "ORDER:" + Town.POWER);
    calls(issue, "2026-11-30T17:30", ClockName.CEILING, Level.L4, mayor);
    nothingElseIsDue(issue);

    assertThat(departmentsTask(issue).getId())
        .as("the department keeps its task")
        .isEqualTo(task.getId());
    assertThat(departmentsTask(issue).getTenantId()).isEqualTo(Town.POWER);
    assertThat(supervisions.of(issue))
        .extracting(Supervision::level)
        .as("the leader, the deputy mayor and, called twice, the mayor")
        .containsExactly(Level.L2, Level.L3, Level.L4);

    SettableClock.at("2026-12-01T09:00");
    Town.POWER_CLERK.run(() -> desk.signFor(issue, new SignFor(null, null)));
    issues.answer(issue);
    Town.COORDINATOR.run(() -> desk.release(issue, null));
    assertThat(supervisions.of(issue)).extracting(Supervision::endedAt).containsOnlyNulls();
    ActingAs.investor().run(() -> desk.confirm(issue));

    assertThat(files.find(issue).orElseThrow().state()).isEqualTo(IssueState.SOLVED);
    assertThat(supervisions.of(issue)).extracting(Supervision::endedBy).containsOnly("system");
    nothingIsLeftInTheEngine(issue);
  }

  @Test
  void what_the_investor_calls_unsolved_reaches_the_head_at_once_and_the_leader_sooner() {
    SettableClock.at(MONDAY);
    var issue = issues.inWork();
    SettableClock.at("2026-11-04T10:00");
    issues.answer(issue);
    Town.COORDINATOR.run(() -> desk.release(issue, null));
    SettableClock.at("2026-11-05T10:00");
    var before = mailsOf(issue).size();

    ActingAs.investor().run(() -> desk.object(issue, "送电单是别家的，我们还是没有电。"));

    var called = last(issue);
    assertThat(called.level()).isEqualTo(Level.L1);
    assertThat(called.rule()).isEqualTo("reopened");
    assertThat(called.at()).isEqualTo(SettableClock.instant("2026-11-05T10:00"));
    assertThat(
            mailsOf(issue).stream()
                .skip(before)
                .filter(mail -> mail.kind().equals("STAFF_ESCALATED")))
        .extracting(Mail::recipient)
        .containsExactly(HEAD);
    assertThat(supervisions.of(issue)).isEmpty();

    Town.POWER_CLERK.run(() -> desk.signFor(issue, new SignFor("明天上午送电。", null)));
    // The day the investor had the answer is his own: all comes one working day later.
    calls(issue, "2026-11-10T14:48", ClockName.RESOLUTION, Level.Y, CLERK, MAILBOX);
    calls(
        issue,
        "2026-11-11T10:39",
        ClockName.RESOLUTION,
        Level.L2,
        LEADERS_MAIL,
        mailOf(leaders.supervisionOffice(SettableClock.instant("2026-11-11T10:39")).person()));
    assertThat(
            escalations.of(issue).stream()
                .filter(call -> call.level() == Level.L2)
                .map(Escalation::modifiers))
        .containsExactly(Set.of(Modifier.REOPENED));
    calls(issue, "2026-11-11T17:30", ClockName.RESOLUTION, Level.L3, DEPUTY_MAYORS_MAIL);
  }

  @Test
  void a_major_project_is_raised_one_level_to_the_leader_who_answers_for_it() {
    SettableClock.at(MONDAY);
    var project =
        directory.saveProject(
            null,
            new ProjectEntry(
                "静水电池材料 " + UUID.randomUUID(),
                300_000_000,
                "诸暨",
                null,
                null,
                Stage.UNDER_CONSTRUCTION,
                true,
                null,
                LEADER));
    var issue = issues.registered().number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                issue,
                new Acceptance(IssueType.POWER, "LOW", Town.POWER, "诸暨的项目由市公司办理", null, project)));

    calls(issue, "2026-11-02T15:00", ClockName.SIGN_FOR, Level.L1, HEAD);
    calls(issue, "2026-11-03T17:30", ClockName.PLAN, Level.L1, HEAD);
    calls(issue, "2026-11-09T14:48", ClockName.RESOLUTION, Level.Y, CLERK, MAILBOX);
    calls(issue, "2026-11-09T17:30", ClockName.UPDATE, Level.L1, HEAD);
    var warned =
        calls(
            issue,
            "2026-11-10T10:39",
            ClockName.RESOLUTION,
            Level.L2,
            LEADERS_MAIL,
            mailOf(leaders.supervisionOffice(SettableClock.instant("2026-11-10T10:39")).person()));
    assertThat(warned.modifiers()).contains(Modifier.MAJOR_PROJECT);
    assertThat(warned.call().chain().get(0).place()).isEqualTo("PROJECT_LEADER");
    assertThat(warned.call().chain().get(0).person()).isEqualTo(LEADER);
    calls(issue, "2026-11-10T17:30", ClockName.RESOLUTION, Level.L3, DEPUTY_MAYORS_MAIL);
    var mayor = mailOf(leaders.mayor(SettableClock.instant("2026-11-13T17:30")).person());
    calls(issue, "2026-11-13T17:30", ClockName.RESOLUTION, Level.L4, mayor);

    jobs.fireUntil(issue, SettableClock.instant("2026-11-20T17:30"));
    assertThat(
            escalations.of(issue).stream()
                .filter(call -> call.clock() == ClockName.RESOLUTION && call.level() == Level.L4))
        .as("the mayor has been called already")
        .hasSize(1);
  }

  /** By then this level has been called for this clock: once, in office hours. */
  private Escalation calls(
      IssueNumber issue, String at, ClockName clock, Level level, String... recipients) {
    var moment = SettableClock.instant(at);
    var publicly = files.timeline(issue, Audience.PUBLIC).size();
    var inside = entries(issue, level).size();

    jobs.fireUntil(issue, moment);

    var called =
        escalations.of(issue).stream()
            .filter(call -> call.clock() == clock && call.at().equals(moment))
            .toList();
    assertThat(called).hasSize(1);
    assertThat(called.get(0).level()).isEqualTo(level);
    // Each of these moments is inside office hours or at their very end, so none has to wait.
    assertThat(
            mailsOf(issue).stream()
                .filter(mail -> mail.kind().equals("STAFF_ESCALATED"))
                .filter(mail -> mail.notBefore().equals(moment)))
        .extracting(Mail::recipient)
        .contains(recipients);
    assertThat(entries(issue, level)).hasSizeGreaterThan(inside);
    assertThat(files.timeline(issue, Audience.PUBLIC)).hasSize(publicly);
    return called.get(0);
  }

  private void leaderUrgesAndInstructs(IssueNumber issue) {
    SettableClock.at("2026-11-10T17:45");
    decide(issue, Map.of("decision", "URGE", "text", WORD));
    SettableClock.at("2026-11-10T20:00");
    decide(
        issue,
        Map.of(
            "decision", "INSTRUCT",
            "text", "周五前送电。",
            "until", "2026-11-13",
            "department", Town.POWER));

    var grace = SettableClock.instant("2026-11-10T17:45");
    var morning = SettableClock.instant("2026-11-11T08:30");
    assertThat(mailsOf(issue).stream().filter(mail -> !mail.kind().equals("STAFF_ESCALATED")))
        .endsWith(
            new Mail("STAFF_URGED", MAILBOX, grace),
            new Mail("STAFF_URGED", HEAD, grace),
            new Mail("STAFF_INSTRUCTED", MAILBOX, morning),
            new Mail("STAFF_INSTRUCTED", HEAD, morning));
    assertThat(files.timeline(issue, Audience.STAFF))
        .extracting(TimelineEntry::key)
        .endsWith("escalation.entry.urged", "escalation.entry.instructed");
    assertThat(supervisionOf(issue, LEADER).getAssignee()).isEqualTo(LEADER);
  }

  /** As Tasklist does it: in the leader's own name, at the desk and in the engine. */
  private void decide(IssueNumber issue, Map<String, Object> form) {
    var task = supervisionOf(issue, LEADER).getId();
    identity.setAuthentication(LEADER, List.of(Role.LEADER.group()), List.of());
    try {
      ActingAs.user(LEADER, Role.LEADER).run(() -> forms.submitTaskForm(task, new HashMap<>(form)));
    } finally {
      identity.clearAuthentication();
    }
  }

  private void nothingElseIsDue(IssueNumber issue) {
    assertThat(jobs.timerOf(issue)).isAfter(SettableClock.instant("2036-01-01T00:00"));
  }

  private void nothingIsLeftInTheEngine(IssueNumber issue) {
    assertThat(
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(issue.value()).list())
        .isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(issue.value()).list()).isEmpty();
    var ran = new ArrayList<String>();
    history
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(issue.value())
        .list()
        .forEach(instance -> ran.add(instance.getId()));
    assertThat(ran).as("the issue, its handling and three supervisions").hasSizeGreaterThan(4);
    for (var instance : ran) {
      assertThat(management.createJobQuery().processInstanceId(instance).list()).isEmpty();
      assertThat(runtime.createExecutionQuery().processInstanceId(instance).list()).isEmpty();
    }
  }

  private Task departmentsTask(IssueNumber issue) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(issue.value())
        .processDefinitionKeyIn("general-coordination", "power-connection")
        .tenantIdIn(Town.POWER)
        .singleResult();
  }

  private Task supervisionOf(IssueNumber issue, String leader) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(issue.value())
        .taskDefinitionKey(SUPERVISE)
        .taskAssignee(leader)
        .singleResult();
  }

  private Escalation last(IssueNumber issue) {
    var all = escalations.of(issue);
    return all.get(all.size() - 1);
  }

  private List<TimelineEntry> entries(IssueNumber issue, Level level) {
    return files.timeline(issue, Audience.STAFF).stream()
        .filter(entry -> entry.key().equals("escalation.entry." + level))
        .toList();
  }

  private List<Mail> mailsOf(IssueNumber issue) {
    return jdbc.sql(
            "select kind, recipient, not_before from outgoing_mail where issue_number = ? order by id")
        .param(issue.value())
        .query(
            (row, n) ->
                new Mail(
                    row.getString("kind"),
                    row.getString("recipient"),
                    row.getObject("not_before", OffsetDateTime.class).toInstant()))
        .list();
  }

  private static Tuple hop(String place, @Nullable String person, String reason) {
    return tuple(place, person, reason);
  }

  private static @Nullable String mailOf(Person person) {
    return person.email();
  }
}
