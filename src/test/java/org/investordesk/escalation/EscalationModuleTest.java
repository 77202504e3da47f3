package org.investordesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.Contact;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.cases.Report;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.Person;
import org.investordesk.escalation.domain.ChainStep;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.escalation.store.ChainReport;
import org.investordesk.escalation.store.EscalationBoard;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The whole way: a milestone is told, somebody is called, he acts, and it can be read. */
@DeskTest
class EscalationModuleTest {

  private static final String PASSWORD = "Stone-Bridge-2026!";
  private static final String POWER = "esc-power";
  private static final String PLANNING = "esc-planning";
  private static final String HEADLESS = "esc-headless";
  private static final String LEADER = "esc-leader-sun";
  private static final String WORD = "请今天上门查勘，明天答复。";
  private static final Instant DUE = SettableClock.instant("2026-10-20T17:30");

  private static boolean townBuilt;

  @Autowired DirectoryEditor directory;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Escalations escalations;
  @Autowired Supervisions supervisions;
  @Autowired SupervisionDesk supervisionDesk;
  @Autowired EscalationBoard board;
  @Autowired ChainReport report;
  @Autowired NightlyChainCheck nightly;
  @Autowired TaskService tasks;
  @Autowired FormService forms;
  @Autowired IdentityService identity;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired WebApplicationContext web;

  private MockMvc pages;

  @BeforeEach
  void begin() {
    SettableClock.at("2026-10-12T10:00");
    if (!townBuilt) {
      transaction.executeWithoutResult(done -> build());
      townBuilt = true;
    }
    pages = MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void a_missed_limit_calls_the_assigned_leader_who_gets_a_task_beside_the_departments() {
    var issue = dispatched(POWER);
    SettableClock.at("2026-10-20T17:30");

    reach(issue, ClockName.RESOLUTION, Milestone.DUE);

    var called = escalations.of(issue).get(0);
    assertThat(called.level()).isEqualTo(Level.L2);
    assertThat(called.rule()).isEqualTo("rule_resolutionDue");
    assertThat(called.call().to()).extracting(Person::userId).containsExactly(LEADER);
    assertThat(called.call().copies()).hasSize(1);
    assertThat(called.call().chain())
        .extracting(ChainStep::place)
        .startsWith("PROJECT_LEADER", "PAIRED_WITH_INVESTOR", "PAIRED_WITH_CHAMBER");
    assertThat(supervision(issue).getAssignee()).isEqualTo(LEADER);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(issue.value()).count())
        .as("the supervision's task, the department's, and its order to answer")
        .isEqualTo(3);
    assertThat(files.timeline(issue, Audience.STAFF))
        .extracting(TimelineEntry::key)
        .contains("escalation.entry.L2");
    assertThat(files.timeline(issue, Audience.PUBLIC))
        .extracting(TimelineEntry::key)
        .noneMatch(key -> key.startsWith("escalation"));
    assertThat(board.highest(Level.L2, 0, 1000)).extracting(one -> one.issue()).contains(issue);
    assertThat(board.highest(Level.L1, 0, 1000))
        .extracting(one -> one.issue())
        .doesNotContain(issue);
  }

  @Test
  void the_same_milestone_told_twice_calls_once() {
    var issue = dispatched(POWER);

    reach(issue, ClockName.RESOLUTION, Milestone.DUE);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);

    assertThat(escalations.of(issue)).hasSize(1);
  }

  @Test
  void a_call_that_fails_takes_the_milestone_back_with_it() {
    var issue = dispatched(POWER);

    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    done -> {
                      publish(issue, ClockName.RESOLUTION, Milestone.DUE);
                      throw new IllegalStateException("the lights go out");
                    }))
        .hasMessage("the lights go out");

    assertThat(escalations.of(issue)).isEmpty();
    assertThat(supervisions.of(issue)).isEmpty();
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(issue.value()).list())
        .extracting(Task::getTaskDefinitionKey)
        .doesNotContain("userTask_superviseIssue");
  }

  @Test
  void the_leader_urges_instructs_reassigns_and_ends() {
    var issue = dispatched(POWER);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);

    decide(issue, Map.of("decision", "URGE", "text", WORD));
    decide(
        issue,
        Map.of("decision", "INSTRUCT", "text", WORD, "until", "2026-10-30", "department", POWER));
    decide(issue, Map.of("decision", "REASSIGN", "text", WORD, "department", PLANNING));

    assertThat(files.find(issue).orElseThrow().department()).isEqualTo(PLANNING);
    var instruction = instruction(issue);
    assertThat(instruction.department()).isEqualTo(POWER);
    assertThat(instruction.until()).isEqualTo(LocalDate.parse("2026-10-30"));
    assertThat(instruction.givenBy()).isEqualTo(LEADER);

    decide(issue, Map.of("decision", "END", "text", "已落实，不再督办。"));

    assertThat(supervisions.of(issue).get(0).endWord()).isEqualTo("已落实，不再督办。");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(issue.value()).list())
        .extracting(Task::getTaskDefinitionKey)
        .doesNotContain("userTask_superviseIssue")
        .isNotEmpty();
    assertThat(files.timeline(issue, Audience.STAFF))
        .extracting(TimelineEntry::key)
        .contains(
            "escalation.entry.urged",
            "escalation.entry.instructed",
            "escalation.entry.supervisionEnded");
  }

  @Test
  void a_refused_decision_leaves_everything_as_it_was() {
    var issue = dispatched(POWER);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);

    assertThatThrownBy(
            () ->
                decide(
                    issue,
                    Map.of(
                        "decision",
                        "INSTRUCT",
                        "text",
                        WORD,
                        "until",
                        "2026-10-12",
                        "department",
                        POWER)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no ->
                assertThat(no.problems())
                    .extracting(InvalidInput.Problem::key)
                    .containsExactly("escalation.refusal.dateNotInFuture"));

    assertThat(supervisionDesk.directives(issue))
        .extracting(Directive::kind)
        .doesNotContain(Directive.Kind.INSTRUCTION);
    assertThat(supervision(issue).getAssignee()).isEqualTo(LEADER);
  }

  @Test
  void closing_the_issue_takes_the_supervision_back() {
    var issue = dispatched(POWER);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);
    reach(issue, ClockName.CEILING, Milestone.DUE);
    assertThat(supervisions.of(issue)).hasSize(2);

    ActingAs.investor().run(() -> desk.withdraw(issue, "不需要了"));

    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(issue.value()).count()).isZero();
    assertThat(supervisions.of(issue)).extracting(Supervision::endedBy).containsOnly("system");
    assertThat(board.highest(null, 0, 1000)).extracting(one -> one.issue()).doesNotContain(issue);
  }

  @Test
  void the_history_of_calls_cannot_be_rewritten() {
    var issue = dispatched(POWER);
    reach(issue, ClockName.UPDATE, Milestone.DUE);

    for (var change : List.of("update escalation set level = 'Y'", "delete from escalation")) {
      assertThatThrownBy(
              () ->
                  jdbc.sql(change + " where issue = :issue").param("issue", issue.value()).update())
          .hasMessageContaining("append-only");
    }
    assertThat(escalations.of(issue)).hasSize(1);
  }

  @Test
  void the_nightly_check_finds_issues_without_a_leader_once_a_day() {
    var led = dispatched(POWER);
    var leaderless = dispatched(HEADLESS);
    SettableClock.at("2026-12-30T02:00");

    nightly.run();
    nightly.run();

    var day = LocalDate.parse("2026-12-30");
    assertThat(report.last().orElseThrow().day()).isEqualTo(day);
    assertThat(report.findings(day, 10_000))
        .extracting(finding -> finding.issue())
        .contains(leaderless)
        .doesNotContain(led);
  }

  @Test
  void the_list_shows_who_was_called_to_those_who_see_every_department() throws Exception {
    var issue = dispatched(POWER);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);

    pages
        .perform(get("/desk/escalations").param("level", "L2").with(as(LEADER, "leader")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(issue.value())))
        .andExpect(content().string(containsString("二级督办（联系领导）")))
        .andExpect(content().string(containsString("孙领导")));
    pages
        .perform(get("/desk/escalations?lang=en&level=L3").with(as("x", "supervision-office")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Level 3 (deputy mayor)")))
        .andExpect(content().string(not(containsString(issue.value()))));
  }

  @Test
  void to_a_clerk_the_list_and_the_departments_do_not_exist() throws Exception {
    for (var path : List.of("/desk/escalations", "/desk/escalations/departments")) {
      pages
          .perform(get(path).with(as("esc-clerk-zhou", "clerk", POWER)))
          .andExpect(status().isNotFound());
    }
    pages
        .perform(get("/desk/escalations/departments").with(as(LEADER, "leader")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(PLANNING)));
  }

  @Test
  void the_case_file_tells_who_was_called_and_why() throws Exception {
    var issue = dispatched(POWER);
    reach(issue, ClockName.RESOLUTION, Milestone.DUE);
    decide(
        issue,
        Map.of(
            "decision", "INSTRUCT",
            "text", "<b>三日内</b>送电",
            "until", "2026-10-30",
            "department", POWER));
    var file = "/desk/issues/" + issue.value();

    pages
        .perform(get(file).with(as("esc-clerk-zhou", "clerk", POWER)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("二级督办（联系领导）")))
        .andExpect(content().string(containsString("起因：办结时限已到期")))
        .andExpect(content().string(containsString("rule_resolutionDue")))
        .andExpect(content().string(containsString("抄送：何督查")))
        .andExpect(content().string(containsString("督办中")))
        .andExpect(content().string(containsString("▲ 黄色督办单")))
        .andExpect(content().string(containsString("&lt;b&gt;三日内&lt;/b&gt;送电")));
    pages
        .perform(get(file + "?lang=en").with(as("esc-clerk-zhou", "clerk", POWER)))
        .andExpect(content().string(containsString("Because: Resolution, due;")));
  }

  private Directive instruction(IssueNumber issue) {
    return supervisionDesk.directives(issue).stream()
        .filter(one -> one.kind() == Directive.Kind.INSTRUCTION)
        .findFirst()
        .orElseThrow();
  }

  private void reach(IssueNumber issue, ClockName name, Milestone milestone) {
    transaction.executeWithoutResult(done -> publish(issue, name, milestone));
  }

  private void publish(IssueNumber issue, ClockName name, Milestone milestone) {
    events.publishEvent(new MilestoneReached(issue.value(), name, milestone, DUE, DUE));
  }

  private void decide(IssueNumber issue, Map<String, Object> form) {
    var task = supervision(issue).getId();
    identity.setAuthentication(LEADER, List.of("leader"), List.of());
    try {
      ActingAs.user(LEADER, Role.LEADER).run(() -> forms.submitTaskForm(task, new HashMap<>(form)));
    } finally {
      identity.clearAuthentication();
    }
  }

  private Task supervision(IssueNumber issue) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(issue.value())
        .taskDefinitionKey("userTask_superviseIssue")
        .singleResult();
  }

  private IssueNumber dispatched(String department) {
    var issue =
        ActingAs.investor()
            .get(
                () ->
                    desk.register(
                            new Report(
                                Channel.PORTAL,
                                IssueType.POWER,
                                "LOW",
                                "厂房用电增容",
                                "新厂房需要增容，请尽快安排。",
                                "诸暨",
                                null,
                                new Contact("陈越", "chen@example.com", null, null),
                                Language.ZH,
                                null,
                                null,
                                List.of(),
                                UUID.randomUUID().toString()))
                        .number());
    ActingAs.user("esc-coordinator-wu", Role.COORDINATOR)
        .run(
            () ->
                desk.accept(
                    issue,
                    new Acceptance(IssueType.POWER, "LOW", department, "职责在此部门", null, null)));
    return issue;
  }

  private static RequestPostProcessor as(String user, String... groups) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            user, null, StaffAuthorities.of(List.of(groups))));
  }

  private void build() {
    var from = LocalDate.parse("2020-01-01");
    directory.saveDepartment(
        new Department(POWER, "供电公司", "Power Supply Company", "power@example.gov", true));
    directory.saveDepartment(new Department(PLANNING, "规划局", "Planning Bureau", null, true));
    directory.saveDepartment(new Department(HEADLESS, "筹建局", "New Bureau", null, true));
    directory.savePerson(PersonEntry.handler("esc-clerk-zhou", "周经办", null, POWER), PASSWORD);
    directory.savePerson(PersonEntry.head("esc-head-qian", "钱局长", null, POWER), PASSWORD);
    directory.savePerson(PersonEntry.of(LEADER, "孙领导", null, Role.LEADER), PASSWORD);
    directory.savePerson(PersonEntry.of("esc-mayor", "赵市长", null, Role.LEADER), PASSWORD);
    directory.savePerson(PersonEntry.of("esc-office-he", "何督查", null, Role.SUPERVISION), PASSWORD);
    directory.savePerson(
        PersonEntry.of("esc-coordinator-wu", "吴专员", null, Role.COORDINATOR), PASSWORD);
    directory.saveLeader(new LeaderEntry(LEADER, Rank.LEADER, from, null, Set.of(POWER, PLANNING)));
    directory.saveLeader(new LeaderEntry("esc-mayor", Rank.MAYOR, from, null, Set.of()));
    directory.saveSupervisionMember(new SupervisionEntry("esc-office-he", from, null));
    directory.addDuty(
        "esc-coordinator-wu",
        SettableClock.instant("2026-10-01T00:00"),
        SettableClock.instant("2027-01-31T00:00"));
  }
}
