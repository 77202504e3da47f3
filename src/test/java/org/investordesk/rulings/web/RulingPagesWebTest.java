package org.investordesk.rulings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Requests;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class RulingPagesWebTest {

  private static final RequestPostProcessor COORDINATOR = as("xu.min", "coordinator");
  private static final RequestPostProcessor POWER_CLERK = as("zhang.wei", "clerk", Town.POWER);
  private static final RequestPostProcessor STRANGER = as("shen.yi", "clerk", Town.HOUSING);
  private static final String REASON = "厂区内部线路由住建部门验收，不归供电公司办理。";
  private static final MockMultipartFile EVIDENCE =
      new MockMultipartFile(
          "evidence",
          "许可受理单.pdf",
          "application/pdf",
          "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));

  @LocalServerPort int port;
  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Requests requests;
  @Autowired ServiceClocks clocks;
  @Autowired TaskService tasks;
  @Autowired Jobs jobs;

  private MockMvc mvc;

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
  void the_department_asks_to_return_the_issue_and_everybody_sees_that_it_waits() throws Exception {
    var number = issues.dispatched();
    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK))
        .andExpect(content().string(containsString("申请退单")))
        .andExpect(content().string(containsString("申请延期")));

    mvc.perform(
            post("/desk/issues/" + number + "/return-requests")
                .param("wanted", Town.HOUSING)
                .param("reason", REASON)
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));

    assertThat(requests.of(number)).singleElement().matches(one -> one.kind() == Kind.RETURN);
    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("退单申请中")))
        .andExpect(content().string(containsString(REASON)))
        .andExpect(content().string(containsString("应于 2026-10-23（周五）17:30 前裁定")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(COORDINATOR))
        .andExpect(content().string(containsString("Return requested")))
        .andExpect(content().string(not(containsString("??"))));
    // not the whole number, which leads to the case file itself
    var sought = number.value().substring(0, number.value().length() - 1);
    mvc.perform(get("/desk/issues").param("q", sought).with(POWER_CLERK))
        .andExpect(content().string(containsString("退单申请中")));
    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK))
        .andExpect(content().string(not(containsString("提交退单申请"))));
  }

  @Test
  void a_refusal_brings_the_typed_words_back_in_the_readers_language() throws Exception {
    var number = issues.dispatched();

    var back =
        mvc.perform(
                post("/desk/issues/" + number + "/return-requests")
                    .param("wanted", Town.HOUSING)
                    .param("reason", "不归我")
                    .param("lang", "en")
                    .with(POWER_CLERK)
                    .with(csrf()))
            .andExpect(redirectedUrl("/desk/issues/" + number))
            .andReturn();

    mvc.perform(
            get("/desk/issues/" + number)
                .param("lang", "en")
                .flashAttrs(back.getFlashMap())
                .with(POWER_CLERK))
        .andExpect(content().string(containsString("must have 10 to 1,000 characters; it has 3")))
        .andExpect(content().string(containsString(">不归我</textarea>")))
        .andExpect(
            content()
                .string(containsString("value=\"housing-construction\" selected=\"selected\"")));
    assertThat(requests.of(number)).isEmpty();
  }

  @Test
  void an_extension_carries_its_evidence_and_a_refused_one_its_words() throws Exception {
    var number = issues.inWork();

    var back =
        mvc.perform(
                multipart("/desk/issues/" + number + "/extension-requests")
                    .file(EVIDENCE)
                    .param("days", "0")
                    .param("reason", "电缆通道要过河，许可下周才能办好。")
                    .with(POWER_CLERK)
                    .with(csrf()))
            .andReturn();
    mvc.perform(get("/desk/issues/" + number).flashAttrs(back.getFlashMap()).with(POWER_CLERK))
        .andExpect(content().string(containsString("应为 1 至 60 之间的整数，您填的是“0”")))
        .andExpect(content().string(containsString("电缆通道要过河，许可下周才能办好。</textarea>")));

    mvc.perform(
            multipart("/desk/issues/" + number + "/extension-requests")
                .file(EVIDENCE)
                .param("days", "3")
                .param("reason", "电缆通道要过河，许可下周才能办好。")
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));

    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("申请延期 3 个工作日")))
        .andExpect(content().string(containsString("延期申请中")))
        .andExpect(content().string(containsString("证明材料")));
  }

  @Test
  void strangers_find_no_issue_and_coordinators_cannot_ask_in_the_departments_name()
      throws Exception {
    var number = issues.dispatched();

    for (var step : List.of("return-requests", "extension-requests", "pauses")) {
      mvc.perform(
              post("/desk/issues/" + number + "/" + step)
                  .param("wanted", Town.HOUSING)
                  .param("days", "3")
                  .param("reason", REASON)
                  .param("text", REASON)
                  .with(STRANGER)
                  .with(csrf()))
          .andExpect(status().isNotFound());
      var back =
          mvc.perform(
                  post("/desk/issues/" + number + "/" + step)
                      .param("wanted", Town.HOUSING)
                      .param("days", "3")
                      .param("reason", REASON)
                      .param("text", REASON)
                      .with(COORDINATOR)
                      .with(csrf()))
              .andReturn();
      assertThat(back.getFlashMap().get("refusals").toString()).contains("只有主办部门（供电公司）");
    }
    mvc.perform(
            post("/desk/issues/" + number + "/return-requests")
                .param("wanted", Town.HOUSING)
                .param("reason", REASON)
                .with(POWER_CLERK))
        .andExpect(status().isForbidden());
    assertThat(requests.of(number)).isEmpty();
  }

  @Test
  void inside_tasklist_the_department_comes_back_to_the_same_frame() throws Exception {
    var number = issues.inWork();
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey("userTask_handleIssue")
            .singleResult()
            .getId();

    mvc.perform(get("/desk/tasks/" + task + "/case-file").with(POWER_CLERK))
        .andExpect(
            content()
                .string(
                    containsString("name=\"back\" value=\"/desk/tasks/" + task + "/case-file\"")))
        .andExpect(content().string(containsString("target=\"_self\"")));
    mvc.perform(
            post("/desk/issues/" + number + "/return-requests")
                .param("wanted", Town.HOUSING)
                .param("reason", REASON)
                .param("back", "/desk/tasks/" + task + "/case-file")
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/tasks/" + task + "/case-file"));
    mvc.perform(
            post("/desk/issues/" + number + "/return-requests")
                .param("back", "//elsewhere.test/")
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));
  }

  @Test
  void the_forms_of_the_rulings_show_who_asks_for_what() throws Exception {
    var number = issues.dispatched();
    mvc.perform(
        post("/desk/issues/" + number + "/return-requests")
            .param("wanted", Town.HOUSING)
            .param("reason", REASON)
            .with(POWER_CLERK)
            .with(csrf()));
    var task = taskOf(number, "userTask_ruleOnReturn");

    mvc.perform(get("/desk/tasks/" + task + "/form").with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.wanted").value(Town.HOUSING))
        .andExpect(jsonPath("$.facts[0].value").value(containsString("张伟")))
        .andExpect(jsonPath("$.facts[1].value").value(REASON))
        .andExpect(jsonPath("$.words.returnGrant").value("准予退单，改派"))
        .andExpect(jsonPath("$.words.choose").exists());
    mvc.perform(get("/desk/tasks/" + task + "/form").with(STRANGER))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_clerk_neither_sees_nor_rules_on_requests_through_the_engines_own_api() throws Exception {
    var number = issues.dispatched();
    mvc.perform(
        post("/desk/issues/" + number + "/return-requests")
            .param("wanted", Town.HOUSING)
            .param("reason", REASON)
            .with(POWER_CLERK)
            .with(csrf()));
    var task = taskOf(number, "userTask_ruleOnReturn");
    for (var clerk : List.of("zhang.wei", "shen.yi", "chen.li")) {
      var browser = new Browser(port);
      browser.signIn(clerk, Town.PASSWORD);
      browser.get("/camunda/app/tasklist/default/");

      assertThat(browser.api("GET", "/task/" + task, "").statusCode()).isNotEqualTo(200);
      assertThat(
              browser
                  .api(
                      "POST",
                      "/task/" + task + "/submit-form",
                      "{\"variables\":{\"decision\":{\"value\":\"GRANT\",\"type\":\"String\"}}}")
                  .statusCode())
          .isGreaterThanOrEqualTo(400);
    }
    assertThat(requests.of(number).get(0).isOpen()).isTrue();
  }

  @Test
  void a_coded_pause_needs_its_evidence_and_is_shown_with_its_longest_time() throws Exception {
    var number = issues.inWork();

    var back =
        mvc.perform(
                multipart("/desk/issues/" + number + "/pauses")
                    .param("reason", "STATUTORY_PROCEDURE")
                    .param("text", "电缆通道须经专家评审，已约定下周三。")
                    .with(POWER_CLERK)
                    .with(csrf()))
            .andReturn();
    assertThat(back.getFlashMap().get("refusals")).isNotNull();
    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.IN_PROGRESS);

    mvc.perform(
            multipart("/desk/issues/" + number + "/pauses")
                .file(EVIDENCE)
                .param("reason", "STATUTORY_PROCEDURE")
                .param("text", "电缆通道须经专家评审，已约定下周三。")
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));

    assertThat(clocks.pauses(number.value()))
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.reason()).isEqualTo(PauseReason.STATUTORY_PROCEDURE);
              assertThat(UUID.fromString(String.valueOf(pause.evidence()))).isNotNull();
            });
    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("法定程序")))
        .andExpect(content().string(containsString("最长到 2026-12-04（周五）17:30，到时自动恢复计时")))
        .andExpect(content().string(containsString("暂停中")));
  }

  @Test
  void the_investor_sees_the_pause_and_contests_it_with_one_click() throws Exception {
    var number = paused();
    var page = statusPage(number, "zh");
    assertThat(page)
        .contains("暂停计时", "等您补充材料", "请补充配电房的竣工图和设备清单。", "最长到 2026年11月20日", "不应该暂停，我有异议")
        .doesNotContain("??");
    assertThat(statusPage(number, "en"))
        .contains("We wait for papers from you", "I contest this pause")
        .doesNotContain("??");
    var pause = clocks.pauses(number.value()).get(0).id();

    contest(number, pause, "").andExpect(redirectedUrl("/status?done=pauses.contest"));

    assertThat(requests.of(number)).singleElement().matches(one -> one.kind() == Kind.PAUSE);
    assertThat(statusPage(number, "zh")).contains("提出异议，等待裁定").doesNotContain("我有异议</button>");
    contest(number, pause, "再说一次")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("每次暂停只能提一次")));
    contest(number, pause + 999, "").andExpect(status().isNotFound());
    contest(number, pause, "长".repeat(501))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("说明最多 500 字")));
  }

  @Test
  void the_forms_of_extension_and_contest_show_evidence_and_pause() throws Exception {
    var number = paused();
    contest(number, clocks.pauses(number.value()).get(0).id(), "材料上周就交齐了。");
    mvc.perform(
        multipart("/desk/issues/" + number + "/extension-requests")
            .file(EVIDENCE)
            .param("days", "3")
            .param("reason", "电缆通道要过河，许可下周才能办好。")
            .with(POWER_CLERK)
            .with(csrf()));

    mvc.perform(
            get("/desk/tasks/" + taskOf(number, "userTask_ruleOnPause") + "/form")
                .with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.facts[1].value").value("材料上周就交齐了。"))
        .andExpect(jsonPath("$.facts[2].value").value("等投资者补充材料"))
        .andExpect(jsonPath("$.facts[5].value").value(containsString("2026-11-20")));
    mvc.perform(
            get("/desk/tasks/" + taskOf(number, "userTask_ruleOnExtension") + "/form")
                .with(COORDINATOR))
        .andExpect(jsonPath("$.wanted").value(3))
        .andExpect(jsonPath("$.facts[4].address").value(containsString("/files/")));
  }

  @Test
  void nobody_contests_a_pause_of_somebody_elses_issue() throws Exception {
    var number = paused();
    var other = issues.inWork();
    var pause = clocks.pauses(number.value()).get(0).id();

    mvc.perform(
            post("/status/parts/pauses/contest")
                .cookie(new Cookie("desk_status", token(other)))
                .param("number", number.value())
                .param("key", "k".repeat(32))
                .param("form", "contest-" + pause)
                .param("pause", Long.toString(pause))
                .with(csrf()))
        .andExpect(status().isNotFound());
    mvc.perform(
            post("/status/parts/pauses/contest")
                .cookie(new Cookie("desk_status", token(other)))
                .param("number", other.value())
                .param("key", "k".repeat(32))
                .param("form", "contest-" + pause)
                .param("pause", Long.toString(pause))
                .with(csrf()))
        .andExpect(status().isNotFound());
    assertThat(requests.of(number)).isEmpty();
  }

  @Test
  void promises_stand_on_status_page_case_file_and_the_page_of_rates() throws Exception {
    var number = issues.dispatched();
    Town.POWER_CLERK.run(
        () -> desk.signFor(number, new SignFor("周三上门查勘，月底前送电。", LocalDate.of(2026, 10, 28))));
    Town.POWER_CLERK.run(
        () -> desk.publishUpdate(number, "线路要换，日期改到月底。", LocalDate.of(2026, 10, 29)));
    jobs.fireUntil(number, SettableClock.instant("2026-10-30T09:00"));

    assertThat(statusPage(number, "zh"))
        .contains("承诺", "2026年10月29日（周四） 前办好", "未兑现", "已改期", "周三上门查勘")
        .doesNotContain("??");
    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(COORDINATOR))
        .andExpect(content().string(containsString("Broken")))
        .andExpect(content().string(containsString("Put off")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/desk/commitments").with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("供电公司")))
        .andExpect(content().string(containsString("兑现率")))
        .andExpect(content().string(not(containsString("??"))));
    mvc.perform(get("/desk/commitments").param("lang", "en").with(STRANGER))
        .andExpect(content().string(containsString("Promises kept")))
        .andExpect(content().string(not(containsString("Power Supply Company"))));
    mvc.perform(
            get("/desk/commitments.csv")
                .param("from", "2026-10-01")
                .param("until", "2026-10-31")
                .with(POWER_CLERK))
        .andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
        .andExpect(content().string(containsString("\"供电公司\",")));
    mvc.perform(
            get("/desk/commitments.csv")
                .param("from", "2026-10-01")
                .param("until", "2026-10-31")
                .with(STRANGER))
        .andExpect(content().string(not(containsString("供电公司"))));
    mvc.perform(
            get("/desk/commitments")
                .param("from", "2026-10-31")
                .param("until", "2026-10-01")
                .with(COORDINATOR))
        .andExpect(content().string(containsString("结束日期不能早于开始日期")));
    mvc.perform(get("/desk/commitments")).andExpect(status().is3xxRedirection());
  }

  @Test
  void a_silent_issue_is_on_the_list_and_alarms_until_an_update_goes_out() throws Exception {
    var number = issues.inWork();
    mvc.perform(get("/desk/issues").param("show", "SILENT").with(POWER_CLERK))
        .andExpect(content().string(not(containsString(number.value()))));

    jobs.fireUntil(number, SettableClock.instant("2026-10-30T18:00"));

    mvc.perform(get("/desk/issues").param("show", "SILENT").with(POWER_CLERK))
        .andExpect(content().string(containsString(number.value())))
        .andExpect(content().string(containsString("静默问题")));
    mvc.perform(get("/desk/issues").param("show", "SILENT").with(STRANGER))
        .andExpect(content().string(not(containsString(number.value()))));
    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK))
        .andExpect(content().string(containsString("投资者已超过 5 个工作日没有收到任何进展")));

    Town.POWER_CLERK.run(() -> desk.publishUpdate(number, "电缆已到货，下周一施工。", null));

    mvc.perform(get("/desk/issues").param("show", "SILENT").with(POWER_CLERK))
        .andExpect(content().string(not(containsString(number.value()))));
    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK))
        .andExpect(content().string(not(containsString("静默问题"))));
  }

  private IssueNumber paused() {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充配电房的竣工图和设备清单。"));
    return number;
  }

  private String token(IssueNumber number) {
    return files.find(number).orElseThrow().statusToken();
  }

  private String statusPage(IssueNumber number, String language) throws Exception {
    return mvc.perform(
            get("/status?lang=" + language).cookie(new Cookie("desk_status", token(number))))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private ResultActions contest(IssueNumber number, long pause, String words) throws Exception {
    return mvc.perform(
        post("/status/parts/pauses/contest")
            .cookie(new Cookie("desk_status", token(number)))
            .param("number", number.value())
            .param("key", UUID.randomUUID().toString())
            .param("form", "contest-" + pause)
            .param("pause", Long.toString(pause))
            .param("text", words)
            .param("lang", "zh")
            .with(csrf()));
  }

  private String taskOf(IssueNumber number, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult()
        .getId();
  }

  private static RequestPostProcessor as(String id, String... groups) {
    return user(id).authorities(StaffAuthorities.of(List.of(groups)));
  }
}
