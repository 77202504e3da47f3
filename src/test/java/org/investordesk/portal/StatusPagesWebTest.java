package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import org.investordesk.cases.Attachment;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class StatusPagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired CaseFiles files;
  @Autowired IssueDesk desk;
  @Autowired Issues issues;

  private final String click = Secret.fresh();
  private MockMvc browser;

  @BeforeEach
  void openTheBrowser() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private MockHttpServletResponse open(String token) throws Exception {
    return as(token, get("/status?lang=zh"));
  }

  private MockHttpServletResponse as(String token, MockHttpServletRequestBuilder request)
      throws Exception {
    return browser
        .perform(request.cookie(new Cookie("desk_status", token)))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse press(IssueNumber number, String step, String text)
      throws Exception {
    return as(
        view(number).statusToken(),
        post("/status/" + step)
            .param("number", number.value())
            .param("key", click)
            .param("text", text)
            .param("lang", "zh")
            .with(csrf()));
  }

  private static String body(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void the_link_is_exchanged_for_a_cookie_and_leaves_the_address() throws Exception {
    var token = issues.registered().statusToken();

    var answer = browser.perform(get("/s/" + token)).andReturn().getResponse();

    assertThat(answer.getRedirectedUrl()).isEqualTo("/status");
    assertThat(String.join("; ", answer.getHeaders("Set-Cookie")))
        .contains("desk_status=" + token, "HttpOnly", "SameSite=Lax", "Path=/status");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void behind_tls_the_cookie_never_travels_in_the_clear() throws Exception {
    var answer =
        browser
            .perform(get("/s/" + issues.registered().statusToken()).secure(true))
            .andReturn()
            .getResponse();

    assertThat(answer.getHeaders("Set-Cookie"))
        .anyMatch(cookie -> cookie.contains("desk_status") && cookie.contains("Secure"));
  }

  @Test
  void every_wrong_link_ends_on_the_same_page() throws Exception {
    var wrong = open(Secret.fresh());
    var malformed = browser.perform(get("/s/x")).andReturn().getResponse();

    assertThat(wrong.getStatus()).isEqualTo(404);
    assertThat(malformed.getRedirectedUrl()).isEqualTo("/status");
    assertThat(body(open("not-a-token-at-all"))).isEqualTo(body(wrong));
  }

  @Test
  void without_a_link_the_page_tells_where_it_is() throws Exception {
    var answer = browser.perform(get("/status?lang=zh")).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(body(answer)).contains("链接在哪里？");
  }

  @Test
  void the_investor_sees_where_it_stands_who_has_it_and_by_when_with_the_reason() throws Exception {
    var number = issues.inWork();

    assertThat(body(open(view(number).statusToken())))
        .contains(number.value(), "办理中", "为什么是这一天？", "预计办结")
        .contains(view(number).departmentName(), view(number).handlerName());
  }

  @Test
  void inner_notes_stay_inside() throws Exception {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.note(number, "内部意见：先拖一拖"));

    assertThat(body(open(view(number).statusToken()))).doesNotContain("先拖一拖");
  }

  @Test
  void what_was_written_is_shown_as_text() throws Exception {
    var number = issues.inWork();
    Town.POWER_CLERK.run(
        () -> desk.publishUpdate(number, "<script>alert(1)</script> ${7*7} 已经开工", null));

    assertThat(body(open(view(number).statusToken())))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} 已经开工");
  }

  @Test
  void the_answer_stands_beside_the_question_whether_it_solved_the_problem() throws Exception {
    var number = issues.answered();
    var answer =
        files.timeline(number, Audience.PUBLIC).stream()
            .filter(entry -> entry.key().equals("cases.entry.answered"))
            .findFirst()
            .orElseThrow();

    assertThat(body(open(view(number).statusToken())))
        .containsPattern("(?s)<section class=\"decide\".*<blockquote[^>]*>" + answer.text());
  }

  @Test
  void solved_pressed_twice_closes_once() throws Exception {
    var number = issues.answered();

    assertThat(press(number, "confirm", "").getRedirectedUrl()).isEqualTo("/status?done=confirm");
    assertThat(press(number, "confirm", "").getRedirectedUrl()).isEqualTo("/status?done=confirm");

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(view(number).confirmed()).isTrue();
  }

  @Test
  void not_solved_sends_it_back_once_with_the_words() throws Exception {
    var number = issues.answered();

    press(number, "object", "只通了一路电，第二路没有消息。");
    press(number, "object", "只通了一路电，第二路没有消息。");

    assertThat(view(number).state().isOpen()).isTrue();
    assertThat(view(number).reopened()).isEqualTo(1);
    assertThat(body(open(view(number).statusToken()))).contains("只通了一路电，第二路没有消息。");
  }

  @Test
  void after_closing_it_can_be_taken_up_again() throws Exception {
    var number = issues.closed();
    assertThat(body(open(view(number).statusToken()))).contains("其实没有解决，要求重办");

    press(number, "object", "送电三天又停了。");

    assertThat(view(number).state().isOpen()).isTrue();
  }

  @Test
  void a_step_without_words_is_refused_at_its_field_and_changes_nothing() throws Exception {
    var number = issues.answered();

    var answer = press(number, "object", " ");

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(body(answer)).contains("object-" + number + "-error");
    assertThat(as(view(number).statusToken(), get("/status/object?lang=en")).getRedirectedUrl())
        .isEqualTo("/status");
    assertThat(view(number).state()).isEqualTo(IssueState.ANSWERED);
  }

  @Test
  void too_many_words_are_counted_out_and_kept() throws Exception {
    var number = issues.inWork();

    var answer = press(number, "reply", "说".repeat(3001));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(body(answer)).contains("最多 3,000 个字").contains("说".repeat(3001));
  }

  @Test
  void words_and_papers_reach_the_handler_once_and_the_papers_come_back_as_a_download()
      throws Exception {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充总平面图，以便核定负荷。"));
    var token = view(number).statusToken();
    for (var i = 0; i < 2; i++) {
      as(
          token,
          multipart("/status/reply")
              .file(
                  new MockMultipartFile(
                      "files",
                      "总平面图.pdf",
                      null,
                      "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)))
              .param("number", number.value())
              .param("key", click)
              .param("text", "图纸见附件。")
              .with(csrf()));
    }

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    var papers = files.attachments(number, Audience.PUBLIC);
    assertThat(papers).extracting(Attachment::fileName).containsExactly("总平面图.pdf");

    var download = as(token, get("/status/files/" + papers.get(0).id()));
    assertThat(download.getContentAsByteArray()).startsWith('%', 'P', 'D', 'F');
    assertThat(download.getHeader("Content-Disposition")).startsWith("attachment");
    assertThat(download.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(download.getHeader("Content-Security-Policy")).contains("sandbox");
  }

  @Test
  void withdrawn_with_a_reason_it_is_over() throws Exception {
    var number = issues.inWork();

    press(number, "withdraw", "已经自行解决。");

    assertThat(view(number).state()).isEqualTo(IssueState.WITHDRAWN);
  }

  @Test
  void a_strangers_case_can_neither_be_read_nor_changed() throws Exception {
    var mine = issues.registered();
    var foreign = issues.answered();
    var paper =
        Town.POWER_CLERK.get(() -> desk.attach(foreign, Issues.pdf("答复.pdf"), Audience.PUBLIC));

    var answer =
        as(
            mine.statusToken(),
            post("/status/confirm")
                .param("number", foreign.value())
                .param("key", click)
                .with(csrf()));

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(view(foreign).state()).isEqualTo(IssueState.ANSWERED);
    assertThat(as(mine.statusToken(), get("/status/files/" + paper.id())).getStatus())
        .isEqualTo(404);
  }

  @Test
  void a_foreign_site_cannot_press_the_buttons() throws Exception {
    var number = issues.answered();

    var answer =
        as(
            view(number).statusToken(),
            post("/status/confirm").param("number", number.value()).param("key", click));

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(view(number).state()).isEqualTo(IssueState.ANSWERED);
  }

  @Test
  void opening_the_verification_changes_nothing_and_pressing_verifies() throws Exception {
    var receipt = issues.registered();

    var page = browser.perform(get("/verify/" + receipt.statusToken())).andReturn().getResponse();
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(view(receipt.number()).contactVerified()).isFalse();

    var answer =
        browser
            .perform(post("/verify/" + receipt.statusToken()).with(csrf()))
            .andReturn()
            .getResponse();
    assertThat(answer.getRedirectedUrl()).isEqualTo("/status?done=verified");
    assertThat(answer.getHeaders("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("desk_status=" + receipt.statusToken()));
    assertThat(view(receipt.number()).contactVerified()).isTrue();
  }

  @Test
  void a_wrong_verification_looks_right_until_pressed_and_then_like_any_wrong_link()
      throws Exception {
    var wrong = Secret.fresh();

    assertThat(browser.perform(get("/verify/" + wrong)).andReturn().getResponse().getStatus())
        .isEqualTo(200);
    assertThat(
            browser
                .perform(post("/verify/" + wrong).with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }
}
