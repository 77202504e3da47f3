package org.investordesk.acceptance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.acceptance.AcceptanceCase;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.Phase;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The investor's part of the status page. */
@DeskTest
class AcceptanceStatusWebTest {

  @LocalServerPort int port;
  @Autowired WebApplicationContext context;
  @Autowired CaseFiles files;
  @Autowired IssueDesk desk;
  @Autowired AcceptanceDesk acceptance;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  private AcceptanceCase town;
  private MockMvc browser;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
    town = new AcceptanceCase(desk, acceptance, tasks, identity);
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_page_lists_what_is_missing_with_ground_and_a_form_for_each_item() throws Exception {
    var number = town.awaitingPapers();

    assertThat(page(number, "zh"))
        .contains("资料补正清单（一次性告知）", "1. 补充消防设计审查意见书", "依据：消防验收规定第十二条")
        .contains("2. 补充老建筑结构检测报告", "待完成", "保存这一项", "全部完成，提交核查")
        .contains("/status/parts/acceptance/item");
    assertThat(page(number, "en"))
        .contains("Papers to be corrected", "Ground: 消防验收规定第十二条", "Save this item", "To do");
  }

  @Test
  void an_item_is_saved_with_words_and_file_while_the_rest_waits() throws Exception {
    var number = town.awaitingPapers();
    var item = town.open(number).get(0).id();

    var answer = save(number, item, "意见书已补，见附件", pdf("意见书.pdf"));

    assertThat(answer.getRedirectedUrl()).isEqualTo("/status?done=acceptance.item");
    assertThat(town.open(number).get(0).state()).isEqualTo(ItemState.REPORTED);
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.AWAITING_PAPERS);
    assertThat(page(number, "zh")).contains("意见书已补，见附件", "意见书.pdf", "已报完成，待核查", "还有 1 项没有填报");
  }

  @Test
  void an_item_without_evidence_is_refused_and_what_was_typed_is_kept() throws Exception {
    var number = town.rectifying();
    var item = town.open(number).get(0).id();

    var answer = save(number, item, "楼梯已加宽到 1.4 米", null);

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(body(answer))
        .contains("第 1 项还没有证明材料", "楼梯已加宽到 1.4 米", "acceptance-item-" + item + "-files-error")
        .contains("文件不会保留在页面上，请重新选择。");
    assertThat(town.open(number).get(0).state()).isEqualTo(ItemState.OPEN);
  }

  @Test
  void the_refusal_is_in_the_language_of_the_reader() throws Exception {
    var number = town.rectifying();

    var answer =
        as(
            number,
            step(number, "item", town.open(number).get(0).id(), "done", "en")
                .file(new MockMultipartFile("files", "", null, new byte[0])));

    assertThat(body(answer)).contains("Item 1 has no evidence yet");
  }

  @Test
  void a_file_that_may_not_come_in_is_refused_at_its_field() throws Exception {
    var number = town.rectifying();
    var item = town.open(number).get(0).id();

    var answer =
        save(
            number,
            item,
            "楼梯已加宽",
            new MockMultipartFile(
                "files",
                "x.html",
                "text/html",
                "<script>1</script>".getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(body(answer)).contains("acceptance-item-" + item + "-files-error", "楼梯已加宽");
  }

  @Test
  void items_of_other_issues_and_made_up_ones_are_refused_alike() throws Exception {
    var other = town.rectifying();
    var number = town.rectifying();

    for (var item : new String[] {"" + town.open(other).get(0).id(), "-5", "x", "999999999"}) {
      var answer =
          as(
              number,
              multipart("/status/parts/acceptance/item")
                  .file(pdf("照片.pdf"))
                  .param("number", number.value())
                  .param("key", key())
                  .param("form", "acceptance-item-1")
                  .param("item", item)
                  .param("words", "楼梯已加宽")
                  .param("lang", "zh"));
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(body(answer)).contains("这一项不在清单上");
    }
    assertThat(town.open(other)).allSatisfy(one -> assertThat(one.steps()).isEmpty());
  }

  @Test
  void the_link_of_another_case_opens_nothing() throws Exception {
    var stranger = town.dispatched();
    var number = town.rectifying();

    var answer =
        browser
            .perform(
                step(number, "item", town.open(number).get(0).id(), "已加宽", "zh")
                    .file(pdf("照片.pdf"))
                    .cookie(new Cookie("desk_status", token(stranger)))
                    .with(csrf()))
            .andReturn()
            .getResponse();

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(town.open(number).get(0).steps()).isEmpty();
  }

  @Test
  void all_done_is_refused_while_items_are_open_and_sends_the_list_when_none_is() throws Exception {
    var number = town.rectifying();

    var early = done(number);
    assertThat(early.getStatus()).isEqualTo(422);
    assertThat(body(early)).contains("还有 2 项没有填报，请逐项填写并保存后再提交。");
    for (var item : town.open(number)) {
      save(number, item.id(), "已按要求整改", pdf("照片.pdf"));
    }
    var sent = done(number);

    assertThat(sent.getRedirectedUrl()).isEqualTo("/status?done=acceptance.done");
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.RECHECKING);
    assertThat(files.find(number).orElseThrow().state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(body(as(number, get("/status?lang=zh&done=acceptance.done"))))
        .contains("已提交，部门接着核查。")
        .doesNotContain("/status/parts/acceptance/item");
  }

  @Test
  void what_went_back_says_what_is_still_missing_and_what_is_settled_stays() throws Exception {
    var number = town.rechecking();
    town.recheck(number, false);

    assertThat(page(number, "zh")).contains("上次核查仍缺：现场仍不符合要求", "待完成");
  }

  @Test
  void an_issue_without_an_inspection_shows_nothing_of_it() throws Exception {
    assertThat(page(town.dispatched(), "zh")).doesNotContain("/status/parts/acceptance");
  }

  @Test
  void what_was_typed_is_shown_as_text() throws Exception {
    var number = town.awaitingPapers();
    save(
        number,
        town.open(number).get(0).id(),
        "<script>alert(1)</script> ${7*7}",
        pdf("<b>x</b>.pdf"));

    assertThat(page(number, "zh"))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}");
  }

  @Test
  void the_list_is_accessible_and_fits_a_telephone() {
    var number = town.rectifying();
    for (var language : new String[] {"zh-CN", "en"}) {
      try (var page = Chromium.page(390, 844, language)) {
        page.navigate("http://localhost:" + port + "/s/" + token(number));
        page.waitForURL("**/status");
        Chromium.screenshot(page, "acceptance-status-" + language);
        Chromium.assertAccessible(page);
        Chromium.assertNoSidewaysScrolling(page);
      }
    }
  }

  private MockHttpServletResponse save(
      IssueNumber number, long item, String words, @Nullable MockMultipartFile file)
      throws Exception {
    var request = step(number, "item", item, words, "zh");
    if (file != null) {
      request.file(file);
    }
    return as(number, request);
  }

  private org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder step(
      IssueNumber number, String step, long item, String words, String language) {
    var request = multipart("/status/parts/acceptance/" + step);
    request
        .param("number", number.value())
        .param("key", key())
        .param("form", "acceptance-item-" + item)
        .param("item", Long.toString(item))
        .param("words", words)
        .param("lang", language);
    return request;
  }

  private MockHttpServletResponse done(IssueNumber number) throws Exception {
    return as(
        number,
        post("/status/parts/acceptance/done")
            .param("number", number.value())
            .param("key", key())
            .param("form", "acceptance-done-" + number.value())
            .param("lang", "zh"));
  }

  private String page(IssueNumber number, String language) throws Exception {
    return body(as(number, get("/status?lang=" + language)));
  }

  private MockHttpServletResponse as(IssueNumber number, MockHttpServletRequestBuilder request)
      throws Exception {
    return browser
        .perform(request.cookie(new Cookie("desk_status", token(number))).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private String token(IssueNumber number) {
    return files.find(number).orElseThrow().statusToken();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static MockMultipartFile pdf(String name) {
    return new MockMultipartFile(
        "files", name, "application/pdf", AcceptanceCase.photo().content());
  }

  private static String body(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
