package org.investordesk.power.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Registered;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.power.Connecting;
import org.investordesk.power.PowerConnections;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class PowerPagesWebTest {

  private static final RequestPostProcessor COORDINATOR = as("xu.min", "coordinator");
  private static final RequestPostProcessor CLERK = as("zhang.wei", "clerk", Town.POWER);
  private static final RequestPostProcessor STRANGER = as("shen.yi", "clerk", Town.HOUSING);
  private static final RequestPostProcessor NOBODY = as("new.clerk", "clerk");

  @Autowired WebApplicationContext context;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired PowerConnections connections;
  @Autowired TaskService tasks;
  @Autowired IdentityService identity;

  private Connecting connecting;
  private MockMvc browser;

  @BeforeEach
  void open() {
    browser = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    connecting = new Connecting(desk, tasks, identity);
    SettableClock.at("2026-11-02T09:00");
  }

  @AfterEach
  void reset() {
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void the_queue_shows_the_green_channel_first_with_stage_days_and_light() throws Exception {
    var number = connecting.begun("LINE_35KV");
    connecting.apply(number, "KV35", 16_000);
    Town.POWER_CLERK.run(() -> connections.enterGreenChannel(number, "年度重点回归项目"));
    SettableClock.at("2026-11-04T09:00");

    var row = row(page(CLERK, "/desk/power?green=true&stage=SURVEY&lang=zh"), number);

    assertThat(row).contains("绿色通道", "年度重点回归项目", "现场查勘", "2 个工作日", "35 千伏", "绿灯", "供电公司");
    assertThat(page(COORDINATOR, "/desk/power?green=true&lang=zh")).contains(number.value());
    assertThat(row(page(CLERK, "/desk/power?green=true&lang=en"), number))
        .contains("Green channel", "Site survey", "2 working days", "35 kV");
    assertThat(page(CLERK, "/desk/power?stage=METERING")).doesNotContain(number.value());
  }

  @Test
  void another_department_sees_neither_queue_nor_ledger_nor_green_channel_of_mine()
      throws Exception {
    var number = connecting.schemeAnswered("LOW");

    assertThat(page(CLERK, "/desk/power/compression")).contains(number.value());
    assertThat(page(STRANGER, "/desk/power?closed=true")).doesNotContain(number.value());
    assertThat(page(STRANGER, "/desk/power/compression")).doesNotContain(number.value());
    assertThat(green(STRANGER, number, true, "也想加入绿色通道").getStatus()).isEqualTo(404);
    assertThat(connections.find(number).orElseThrow().greenReason()).isNull();
    assertThat(of(NOBODY, get("/desk/power")).getStatus()).isEqualTo(404);
    assertThat(browser.perform(get("/desk/power")).andReturn().getResponse().getStatus())
        .isEqualTo(302);
  }

  @Test
  void the_green_channel_is_entered_with_a_reason_and_a_refusal_keeps_what_was_typed()
      throws Exception {
    var number = connecting.dispatched("LOW");

    var refused =
        browser
            .perform(
                post("/desk/power/" + number + "/green-channel")
                    .param("enter", "true")
                    .param("reason", "急")
                    .with(CLERK)
                    .with(csrf()))
            .andReturn();
    assertThat(refused.getFlashMap().get("typed")).isEqualTo(Map.of("form", "green", "text", "急"));
    assertThat(refused.getFlashMap().get("refusals").toString()).contains("理由");

    green(CLERK, number, true, "设备月底到货");
    assertThat(connections.find(number).orElseThrow().greenBy()).isEqualTo("zhang.wei");
    assertThat(page(COORDINATOR, "/desk/issues/" + number + "?lang=zh"))
        .contains("绿色通道", "设备月底到货", "张伟", "移出绿色通道");
    green(COORDINATOR, number, false, "企业要求缓建");
    assertThat(connections.find(number).orElseThrow().greenReason()).isNull();
  }

  @Test
  void the_line_of_90_days_against_180_saves_half_on_every_page() throws Exception {
    SettableClock.at("2026-07-15T09:00");
    var report = connecting.reported("LINE_35KV");
    connecting.schemeAnswered(report, "LINE_35KV");
    var number = report.number();
    ActingAs.investor().run(() -> connections.acceptScheme(number));
    connecting.stage(number, "userTask_reviewDesign", passed());
    connecting.stage(
        number, "userTask_buildConnection", Map.of("decision", "DONE", "text", "21基杆塔完成。"));
    connecting.stage(number, "userTask_inspectWorks", Map.of("decision", "CLEAN", "text", "接地合格。"));
    connecting.stage(number, "userTask_inspectCompletion", passed());
    SettableClock.at("2026-10-13T15:00");
    connecting.stage(number, "userTask_energise", Map.of("meter", "ZJ-35-0002", "text", "送电成功。"));

    for (var at : new String[] {"/desk/power/compression", "/desk/issues/" + number}) {
      var whole = part(page(CLERK, at + "?lang=zh"), number, "全程");
      assertThat(whole).contains("180 天", "90 天", "压缩 50%", "对照以往做法", "（已兑现）");
    }
    assertThat(part(page(CLERK, "/desk/power/compression?lang=en"), number, "The whole"))
        .contains("180 days", "90 days", "50% saved");
    assertThat(status(report, "zh")).contains("全程：用了 90 天，以往要 180 天，缩短 50%。");
    assertThat(status(report, "en")).contains("it used to take 180 days; 50% less");
  }

  @Test
  void the_investor_reads_the_scheme_and_agrees() throws Exception {
    var report = connecting.schemeAnswered(connecting.reported("HIGH_SINGLE"), "HIGH_SINGLE");

    assertThat(status(report, "zh"))
        .contains("供电方案", "110千伏牌头变", "2026-11-05（周四）17:30", "同意这个方案", "提出异议");
    assertThat(status(report, "en")).contains("Your supply scheme", "I agree", "5 Nov 2026 17:30");
    var answer = press(report, "accept", Map.of());

    assertThat(answer.getRedirectedUrl()).isEqualTo("/status?done=power.accept");
    assertThat(status(report, "zh")).contains("您已同意这个方案").doesNotContain("同意这个方案</button>");
  }

  @Test
  void a_contest_too_short_late_or_repeated_is_refused_and_the_words_are_kept() throws Exception {
    var report = connecting.schemeAnswered(connecting.reported("LOW"), "LOW");

    var tooShort = press(report, "contest", Map.of("reason", "不行"));
    assertThat(tooShort.getStatus()).isEqualTo(422);
    assertThat(body(tooShort)).contains("至少 10 个字", "不行</textarea>", "现为 2 字");

    SettableClock.at("2026-11-05T17:31");
    var late = press(report, "contest", Map.of("reason", "表箱请装到东侧围墙上。"));
    assertThat(late.getStatus()).isEqualTo(422);
    assertThat(body(late)).contains("2026-11-05 17:30", "表箱请装到东侧围墙上。</textarea>");

    SettableClock.at("2026-11-03T10:00");
    assertThat(press(report, "contest", Map.of("reason", "表箱请装到东侧围墙上。")).getRedirectedUrl())
        .isEqualTo("/status?done=power.contest");
    assertThat(status(report, "zh")).contains("供电公司正在研究答复", "表箱请装到东侧围墙上");
    var again = press(report, "contest", Map.of("reason", "另外电费也请再减一点。"));
    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(body(again)).contains("异议只能提一次", "另外电费也请再减一点。</textarea>");
  }

  @Test
  void a_stranger_with_a_link_of_his_own_cannot_speak_for_another() throws Exception {
    var mine = connecting.schemeAnswered(connecting.reported("LOW"), "LOW");
    var other = connecting.reported("LOW");

    var answer =
        investor(
            other,
            post("/status/parts/power/accept")
                .param("number", mine.number().value())
                .param("key", UUID.randomUUID().toString())
                .param("form", "power-accept")
                .with(csrf()));

    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(connections.find(mine.number()).orElseThrow().awaitsWord()).isTrue();
    assertThat(press(mine, "energise", Map.of()).getStatus()).isEqualTo(404);
  }

  @Test
  void the_form_of_a_stage_offers_the_voltages_that_exist_in_both_languages() throws Exception {
    var number = connecting.begun("LINE_35KV");
    var task = connecting.task(number).getId();

    var chinese = page(CLERK, "/desk/tasks/" + task + "/form?lang=zh");
    assertThat(chinese).contains("35 千伏", "5,000 至 40,000 千伏安", "缺少的全部材料").doesNotContain("380 伏");
    assertThat(page(CLERK, "/desk/tasks/" + task + "/form?lang=en")).contains("35 kV", "Capacity");
    assertThat(of(STRANGER, get("/desk/tasks/" + task + "/form")).getStatus()).isEqualTo(404);
  }

  private static Map<String, Object> passed() {
    return Map.of("decision", "PASSED", "text", "符合规范，合格。");
  }

  /** The row of an issue in a table. */
  private static String row(String page, IssueNumber number) {
    var from = page.indexOf(number.value());
    assertThat(from).as("row of %s", number).isPositive();
    return page.substring(from, page.indexOf("</tr>", from));
  }

  private static String part(String page, IssueNumber number, String title) {
    var from = page.indexOf(">" + title + "<", page.indexOf(number.value()));
    assertThat(from).as("%s of %s", title, number).isPositive();
    return page.substring(from, page.indexOf("</tr>", from));
  }

  private String status(Registered report, String language) throws Exception {
    var answer = investor(report, get("/status?lang=" + language));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(body(answer)).doesNotContain("??");
    return body(answer);
  }

  private MockHttpServletResponse press(Registered report, String step, Map<String, String> fields)
      throws Exception {
    var request =
        post("/status/parts/power/" + step)
            .param("number", report.number().value())
            .param("key", UUID.randomUUID().toString())
            .param("form", "power-" + step + "-" + report.number())
            .param("lang", "zh")
            .with(csrf());
    fields.forEach(request::param);
    return investor(report, request);
  }

  private MockHttpServletResponse investor(Registered report, MockHttpServletRequestBuilder request)
      throws Exception {
    return browser
        .perform(request.cookie(new Cookie("desk_status", report.statusToken())))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse green(
      RequestPostProcessor who, IssueNumber number, boolean enter, String reason) throws Exception {
    return of(
        who,
        post("/desk/power/" + number + "/green-channel")
            .param("enter", Boolean.toString(enter))
            .param("reason", reason)
            .with(csrf()));
  }

  private String page(RequestPostProcessor who, String path) throws Exception {
    var answer = of(who, get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    assertThat(body(answer)).doesNotContain("??");
    return body(answer);
  }

  private MockHttpServletResponse of(
      RequestPostProcessor who, MockHttpServletRequestBuilder request) throws Exception {
    return browser.perform(request.with(who)).andReturn().getResponse();
  }

  private static String body(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private static RequestPostProcessor as(String id, String... groups) {
    return user(id).authorities(StaffAuthorities.of(List.of(groups)));
  }
}
