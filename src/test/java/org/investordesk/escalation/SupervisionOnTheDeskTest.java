package org.investordesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.Department;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.LeaveEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.PortfolioHandovers;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.escalation.domain.Directives;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.escalation.domain.Modifier;
import org.investordesk.escalation.domain.Supervision;
import org.investordesk.escalation.domain.Supervisions;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.rulings.ReturnRequested;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Who may direct an issue, what an order and an instruction become, and what is refused. */
@DeskTest
class SupervisionOnTheDeskTest {

  private static final String WATER = "neglect-water";
  private static final String LEADER = "neglect-leader-hu";
  private static final String SUCCESSOR = "neglect-leader-jin";
  private static final String STRANGER = "neglect-leader-pan";
  private static final String CLERK = "neglect-clerk-yu";
  private static final String HEAD = "neglect-head-ren";
  private static final String TOMORROW_WEEK = "2026-10-20";

  private static boolean townBuilt;

  @LocalServerPort int port;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired DirectoryEditor directory;
  @Autowired PortfolioHandovers handovers;
  @Autowired SupervisionDesk supervision;
  @Autowired Supervisions supervisions;
  @Autowired Escalations escalations;
  @Autowired Directives directives;
  @Autowired CallRounds rounds;
  @Autowired TaskService tasks;
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
    SettableClock.reset();
  }

  @Test
  void a_leader_directs_his_own_issues_and_nobody_elses() throws Exception {
    var issue = inWork(null);

    assertRefused(
        "escalation.refusal.notYourPortfolio",
        () -> supervision.instruct(issue, instruction("今天到现场。", TOMORROW_WEEK)),
        STRANGER);
    assertRefused(
        "escalation.refusal.notYourPortfolio", () -> supervision.urge(issue, "今天到现场。"), STRANGER);
    assertRefused(
        "escalation.refusal.notYourPortfolio",
        () -> supervision.grantTime(issue, 3, "今天到现场。"),
        STRANGER);
    ActingAs.user("neglect-coordinator", Role.COORDINATOR)
        .run(
            () ->
                assertThatThrownBy(
                        () -> supervision.order(issue, instruction("今天到现场。", TOMORROW_WEEK)))
                    .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.key()).isEqualTo("escalation.refusal.leadersOnly")));
    pages
        .perform(
            post("/desk/escalations/issues/{n}/direct", issue)
                .param("kind", "ORDER")
                .param("text", "这段话不能丢。")
                .param("department", WATER)
                .param("until", TOMORROW_WEEK)
                .with(as(STRANGER, "leader"))
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("这段话不能丢。")))
        .andExpect(content().string(containsString(TOMORROW_WEEK)));
    assertThat(supervision.directives(issue)).isEmpty();

    as(LEADER).run(() -> supervision.instruct(issue, instruction("今天到现场。", TOMORROW_WEEK)));
    assertThat(supervision.directives(issue)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'',            2026-10-20, escalation.problem.noAddressee",
    "no-such-one,   2026-10-20, escalation.problem.departmentUnknown",
    "neglect-water, '',         escalation.problem.noDate",
    "neglect-water, 2026-10-12, escalation.refusal.dateNotInFuture",
    "neglect-water, 2027-10-13, escalation.refusal.dateTooFar"
  })
  void an_instruction_without_addressee_or_day_is_refused_and_nothing_typed_is_lost(
      String department, String until, String key) throws Exception {
    var issue = inWork(null);
    as(LEADER)
        .run(
            () ->
                assertThatThrownBy(
                        () ->
                            supervision.instruct(
                                issue,
                                new NewInstruction(
                                    "查清原因再报。",
                                    department,
                                    null,
                                    until.isEmpty() ? null : LocalDate.parse(until))))
                    .isInstanceOfSatisfying(
                        InvalidInput.class,
                        no ->
                            assertThat(no.problems())
                                .extracting(InvalidInput.Problem::key)
                                .containsExactly(key)));
    pages
        .perform(
            post("/desk/escalations/issues/{n}/direct", issue)
                .param("text", "查清原因再报。")
                .param("department", department)
                .param("until", until)
                .with(as(LEADER, "leader"))
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("查清原因再报。")))
        .andExpect(content().string(containsString("value=\"" + until + "\"")));
    assertThat(supervision.directives(issue)).isEmpty();
  }

  @Test
  void an_order_is_the_departments_own_on_its_page_its_sheet_and_in_tasklist() throws Exception {
    var issue = inWork(null);
    var order = order(issue, "三日内送水。");
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(issue.value())
            .taskDefinitionKey("userTask_answerDirective")
            .singleResult();
    assertThat(task.getTenantId()).isEqualTo(WATER);

    for (var page : List.of("/desk/directives/" + order, "/desk/orders/" + order + "/sheet.pdf")) {
      pages.perform(get(page).with(as(CLERK, "clerk", WATER))).andExpect(status().isOk());
      pages
          .perform(get(page).with(as("zhang.wei", "clerk", Town.POWER)))
          .andExpect(status().isNotFound());
    }
    var stranger = new Browser(port);
    stranger.signIn("zhang.wei", Town.PASSWORD);
    stranger.get("/camunda/app/tasklist/default/");
    assertThat(stranger.api("GET", "/task/" + task.getId(), "").statusCode()).isEqualTo(404);
    assertThat(
            stranger
                .api(
                    "POST",
                    "/task/" + task.getId() + "/submit-form",
                    "{\"variables\":{\"text\":{\"value\":\"我们替他们办好了。\"}}}")
                .statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(supervision.directives(issue).get(0).state()).isEqualTo(Directive.State.OPEN);
    assertThat(supervision.steps(order)).hasSize(1);
    // its own clerk is told what is missing
    var clerk = new Browser(port);
    clerk.signIn(CLERK, Town.PASSWORD);
    clerk.get("/camunda/app/tasklist/default/");
    assertThat(
            clerk
                .api(
                    "POST",
                    "/task/" + task.getId() + "/submit-form",
                    "{\"variables\":{\"text\":{\"value\":\"已经送水，请见照片。\"}}}")
                .body())
        .contains("佐证文件");
  }

  @Test
  void an_order_stays_the_same_document_whatever_is_renamed_and_travels_with_its_mail()
      throws Exception {
    var issue = inWork(null);
    var order = order(issue, "三日内送水。");
    assertThat(printed(order)).as("no transaction waits for the printer").isFalse();

    directory.saveDepartment(new Department(WATER, "水务集团", "Water Group", "nw@town.test", true));
    try {
      var sheet =
          pages
              .perform(get("/desk/orders/{id}/sheet.pdf", order).with(as(LEADER, "leader")))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsByteArray();
      try (var document = Loader.loadPDF(sheet)) {
        assertThat(new PDFTextStripper().getText(document))
            .contains("自来水公司")
            .doesNotContain("水务集团")
            .contains("三日内送水。");
      }
      var mail =
          jdbc.sql(
                  "select id from outgoing_mail where issue_number = ? and kind = 'STAFF_ORDERED' and recipient = ?")
              .params(issue.value(), "ren@town.test")
              .query(Long.class)
              .single();
      pages
          .perform(get("/desk/mails/{id}/files/0", mail).with(as(CLERK, "clerk", WATER)))
          .andExpect(status().isOk())
          .andExpect(content().bytes(sheet));
      assertThat(printed(order)).isTrue();
    } finally {
      directory.saveDepartment(water());
    }
  }

  @Test
  void the_register_shows_what_was_asked_for_and_a_department_its_own() throws Exception {
    var issue = inWork(null);
    var late = order(issue, "明天送水。");
    jdbc.sql("update directive set until = '2026-10-11' where id = ?").param(late).update();
    var open = order(issue, "下周送水。");
    var settled = order(issue, "年内送水。");
    jdbc.sql("update directive set state = 'ENDED' where id = ?").param(settled).update();

    shows("standing=LATE", Set.of(late), Set.of(open, settled));
    shows("standing=OPEN", Set.of(late, open), Set.of(settled));
    shows("standing=SETTLED", Set.of(settled), Set.of(late, open));
    shows("year=2026&colour=BLUE", Set.of(late, open, settled), Set.of());
    shows("colour=RED", Set.of(), Set.of(late, open, settled));
    shows("year=2019", Set.of(), Set.of(late, open, settled));
    shows("year=nonsense&colour=nonsense&standing=nonsense", Set.of(late, open, settled), Set.of());
    pages
        .perform(get("/desk/orders?department=" + WATER).with(as("zhang.wei", "clerk", Town.POWER)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("/desk/directives/" + open + "\""))));
    pages.perform(get("/desk/orders").with(as("nobody", "clerk"))).andExpect(status().isNotFound());
  }

  private void shows(String query, Set<Long> shown, Set<Long> hidden) throws Exception {
    var page =
        pages
            .perform(
                get("/desk/orders?department=" + WATER + "&" + query).with(as(LEADER, "leader")))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    shown.forEach(id -> assertThat(page).contains("/desk/directives/" + id + "\""));
    hidden.forEach(id -> assertThat(page).doesNotContain("/desk/directives/" + id + "\""));
  }

  @Test
  void an_issue_is_appealed_once() {
    var issue = inWork(null);
    ActingAs.investor().run(() -> supervision.appeal(issue, "两个星期没有人来过。"));
    ActingAs.investor()
        .run(
            () ->
                assertThatThrownBy(() -> supervision.appeal(issue, "还是没有人来，再次申诉。"))
                    .isInstanceOf(Refusal.class));
    assertThat(supervision.appealOf(issue).orElseThrow().text()).isEqualTo("两个星期没有人来过。");
  }

  /** Ten at once, every third of them rolled back. */
  @Test
  void order_numbers_of_a_year_have_no_gap_and_begin_anew_with_the_year() throws Exception {
    var issue = inWork(null);
    for (var year : List.of(2101, 2102)) {
      var pool = Executors.newFixedThreadPool(5);
      try {
        var given = new ArrayList<Integer>();
        var work =
            IntStream.range(0, 10)
                .<Callable<@Nullable Integer>>mapToObj(n -> () -> numbered(issue, year, n % 3 == 0))
                .toList();
        for (var done : pool.invokeAll(work)) {
          var number = done.get();
          if (number != null) {
            given.add(number);
          }
        }
        assertThat(given).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
      } catch (ExecutionException e) {
        throw new AssertionError(e);
      } finally {
        pool.shutdown();
      }
    }
    // the year is that of Shaoxing
    SettableClock.at("2026-12-31T23:59");
    assertThat(year(order(issue, "年前送水。"))).isEqualTo(2026);
    SettableClock.at("2027-01-01T00:01");
    assertThat(year(order(issue, "年后送水。"))).isEqualTo(2027);
  }

  private @Nullable Integer numbered(IssueNumber issue, int year, boolean undone) {
    return transaction.execute(
        status -> {
          var order =
              directives.order(
                  new Directives.Given(
                      issue, WATER, null, "送水。", LocalDate.of(year, 12, 1), LEADER, LEADER),
                  OrderColour.BLUE,
                  null,
                  year,
                  Instant.EPOCH);
          if (undone) {
            status.setRollbackOnly();
            return null;
          }
          return order.order() == null ? null : order.order().number();
        });
  }

  private int year(long order) {
    return directives.find(order).map(Directive::order).map(OrderNumber::year).orElseThrow();
  }

  @Test
  void a_second_return_calls_a_level_earlier() {
    var issue = inWork(null);
    for (var count = 1; count <= 2; count++) {
      returned(issue, count);
      assertThat(modifiersOfNextCall(issue, count))
          .isEqualTo(count == 1 ? Set.of() : Set.of(Modifier.RETURNED_TWICE));
    }
    assertThat(escalations.of(issue))
        .extracting(Escalation::level)
        .as("nine tenths call the leader where they would have called the head")
        .containsExactly(Level.Y, Level.L2);
  }

  private Set<Modifier> modifiersOfNextCall(IssueNumber issue, int count) {
    reach(issue, count == 1 ? Milestone.YELLOW : Milestone.WARNED);
    var calls = escalations.of(issue);
    return calls.get(calls.size() - 1).modifiers();
  }

  private void returned(IssueNumber issue, int count) {
    var at = SettableClock.instant("2026-10-12T10:00");
    transaction.executeWithoutResult(
        done ->
            events.publishEvent(
                new ReturnRequested(issue, WATER, Town.POWER, "不属于我单位职责。", count, at, at)));
  }

  @Test
  void while_a_leader_is_on_leave_who_stands_in_is_called_and_what_runs_stays() {
    var project = project(LEADER);
    var before = inWork(project);
    reach(before, Milestone.DUE);
    var leave =
        directory.addLeave(
            new LeaveEntry(
                LEADER, SUCCESSOR, LocalDate.of(2026, 10, 13), LocalDate.of(2026, 10, 16)));
    try {
      SettableClock.at("2026-10-14T10:00");
      var during = inWork(project);
      reach(during, Milestone.DUE);

      assertThat(supervisors(before)).containsExactly(LEADER);
      assertThat(supervisors(during)).containsExactly(SUCCESSOR);
      assertThat(escalations.of(during).get(0).call().chain())
          .filteredOn(step -> step.place().equals("PROJECT_LEADER"))
          .extracting(step -> step.person() + " " + step.reasonKey())
          .containsExactly(
              "null directory.chain.project.found", SUCCESSOR + " directory.chain.away.standIn");
      as(SUCCESSOR).run(() -> supervision.urge(during, "请今天到现场。"));

      SettableClock.at("2026-10-19T10:00");
      var after = inWork(project);
      reach(after, Milestone.DUE);
      assertThat(supervisors(after)).containsExactly(LEADER);
    } finally {
      directory.removeLeave(leave);
    }
  }

  @Test
  void a_handover_takes_supervisions_and_instructions_along_and_tells_both() {
    var leaving = "neglect-leaving-" + System.nanoTime();
    directory.savePerson(
        PersonEntry.of(leaving, "翁离任", leaving + "@town.test", Role.LEADER), Town.PASSWORD);
    directory.saveLeader(
        new LeaderEntry(leaving, Rank.LEADER, LocalDate.of(2020, 1, 1), null, Set.of()));
    var issue = inWork(project(leaving));
    reach(issue, Milestone.DUE);
    as(leaving).run(() -> supervision.instruct(issue, instruction("查清原因再报。", TOMORROW_WEEK)));
    assertThat(handovers.preview(leaving, SUCCESSOR))
        .extracting(PortfolioHandovers.Line::kind)
        .contains("escalation.handover.supervision", "escalation.handover.directive");

    var handover =
        ActingAs.user("neglect-admin", Role.ADMINISTRATOR)
            .get(() -> handovers.handOver(leaving, SUCCESSOR));

    assertThat(supervisors(issue)).containsExactly(SUCCESSOR);
    assertThat(supervision.directives(issue))
        .extracting(Directive::reviewer)
        .containsOnly(SUCCESSOR);
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(issue.value())
                .taskDefinitionKey("userTask_superviseIssue")
                .singleResult()
                .getAssignee())
        .isEqualTo(SUCCESSOR);
    assertThat(
            jdbc.sql("select recipient from outgoing_mail where issue_number = ?")
                .param("handover-" + handover.id())
                .query(String.class)
                .list())
        .contains(leaving + "@town.test", "jin@town.test");
    assertRefused(
        "escalation.refusal.notYourPortfolio", () -> supervision.urge(issue, "我再催一次。"), leaving);
  }

  /** In a week of its own, long past: calls of other tests are not due by then. */
  @Test
  void a_call_nobody_heeds_is_repeated_each_working_morning_until_somebody_acts() {
    SettableClock.at("2026-03-12T16:00");
    var issue = inWork(null);
    reach(issue, Milestone.DUE);

    assertThat(repeatsAt(issue, "2026-03-12T17:29")).isZero();
    assertThat(repeatsAt(issue, "2026-03-13T08:29")).as("not in the night").isZero();
    assertThat(repeatsAt(issue, "2026-03-13T08:30")).isEqualTo(1);
    assertThat(repeatsAt(issue, "2026-03-15T12:00")).as("not at the weekend").isEqualTo(1);
    assertThat(repeatsAt(issue, "2026-03-16T08:30")).isEqualTo(2);
    assertThat(repeatsAt(issue, "2026-03-16T17:00")).as("once a day").isEqualTo(2);
    clerk().run(() -> desk.publishUpdate(issue, "已到现场查勘，明天出方案。", null));
    assertThat(repeatsAt(issue, "2026-03-18T09:00")).as("somebody acted").isEqualTo(2);
  }

  private long repeatsAt(IssueNumber issue, String local) {
    SettableClock.at(local);
    rounds.run();
    return jdbc.sql(
            """
            select count(*) from call_repeat r join escalation e on e.id = r.escalation
            where e.issue = ?""")
        .param(issue.value())
        .query(Long.class)
        .single();
  }

  @Test
  void a_leaders_page_shows_his_portfolio_with_the_right_figures_and_nobody_elses()
      throws Exception {
    var project = project(LEADER);
    var red = inWork(project);
    var calm = inWork(project);
    reach(red, Milestone.DUE);
    SettableClock.at(
        "2026-10-22T10:00"); // seven working days: the limit of a service issue has passed
    var calmer = inWork(project);

    var mine = page("/desk/leader", LEADER);
    assertThat(mine).contains(red.value()).doesNotContain(calmer.value());
    assertThat(mine).contains("自来水公司 · 俞经办").contains("二级督办（联系领导）");
    var row = mine.substring(mine.indexOf("/desk/projects/" + project + "/path"));
    assertThat(row.substring(0, row.indexOf("</tr>")).replaceAll("<[^>]*>|\\s", ""))
        .as("amount, open, red, yellow")
        .endsWith("3.20320");
    assertThat(page("/desk/leader", STRANGER))
        .doesNotContain(red.value(), calm.value(), "/desk/projects/" + project + "/path");
    pages
        .perform(get("/desk/leader").with(as(CLERK, "clerk", WATER)))
        .andExpect(status().isForbidden());
  }

  private String page(String path, String leader) throws Exception {
    return pages
        .perform(get(path).with(as(leader, "leader")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private List<String> supervisors(IssueNumber issue) {
    return supervisions.of(issue).stream().map(Supervision::supervisor).toList();
  }

  private boolean printed(long order) {
    return jdbc.sql("select pdf is not null from order_sheet where directive = ?")
        .param(order)
        .query(Boolean.class)
        .single();
  }

  private long order(IssueNumber issue, String text) {
    var until = LocalDate.parse(SettableClock.today()).plusDays(8).toString();
    return as(LEADER).get(() -> supervision.order(issue, instruction(text, until)));
  }

  private static NewInstruction instruction(String text, String until) {
    return new NewInstruction(text, WATER, null, LocalDate.parse(until));
  }

  private void reach(IssueNumber issue, Milestone milestone) {
    var at = files.find(issue).orElseThrow().registeredAt();
    transaction.executeWithoutResult(
        done ->
            events.publishEvent(
                new MilestoneReached(issue.value(), ClockName.RESOLUTION, milestone, at, at)));
  }

  private void assertRefused(String key, Runnable attempt, String leader) {
    as(leader)
        .run(
            () ->
                assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.key()).isEqualTo(key)));
  }

  private static ActingAs as(String leader) {
    return ActingAs.user(leader, Role.LEADER);
  }

  private static ActingAs clerk() {
    return ActingAs.user(CLERK, Role.CLERK, WATER);
  }

  private static RequestPostProcessor as(String user, String... groups) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            user, null, StaffAuthorities.of(List.of(groups))));
  }

  /** Signed for at once, by the water company. */
  private IssueNumber inWork(@Nullable Long project) {
    var number = desk.register(Issues.report(IssueType.SERVICE, null)).number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number, new Acceptance(IssueType.SERVICE, null, WATER, "由自来水公司办理", null, project)));
    clerk().run(() -> desk.signFor(number, new SignFor(null, null)));
    return number;
  }

  private long project(String leader) {
    return directory.saveProject(
        null,
        new ProjectEntry(
            "清水湾水厂 " + System.nanoTime(),
            320_000_000,
            "诸暨",
            null,
            null,
            Stage.UNDER_CONSTRUCTION,
            false,
            null,
            leader));
  }

  private static Department water() {
    return new Department(WATER, "自来水公司", "Water Company", "nw@town.test", true);
  }

  private void build() {
    var from = LocalDate.of(2020, 1, 1);
    directory.saveDepartment(water());
    directory.savePerson(PersonEntry.handler(CLERK, "俞经办", "yu@town.test", WATER), Town.PASSWORD);
    directory.savePerson(PersonEntry.head(HEAD, "任经理", "ren@town.test", WATER), Town.PASSWORD);
    for (var leader : Map.of(LEADER, "胡领导", SUCCESSOR, "金领导", STRANGER, "潘领导").entrySet()) {
      directory.savePerson(
          PersonEntry.of(
              leader.getKey(),
              leader.getValue(),
              leader.getKey().substring(leader.getKey().lastIndexOf('-') + 1) + "@town.test",
              Role.LEADER),
          Town.PASSWORD);
      directory.saveLeader(
          new LeaderEntry(
              leader.getKey(),
              Rank.LEADER,
              from,
              null,
              leader.getKey().equals(LEADER) ? Set.of(WATER) : Set.of()));
    }
  }
}
