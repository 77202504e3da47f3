package org.investordesk.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.Statement;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Result;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Stages and opinions on the case file, in Tasklist's tab and on the investor's page. */
@DeskTest
class StagesWebTest {

  private static final RequestPostProcessor POWER_CLERK =
      user("zhang.wei").authorities(StaffAuthorities.of(List.of("clerk", Town.POWER)));
  private static final RequestPostProcessor HOUSING_CLERK =
      user("shen.yi").authorities(StaffAuthorities.of(List.of("clerk", Town.HOUSING)));
  private static final RequestPostProcessor COORDINATOR =
      user("xu.min").authorities(StaffAuthorities.of(List.of("coordinator")));

  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired Stages stages;
  @Autowired Opinions opinions;
  @Autowired CaseFiles files;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  MockMvc mvc;

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_case_file_shows_each_stage_with_its_limit_and_what_it_took() throws Exception {
    var number = issues.inStage();
    SettableClock.at("2026-10-26T10:00");
    complete(number);

    for (var page : List.of("/desk/issues/" + number, inTasklist(number))) {
      mvc.perform(get(page).with(POWER_CLERK))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("上门查勘")))
          .andExpect(content().string(containsString("2026-10-28（周三）")))
          .andExpect(content().string(containsString("3 个工作日")))
          .andExpect(content().string(containsString("1 个工作日")))
          .andExpect(content().string(containsString("各方用时")))
          .andExpect(content().string(not(containsString("??"))));
    }
    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(POWER_CLERK))
        .andExpect(
            content()
                .string(
                    allOf(containsString("Survey on site"), containsString("Whose time it took"))))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void a_plain_issue_has_no_stages_on_its_file() throws Exception {
    mvc.perform(get("/desk/issues/" + issues.inWork()).with(POWER_CLERK))
        .andExpect(content().string(not(containsString("href=\"#pause-form\""))));
  }

  @Test
  void waiting_and_going_on_are_steps_on_the_file_that_lead_back_to_where_one_was()
      throws Exception {
    var number = issues.inStage();
    var tab = inTasklist(number);
    mvc.perform(get(tab).with(POWER_CLERK))
        .andExpect(content().string(containsString("/desk/issues/" + number + "/pauses")))
        .andExpect(content().string(containsString("href=\"#pause-form\"")))
        .andExpect(content().string(containsString("value=\"" + tab + "\"")));

    mvc.perform(pause(number, "WAITING_INVESTOR", "请补充设备清单和平面图。").param("back", tab))
        .andExpect(redirectedUrl(tab));

    assertThat(state(number)).isEqualTo(IssueState.WAITING_INVESTOR);
    mvc.perform(get(tab).with(POWER_CLERK)).andExpect(content().string(containsString("/resume")));
    mvc.perform(step(number, "resume").param("text", "材料已当面收到").param("back", "//evil.test"))
        .andExpect(redirectedUrl("/desk/issues/" + number));
    assertThat(state(number)).isEqualTo(IssueState.IN_PROGRESS);
    mvc.perform(pause(number, "WAITING_THIRD_PARTY", "等待设计院出具意见。"))
        .andExpect(redirectedUrl("/desk/issues/" + number));
    assertThat(state(number)).isEqualTo(IssueState.WAITING_THIRD_PARTY);
  }

  @Test
  void what_was_typed_comes_back_to_its_form() throws Exception {
    var number = issues.inStage();

    var refused = mvc.perform(pause(number, "WAITING_INVESTOR", "短")).andReturn();

    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK).flashAttrs(refused.getFlashMap()))
        .andExpect(content().string(containsString("请写明需要哪些材料")))
        .andExpect(content().string(containsString(">短</textarea>")));
  }

  @Test
  void a_stranger_and_an_issue_without_stages_find_no_such_step() throws Exception {
    var number = issues.inStage();
    var plain = issues.inWork();
    for (var path : List.of("pauses", "resume")) {
      mvc.perform(
              post("/desk/issues/" + number + "/" + path)
                  .with(HOUSING_CLERK)
                  .with(csrf())
                  .param("text", "请补充设备清单和平面图。"))
          .andExpect(status().isNotFound());
    }
    mvc.perform(step(plain, "resume").param("text", "材料已当面收到")).andExpect(status().isNotFound());
    assertThat(state(number)).isEqualTo(IssueState.IN_PROGRESS);
  }

  @Test
  void another_department_is_asked_on_the_file_and_its_answer_is_read_there() throws Exception {
    var number = issues.inWork();
    mvc.perform(
            step(number, "opinions")
                .param("department", Town.HOUSING)
                .param("question", "请核对消防间距")
                .param("dueOn", "2026-10-30"))
        .andExpect(redirectedUrl("/desk/issues/" + number));
    mvc.perform(
            post("/desk/issues/" + number + "/opinions")
                .with(HOUSING_CLERK)
                .with(csrf())
                .param("department", Town.APPROVALS)
                .param("question", "请核对消防间距"))
        .andExpect(status().isNotFound());
    var opinion = opinions.of(number).get(0);
    Town.HOUSING_CLERK.run(
        () ->
            opinions.give(
                opinion.id(),
                new Statement(Verdict.CONDITIONAL, "间距够，但", List.of("补一道防火墙"), Set.of())));

    mvc.perform(get("/desk/issues/" + number).with(HOUSING_CLERK))
        .andExpect(content().string(containsString("请核对消防间距")))
        .andExpect(content().string(containsString("附条件同意")))
        .andExpect(content().string(containsString("补一道防火墙")))
        .andExpect(content().string(containsString("沈怡")))
        .andExpect(content().string(not(containsString("/opinions"))));
    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("/opinions")));
    assertThat(mails(number)).contains("STAFF_OPINION_ASKED", "STAFF_OPINIONS_GATHERED");
  }

  @Test
  void a_question_not_yet_answered_can_be_recalled_on_the_file() throws Exception {
    var number = issues.inWork();
    mvc.perform(
        step(number, "opinions").param("department", Town.HOUSING).param("question", "请核对消防间距"));

    mvc.perform(step(number, "opinions/recall")).andExpect(redirectedUrl("/desk/issues/" + number));

    assertThat(opinions.of(number).get(0).state()).isEqualTo(Opinions.State.RECALLED);
    assertThat(mails(number)).contains("STAFF_OPINION_RECALLED");
  }

  @Test
  void the_form_for_signing_asks_the_course_where_there_is_a_choice() throws Exception {
    var staged = task(issues.dispatchedToStages());
    mvc.perform(get("/desk/tasks/" + staged + "/form").with(POWER_CLERK))
        .andExpect(jsonPath("$.courses[0].id").value("STAGED"))
        .andExpect(jsonPath("$.courses[0].text").value("逐步办理"))
        .andExpect(jsonPath("$.courses[1].name").value("直接办理"))
        .andExpect(jsonPath("$.words.trialText").value("查勘情况"))
        .andExpect(jsonPath("$.shownTask").value("userTask_signForIssue"));
    mvc.perform(get("/desk/tasks/" + task(issues.dispatched()) + "/form").with(POWER_CLERK))
        .andExpect(jsonPath("$.words.trialText").doesNotExist());
  }

  @Test
  void the_investor_reads_the_stages_and_is_written_about_each_result() throws Exception {
    var number = issues.inStage();
    SettableClock.at("2026-10-26T10:00");
    complete(number);
    var token = files.find(number).orElseThrow().statusToken();
    var cookie = mvc.perform(get("/s/" + token)).andReturn().getResponse().getCookies();

    mvc.perform(get("/status").cookie(cookie))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("办理环节")))
        .andExpect(content().string(containsString("已完成，2026年10月23日（周五）")))
        .andExpect(content().string(containsString("正在办理，2026年10月26日（周一） 开始")));
    mvc.perform(get("/status").param("lang", "en").cookie(cookie))
        .andExpect(content().string(containsString("Done, Fri 23 Oct 2026")));
    assertThat(mails(number)).contains("STAGE_COMPLETED");
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder step(
      IssueNumber number, String path) {
    return post("/desk/issues/" + number + "/" + path).with(POWER_CLERK).with(csrf());
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder pause(
      IssueNumber number, String reason, String text) {
    return step(number, "pauses").param("reason", reason).param("text", text);
  }

  /** Ends the first stage and begins the second, as the process does. */
  private void complete(IssueNumber number) {
    Town.POWER_CLERK.run(
        () -> {
          stages.complete(
              number,
              "INSPECTION",
              new Result("DONE", LocalDate.of(2026, 10, 23), "现场具备条件", Set.of(), false, true));
          stages.begin(number, "SCHEME", Stages.Holder.GOVERNMENT);
        });
  }

  private String inTasklist(IssueNumber number) {
    return "/desk/tasks/" + task(number) + "/case-file";
  }

  private String task(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .singleResult()
        .getId();
  }

  private IssueState state(IssueNumber number) {
    return files.find(number).orElseThrow().state();
  }

  private List<String> mails(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ?")
        .param(number.value())
        .query(String.class)
        .list();
  }
}
