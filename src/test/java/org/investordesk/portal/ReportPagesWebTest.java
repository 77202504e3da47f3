package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueNumber;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ReportPagesWebTest {

  private static final byte[] PDF = "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern NUMBER = Pattern.compile("YS-\\d{4}-\\d{6}");

  @Autowired WebApplicationContext context;
  @Autowired CaseFiles files;
  @Autowired ReportDrafts drafts;

  private final String key = Secret.fresh();
  private final Map<String, String> form = new HashMap<>();
  private MockMvc browser;

  @BeforeEach
  void openTheBrowser() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    form.putAll(
        Map.of(
            "draft", key,
            "type", "LAND",
            "subject", "新厂房用地指标未落实",
            "description", "立项已经半年，用地指标一直没有落实，请协调。",
            "area", "诸暨",
            "name", "陈越",
            "email", Secret.hash(key).substring(0, 20) + "@example.com",
            "language", "zh"));
  }

  private MvcResult typed(MockMultipartFile... files) throws Exception {
    var request = multipart("/report");
    for (var file : files) {
      request.file(file);
    }
    form.forEach(request::param);
    return browser.perform(request.with(csrf()).param("lang", "zh")).andReturn();
  }

  private MvcResult pressed(String path) throws Exception {
    return seen(post(path).param("draft", key).with(csrf()));
  }

  private MvcResult seen(MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.cookie(new Cookie("desk_draft", key))).andReturn();
  }

  private static String body(MvcResult result) throws Exception {
    return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
  }

  private static String whereTo(MvcResult result) {
    return result.getResponse().getRedirectedUrl();
  }

  private IssueNumber sentNumber() throws Exception {
    var number = NUMBER.matcher(body(seen(get("/report/sent"))));
    assertThat(number.find()).as("number on the receipt").isTrue();
    return new IssueNumber(number.group());
  }

  @Test
  void a_report_is_typed_checked_sent_and_receipted() throws Exception {
    assertThat(whereTo(typed(new MockMultipartFile("files", "立项批复.pdf", null, PDF))))
        .isEqualTo("/report/check");
    assertThat(body(seen(get("/report/check?lang=zh")))).contains("新厂房用地指标未落实", "立项批复.pdf", "诸暨市");

    assertThat(whereTo(pressed("/report/send"))).isEqualTo("/report/sent");

    var issue = files.find(sentNumber()).orElseThrow();
    assertThat(issue.subject()).isEqualTo("新厂房用地指标未落实");
    assertThat(issue.channel()).isEqualTo(Channel.PORTAL);
    assertThat(files.attachments(issue.number(), org.investordesk.cases.Audience.PUBLIC))
        .extracting(org.investordesk.cases.Attachment::fileName)
        .containsExactly("立项批复.pdf");
    assertThat(body(seen(get("/report/sent")))).contains("/s/" + issue.statusToken());
  }

  @Test
  void even_a_whole_book_in_the_description_comes_back_with_a_sentence() throws Exception {
    form.put("description", "字".repeat(200_000));

    var answer = typed();

    assertThat(answer.getResponse().getStatus()).isEqualTo(422);
    assertThat(body(answer)).contains("字".repeat(200_000)).contains("</html>");
  }

  @Test
  void sent_twice_it_is_one_issue_with_one_receipt() throws Exception {
    typed();
    pressed("/report/send");
    var first = sentNumber();

    assertThat(whereTo(pressed("/report/send"))).isEqualTo("/report/sent");
    assertThat(whereTo(typed())).isEqualTo("/report/sent?again");
    assertThat(whereTo(pressed("/report/send"))).isEqualTo("/report/sent");

    assertThat(sentNumber()).isEqualTo(first);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "email, nobody",
    "subject, 电",
    "phone, 打给我",
    "area, 杭州",
    "name, ''",
    "website, http://example.com"
  })
  void a_wrong_field_is_told_at_the_field_and_nothing_is_lost(String field, String value)
      throws Exception {
    form.put(field, value);

    var answer = typed(new MockMultipartFile("files", "plan.pdf", null, PDF));

    assertThat(answer.getResponse().getStatus()).isEqualTo(422);
    assertThat(body(answer))
        .contains("href=\"#" + field + "\"", "id=\"" + field + "-error\"")
        .contains("一直没有落实，请协调", "plan.pdf");
    assertThat(drafts.find(key).orElseThrow().files()).hasSize(1);
  }

  @Test
  void a_letter_too_many_is_counted_out_in_the_readers_language() throws Exception {
    form.put("description", "问".repeat(3001));

    assertThat(body(typed())).contains("最多 3,000 个字，现在有 3,001 个，请删去 1 个。");
    assertThat(drafts.find(key).orElseThrow().fields().description()).hasSize(3001);
  }

  @Test
  void a_picture_with_scripts_is_refused_by_its_bytes_at_the_field_and_words_are_kept()
      throws Exception {
    typed(
        new MockMultipartFile(
            "files",
            "photo.pdf",
            "application/pdf",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)));

    var answer = pressed("/report/send");

    assertThat(answer.getResponse().getStatus()).isEqualTo(422);
    assertThat(body(answer)).contains("id=\"files-error\"", "photo.pdf", "新厂房用地指标未落实");
    assertThat(drafts.find(key).orElseThrow().sent()).isNull();
  }

  @Test
  void a_file_taken_out_leaves_the_words() throws Exception {
    typed(new MockMultipartFile("files", "plan.pdf", null, PDF));
    var file = drafts.find(key).orElseThrow().files().get(0).id();
    form.put("remove", file.toString());

    assertThat(whereTo(typed())).isEqualTo("/report#files");

    assertThat(drafts.find(key).orElseThrow().files()).isEmpty();
    assertThat(body(seen(get("/report")))).contains("新厂房用地指标未落实");
  }

  @Test
  void what_would_be_code_is_shown_as_text() throws Exception {
    form.put("subject", "<script>alert(1)</script> ${7*7} #{7*7}");
    form.put("name", "");

    assertThat(body(typed()))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} #{7*7}");
  }

  @Test
  void a_stranger_without_the_key_sees_an_empty_form() throws Exception {
    typed();

    var stranger = browser.perform(get("/report")).andReturn();

    assertThat(body(stranger)).doesNotContain("新厂房用地指标未落实").doesNotContain(key);
    assertThat(browser.perform(get("/report/check")).andReturn().getResponse().getRedirectedUrl())
        .isEqualTo("/report?expired");
    assertThat(browser.perform(get("/report/sent")).andReturn().getResponse().getRedirectedUrl())
        .isEqualTo("/report");
  }

  @Test
  void a_foreign_site_cannot_send_for_the_investor() throws Exception {
    typed();

    var answer =
        browser
            .perform(post("/report/send").param("draft", key).cookie(new Cookie("desk_draft", key)))
            .andReturn();

    assertThat(answer.getResponse().getStatus()).isEqualTo(403);
    assertThat(drafts.find(key).orElseThrow().sent()).isNull();
  }

  @Test
  void the_pages_are_private_and_the_cookie_is_out_of_reach() throws Exception {
    var answer = typed().getResponse();

    assertThat(String.join("; ", answer.getHeaders("Set-Cookie")))
        .contains("desk_draft=" + key, "HttpOnly", "SameSite=Lax", "Path=/report");
    assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.getRedirectedUrl()).doesNotContain(key);
  }

  @ParameterizedTest
  @CsvSource({
    "/, en",
    "/, zh",
    "/how-long?kind=POWER.LINE_35KV, en",
    "/how-long, zh",
    "/report, en"
  })
  void the_open_pages_speak_both_languages(String path, String language) throws Exception {
    var answer =
        browser
            .perform(get(path + (path.contains("?") ? "&" : "?") + "lang=" + language))
            .andReturn();

    assertThat(answer.getResponse().getStatus()).isEqualTo(200);
    assertThat(body(answer))
        .contains("en".equals(language) ? "Report a problem" : "反映问题")
        .doesNotContain("??");
  }
}
