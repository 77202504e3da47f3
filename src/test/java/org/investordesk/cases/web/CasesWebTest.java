package org.investordesk.cases.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.TaskService;
import org.hamcrest.Matchers;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.TimelineEntry;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class CasesWebTest {

  private static final RequestPostProcessor COORDINATOR = as("xu.min", "coordinator");
  private static final RequestPostProcessor POWER_CLERK = as("zhang.wei", "clerk", Town.POWER);
  private static final RequestPostProcessor STRANGER = as("shen.yi", "clerk", Town.HOUSING);

  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired Opinions opinions;
  @Autowired TaskService tasks;

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
  void the_case_file_tells_state_clocks_with_their_reasons_and_the_story() throws Exception {
    var number = issues.inWork();

    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("办理中")))
        .andExpect(content().string(containsString("供电公司")))
        .andExpect(content().string(containsString("张伟")))
        .andExpect(content().string(containsString("办结目标")))
        .andExpect(content().string(containsString("为什么是这个时间？")))
        .andExpect(content().string(containsString("部门已签收，开始办理")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void the_case_file_reads_english_too() throws Exception {
    var number = issues.answered();

    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Answered, waiting for your word")))
        .andExpect(content().string(containsString("Power Supply Company")))
        .andExpect(content().string(not(containsString("??"))));
  }

  @Test
  void an_overruled_proposal_is_told_by_the_departments_name_in_both_languages() throws Exception {
    var number = issues.dispatched();

    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("原建议：政务服务办公室")));
    mvc.perform(get("/desk/issues/" + number).param("lang", "en").with(COORDINATOR))
        .andExpect(content().string(containsString("proposed: Approval Office")));
  }

  @Test
  void the_register_and_the_report_on_behalf_are_reached_from_every_staff_page() throws Exception {
    mvc.perform(get("/desk").with(COORDINATOR))
        .andExpect(content().string(containsString("href=\"/desk/issues\"")))
        .andExpect(content().string(containsString("href=\"/desk/report\"")));
    mvc.perform(get("/desk").with(POWER_CLERK))
        .andExpect(content().string(containsString("href=\"/desk/issues\"")))
        .andExpect(content().string(not(containsString("href=\"/desk/report\""))));
  }

  @Test
  void the_case_file_leads_to_the_step_that_waits_for_its_reader() throws Exception {
    var number = issues.inWork();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(number.value()).singleResult();

    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK))
        .andExpect(content().string(containsString("tasklist/default/#/?task=" + task.getId())));
    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(not(containsString("#/?task="))));
  }

  @Test
  void what_was_typed_into_a_refused_form_comes_back_to_that_form() throws Exception {
    var number = issues.inWork();
    var refused =
        mvc.perform(
                post("/desk/issues/" + number + "/notes")
                    .with(POWER_CLERK)
                    .with(csrf())
                    .param("text", "内".repeat(3001)))
            .andReturn();
    var page =
        mvc.perform(
                get("/desk/issues/" + number).with(POWER_CLERK).flashAttrs(refused.getFlashMap()))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);

    assertThat(page).containsPattern("(?s)id=\"note-text\"[^>]*>内内");
    assertThat(page).containsPattern("(?s)id=\"update-text\"[^>]*></textarea>");
  }

  @Test
  void only_the_department_that_has_the_issue_and_those_above_it_may_read_the_file()
      throws Exception {
    var number = issues.inWork();

    mvc.perform(get("/desk/issues/" + number).with(POWER_CLERK)).andExpect(status().isOk());
    mvc.perform(get("/desk/issues/" + number).with(STRANGER)).andExpect(status().isNotFound());
    mvc.perform(get("/desk/issues/" + number)).andExpect(status().is3xxRedirection());
    mvc.perform(get("/desk/issues/YS-1999-000001").with(COORDINATOR))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_strangers_step_on_the_case_file_is_a_404_and_changes_nothing() throws Exception {
    var number = issues.inWork();
    var before = files.timeline(number, Audience.STAFF).size();

    for (var step : List.of("updates", "notes", "transfer", "withdraw", "type")) {
      mvc.perform(
              post("/desk/issues/" + number + "/" + step)
                  .with(STRANGER)
                  .with(csrf())
                  .param("text", "外部门插手")
                  .param("department", Town.HOUSING)
                  .param("type", "LAND")
                  .param("reason", "外部门插手"))
          .andExpect(status().isNotFound());
    }
    assertThat(files.timeline(number, Audience.STAFF)).hasSize(before);
  }

  @Test
  void who_supervises_puts_files_before_the_staff_but_not_before_the_investor() throws Exception {
    var number = issues.inWork();
    var pdf = new MockMultipartFile("file", "a.pdf", null, "%PDF-1.4 x".getBytes(US_ASCII));
    var upload = "/desk/issues/" + number + "/files";

    for (var role : List.of("leader", "supervision-office")) {
      mvc.perform(
              multipart(upload)
                  .file(pdf)
                  .param("audience", "PUBLIC")
                  .with(as("li", role))
                  .with(csrf()))
          .andExpect(status().isNotFound());
      mvc.perform(get("/desk/issues/" + number).with(as("li", role)))
          .andExpect(content().string(not(containsString("value=\"PUBLIC\""))));
    }
    assertThat(files.attachments(number, Audience.PUBLIC)).isEmpty();

    mvc.perform(
            multipart(upload)
                .file(pdf)
                .param("audience", "STAFF")
                .with(as("li", "leader"))
                .with(csrf()))
        .andExpect(redirectedUrl("/desk/issues/" + number));
    assertThat(files.attachments(number, Audience.STAFF)).hasSize(1);
  }

  @Test
  void nobody_promises_a_day_his_successors_must_keep() throws Exception {
    var number = issues.inWork();

    for (var day : List.of("2027-10-25", "9999-12-31", "+999999999-12-31")) {
      var answer =
          mvc.perform(
                  post("/desk/issues/" + number + "/updates")
                      .with(POWER_CLERK)
                      .with(csrf())
                      .param("text", "勘查已完成，明日答复供电方案。")
                      .param("promisedOn", day))
              .andExpect(status().is3xxRedirection())
              .andReturn();
      assertThat(answer.getFlashMap().get("refusals")).as(day).asString().contains("一年之内");
    }
  }

  @Test
  void what_nobody_can_mean_is_refused_as_unreadable() throws Exception {
    mvc.perform(get("/desk/issues").param("page", "200000000").with(COORDINATOR))
        .andExpect(status().isOk());
    mvc.perform(get("/desk/issues").param("q", "\u0000").with(COORDINATOR))
        .andExpect(status().isBadRequest());
  }

  @Test
  void an_update_is_public_and_a_note_is_not() throws Exception {
    var number = issues.inWork();

    step(number, POWER_CLERK, "updates", "勘查已完成，明日答复供电方案。");
    step(number, POWER_CLERK, "notes", "变电站负荷接近上限，需内部协调。");

    assertThat(files.timeline(number, Audience.PUBLIC))
        .extracting(TimelineEntry::text)
        .contains("勘查已完成，明日答复供电方案。")
        .doesNotContain("变电站负荷接近上限，需内部协调。");
  }

  @Test
  void a_text_that_is_too_short_comes_back_with_a_sentence_and_nothing_typed_is_lost()
      throws Exception {
    var number = issues.inWork();

    var answer =
        mvc.perform(
                post("/desk/issues/" + number + "/updates")
                    .with(POWER_CLERK)
                    .with(csrf())
                    .param("text", "好"))
            .andExpect(redirectedUrl("/desk/issues/" + number))
            .andReturn();

    assertThat(answer.getFlashMap().get("typed"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .contains(entry("form", "update"), entry("text", "好"));
    assertThat(answer.getFlashMap().get("refusals")).asString().contains("5 至 3,000 字");
  }

  @Test
  void what_an_investor_writes_is_shown_as_text_only() throws Exception {
    var number = issues.inWork();
    desk.investorReplied(number, "<script>alert(1)</script> ${7*7} #{7*7}", List.of());

    mvc.perform(get("/desk/issues/" + number).with(COORDINATOR))
        .andExpect(content().string(containsString("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void the_register_shows_a_clerk_only_his_departments_issues() throws Exception {
    var number = issues.inWork();
    // not the whole number, which leads to the case file itself
    var sought = number.value().substring(0, number.value().length() - 1);

    mvc.perform(get("/desk/issues").param("q", sought).with(POWER_CLERK))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(number.value())));
    mvc.perform(get("/desk/issues").param("q", sought).with(STRANGER))
        .andExpect(content().string(not(containsString(number.value()))));
    mvc.perform(get("/desk/issues").param("q", number.value()).with(COORDINATOR))
        .andExpect(redirectedUrl("/desk/issues/" + number));
  }

  @Test
  void a_coordinator_registers_on_behalf_and_a_wrong_field_is_named() throws Exception {
    mvc.perform(
            post("/desk/report")
                .with(COORDINATOR)
                .with(csrf())
                .param("subject", "厂区道路破损")
                .param("description", "厂区门前道路破损严重，货车无法通行，请协调修复。")
                .param("name", "李娜")
                .param("email", "not an address")
                .param("idempotencyKey", "behalf-1"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("电子邮箱的写法不对")))
        .andExpect(content().string(containsString("厂区门前道路破损严重")));
    mvc.perform(
            post("/desk/report")
                .with(COORDINATOR)
                .with(csrf())
                .param("channel", "VISIT")
                .param("subject", "厂区道路破损")
                .param("description", "厂区门前道路破损严重，货车无法通行，请协调修复。")
                .param("name", "李娜")
                .param("email", "lina@plant.test")
                .param("idempotencyKey", "behalf-2"))
        .andExpect(redirectedUrlPattern("/desk/issues/YS-*"));
  }

  @Test
  void a_form_of_tasklist_gets_its_words_choices_and_the_proposed_department() throws Exception {
    var task = taskOf(issues.registered().number());

    mvc.perform(get("/desk/tasks/" + task + "/form").with(COORDINATOR))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.header.subject").value("新厂房需要接电"))
        .andExpect(jsonPath("$.words.accept").value("受理并交办"))
        .andExpect(jsonPath("$.types.length()").value(13))
        .andExpect(jsonPath("$.proposed", Matchers.not(Matchers.emptyString())));
    mvc.perform(get("/desk/tasks/" + task + "/form").with(STRANGER))
        .andExpect(status().isNotFound());
  }

  @Test
  void lights_come_for_all_cards_at_once_and_never_for_a_strangers_tasks() throws Exception {
    var one = taskOf(issues.inWork());
    var other = taskOf(issues.inWork());

    mvc.perform(get("/desk/api/lights").param("tasks", one + "," + other).with(POWER_CLERK))
        .andExpect(jsonPath("$.length()").value(2))
        .andExpect(jsonPath("$['" + one + "'].light").value("GREEN"))
        .andExpect(jsonPath("$['" + one + "'].label", containsString("绿灯")));
    mvc.perform(get("/desk/api/lights").param("tasks", one + "," + other).with(STRANGER))
        .andExpect(jsonPath("$.length()").value(0));
  }

  @Test
  void tasklist_is_told_how_its_reader_calls_people_departments_and_tasks() throws Exception {
    mvc.perform(get("/desk/api/names").with(POWER_CLERK))
        .andExpect(jsonPath("$['zhang.wei']").value("张伟"))
        .andExpect(jsonPath("$['power-supply']").value("供电公司"))
        .andExpect(jsonPath("$['签收交办']").doesNotExist());
    mvc.perform(get("/desk/api/names").with(POWER_CLERK).header("Accept-Language", "en"))
        .andExpect(jsonPath("$['power-supply']").value("Power Supply Company"))
        .andExpect(jsonPath("$['签收交办']").value("Sign for the issue"))
        .andExpect(jsonPath("$['问题办理']").value("Issue resolution"));
    mvc.perform(get("/desk/api/names")).andExpect(status().is3xxRedirection());
  }

  @Test
  void an_svg_renamed_to_pdf_is_refused_and_a_real_pdf_is_kept_for_download() throws Exception {
    var number = issues.inWork();
    var task = taskOf(number);

    mvc.perform(
            multipart("/desk/tasks/" + task + "/attachments")
                .file(
                    new MockMultipartFile(
                        "file",
                        "图纸.pdf",
                        "application/pdf",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                            .getBytes(StandardCharsets.UTF_8)))
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity());
    mvc.perform(
            multipart("/desk/tasks/" + task + "/attachments")
                .file(
                    new MockMultipartFile(
                        "file", "图纸.pdf", "application/pdf", Issues.pdf("x").content()))
                .with(POWER_CLERK)
                .with(csrf()))
        .andExpect(status().isOk());

    var kept = files.attachments(number, Audience.STAFF).get(0);
    mvc.perform(get("/desk/issues/" + number + "/files/" + kept.id()).with(POWER_CLERK))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    mvc.perform(get("/desk/issues/" + number + "/files/" + kept.id()).with(STRANGER))
        .andExpect(status().isNotFound());
  }

  private void step(IssueNumber number, RequestPostProcessor who, String step, String text)
      throws Exception {
    mvc.perform(
            post("/desk/issues/" + number + "/" + step).with(who).with(csrf()).param("text", text))
        .andExpect(redirectedUrl("/desk/issues/" + number));
  }

  private String taskOf(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .singleResult()
        .getId();
  }

  @Test
  void an_asked_department_finds_the_issue_in_the_register_and_another_does_not() throws Exception {
    var number = issues.inWork();
    Town.POWER_CLERK.run(
        () ->
            opinions.ask(
                number,
                Opinions.Purpose.ASSISTANCE,
                List.of(new Opinions.Ask(Town.PLANNING, "管线走廊是否在红线内？", null))));
    var subject = files.find(number).orElseThrow().subject();

    for (var query : List.of("/desk/issues?show=OPEN&q=" + subject, "/desk/issues?show=ALL")) {
      mvc.perform(get(query).with(as("he.jing", "clerk", Town.PLANNING)))
          .andExpect(content().string(containsString(number.value())));
      mvc.perform(get(query).with(as("jin.hu", "clerk", Town.FIRE)))
          .andExpect(content().string(not(containsString(number.value()))));
    }
  }

  private static RequestPostProcessor as(String id, String... groups) {
    return user(id).authorities(StaffAuthorities.of(List.of(groups)));
  }
}
