package org.investordesk.acceptance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.acceptance.AcceptanceCase.CHECK_FILE;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.acceptance.AcceptanceCase;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.ItemState;
import org.investordesk.acceptance.Phase;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
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

/** The staff's pages: the part of the case file, the inspectors' proposal, refused notices. */
@DeskTest
class AcceptancePagesWebTest {

  private static final List<String> CLERK_OF_HOUSING = List.of("clerk", Town.HOUSING);
  private static final List<String> CLERK_OF_FIRE = List.of("clerk", Town.FIRE);
  private static final List<String> STRANGER = List.of("clerk", Town.APPROVALS);
  private static final List<String> COORDINATOR = List.of("coordinator");
  private static final List<String> SUPERVISION = List.of("supervision-office");

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
    identity.clearAuthentication();
    SettableClock.reset();
  }

  @Test
  void the_case_file_shows_opinions_side_by_side_and_each_item_with_its_story() throws Exception {
    var number = town.rechecking();

    assertThat(body(as("shen.yi", CLERK_OF_HOUSING, caseFile(number))))
        .contains("竣工验收", "第 1 轮联合勘验：2026-10-23，古村游客中心门口")
        .contains("疏散楼梯净宽不足", "雨棚超出红线", "不合格", "汇总意见：需要整改")
        .contains("现场整改清单", "疏散楼梯净宽加到 1.4 米", "已报完成，待核查", "整改照片.pdf");
    assertThat(body(as("shen.yi", CLERK_OF_HOUSING, caseFile(number).param("lang", "en"))))
        .contains("To be put right on the site", "Reported as done, to be checked", "Not passed");
  }

  @Test
  void an_inspector_sees_his_own_part_and_a_third_department_nothing() throws Exception {
    var number = town.summarising();

    assertThat(as("lou.jie", STRANGER, caseFile(number)).getStatus()).isEqualTo(404);
    var own = part(body(as("jin.hu", CLERK_OF_FIRE, caseFile(number))));
    assertThat(own).contains("古村游客中心门口", "疏散楼梯净宽不足").doesNotContain("雨棚超出红线");
  }

  @Test
  void an_issue_without_an_inspection_has_no_such_part() throws Exception {
    assertThat(body(as("shen.yi", CLERK_OF_HOUSING, caseFile(town.dispatched()))))
        .doesNotContain("acceptance-item", "勘验待");
  }

  @Test
  void the_department_reports_on_the_investors_behalf_with_reason_and_evidence() throws Exception {
    var number = town.rectifying();
    var item = town.open(number).get(0).id();

    var refused = as("shen.yi", CLERK_OF_HOUSING, behalf(number, item, "已加宽", ""));
    assertThat(refused.getRedirectedUrl()).startsWith("/desk/issues/" + number);
    assertThat(town.open(number).get(0).state()).isEqualTo(ItemState.OPEN);
    as(
        "shen.yi",
        CLERK_OF_HOUSING,
        behalf(number, item, "已加宽", "企业来电请代填")
            .file(
                new MockMultipartFile(
                    "files", "照片.pdf", "application/pdf", AcceptanceCase.photo().content())));

    assertThat(town.open(number).get(0).state()).isEqualTo(ItemState.REPORTED);
    assertThat(body(as("shen.yi", CLERK_OF_HOUSING, caseFile(number))))
        .contains("代为填报：企业来电请代填", "照片.pdf");
  }

  @Test
  void a_refused_report_brings_back_what_was_typed() throws Exception {
    var number = town.rectifying();
    var item = town.open(number).get(0).id();

    var after =
        browser
            .perform(
                behalf(number, item, "楼梯已加宽", "企业来电请代填")
                    .with(user("shen.yi").authorities(StaffAuthorities.of(CLERK_OF_HOUSING)))
                    .with(csrf()))
            .andReturn();
    var page =
        browser
            .perform(
                caseFile(number)
                    .with(user("shen.yi").authorities(StaffAuthorities.of(CLERK_OF_HOUSING)))
                    .flashAttrs(after.getFlashMap()))
            .andReturn()
            .getResponse();

    assertThat(body(page)).contains("第 1 项还没有证明材料", ">楼梯已加宽</textarea>", "企业来电请代填");
  }

  @Test
  void strangers_inspectors_and_supervisors_report_nothing() throws Exception {
    var number = town.rectifying();
    var item = town.open(number).get(0).id();

    for (var who : List.of(STRANGER, CLERK_OF_FIRE, SUPERVISION)) {
      assertThat(as("somebody", who, behalf(number, item, "已加宽", "代填原因")).getStatus())
          .isEqualTo(404);
      assertThat(
              as("somebody", who, post("/desk/acceptance/issues/{n}/done", number.value()))
                  .getStatus())
          .isEqualTo(404);
    }
    assertThat(town.open(number)).allSatisfy(one -> assertThat(one.steps()).isEmpty());
  }

  @Test
  void all_reported_the_department_goes_on_to_the_check() throws Exception {
    var number = town.rectifying();
    for (var item : town.open(number)) {
      as(
          "shen.yi",
          CLERK_OF_HOUSING,
          behalf(number, item.id(), "已整改", "企业来电请代填")
              .file(
                  new MockMultipartFile(
                      "files", "照片.pdf", "application/pdf", AcceptanceCase.photo().content())));
    }

    as("shen.yi", CLERK_OF_HOUSING, post("/desk/acceptance/issues/{n}/done", number.value()));

    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.RECHECKING);
  }

  @Test
  void the_table_proposes_departments_in_use_with_the_reason() throws Exception {
    var number = town.convening();
    var ask =
        get("/desk/acceptance/issues/{n}/inspectors", number.value())
            .param("sector", "CULTURE_TOURISM")
            .param("height", "12.5")
            .param("area", "48000")
            .param("civilDefence", "YES")
            .param("surroundings", "SENSITIVE");

    assertThat(body(as("shen.yi", CLERK_OF_HOUSING, ask)))
        .contains("planning", "fire-rescue", "人员密集场所")
        .doesNotContain(Town.HOUSING);
    assertThat(as("lou.jie", STRANGER, ask).getStatus()).isEqualTo(404);
  }

  @Test
  void refused_second_notices_are_listed_for_those_who_watch_over_them() throws Exception {
    var number = town.awaitingPapers();
    town.reportAll(number);
    assertThatThrownBy(
            () ->
                town.complete(
                    number,
                    CHECK_FILE,
                    Map.of(
                        "decision",
                        "DEFECTS",
                        "results",
                        town.results(number, true),
                        "items",
                        "[{\"what\":\"补充节能验收报告\",\"ground\":\"节能条例第十条\"}]")))
        .isInstanceOf(Refusal.class);

    for (var who : List.of(COORDINATOR, SUPERVISION)) {
      assertThat(body(as("somebody", who, get("/desk/acceptance/second-notices"))))
          .contains(number.value(), "补充节能验收报告", "沈怡");
      assertThat(body(as("somebody", who, caseFile(number)))).contains("被拒绝的二次告知");
    }
    assertThat(as("shen.yi", CLERK_OF_HOUSING, get("/desk/acceptance/second-notices")).getStatus())
        .isEqualTo(404);
    assertThat(part(body(as("shen.yi", CLERK_OF_HOUSING, caseFile(number)))))
        .doesNotContain("被拒绝的二次告知");
  }

  @Test
  void tasklists_own_interface_shows_an_inspection_to_nobody_else() {
    var number = town.inspecting();
    var housing = signedIn("shen.yi");
    var fire = signedIn("jin.hu");
    var stranger = signedIn("lou.jie");

    var path = "/task?processInstanceBusinessKey=" + number.value();
    assertThat(stranger.api("GET", path, "").body()).isEqualTo("[]");
    assertThat(fire.api("GET", path, "").body())
        .contains("userTask_giveOpinion", Town.FIRE)
        .doesNotContain(Town.PLANNING);
    assertThat(housing.api("GET", path, "").body()).doesNotContain(Town.FIRE, Town.PLANNING);
  }

  @Test
  void the_pages_are_accessible_and_fit_a_telephone() {
    var number = town.rectifying();
    try (var page = Chromium.phone()) {
      page.navigate("http://localhost:" + port + "/desk/sign-in");
      page.fill("input[name=username]", "xu.min");
      page.fill("input[name=password]", Town.PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL("**/desk");
      for (var path : List.of("/desk/issues/" + number, "/desk/acceptance/second-notices")) {
        page.navigate("http://localhost:" + port + path);
        Chromium.screenshot(page, "acceptance" + path.replace('/', '-').replaceAll("YS.*", "file"));
        Chromium.assertAccessible(page);
        Chromium.assertNoSidewaysScrolling(page);
      }
      page.setViewportSize(1280, 900);
      page.navigate("http://localhost:" + port + "/desk/issues/" + number);
      Chromium.screenshot(page, "acceptance-case-file-wide");
    }
  }

  /** The room's part of the case file; the timeline is another matter. */
  private static String part(String page) {
    var from = page.indexOf(">竣工验收</h2>");
    assertThat(from).isPositive();
    var until = page.indexOf("</section>", from);
    return page.substring(from, until);
  }

  private Browser signedIn(String user) {
    var one = new Browser(port);
    one.signIn(user, Town.PASSWORD);
    return one;
  }

  private static MockHttpServletRequestBuilder caseFile(IssueNumber number) {
    return get("/desk/issues/{n}", number.value());
  }

  private static org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder
      behalf(IssueNumber number, long item, String words, String reason) {
    var request =
        multipart("/desk/acceptance/issues/{n}/items/{i}", number.value(), Long.toString(item));
    request.param("words", words).param("reason", reason);
    return request;
  }

  private MockHttpServletResponse as(
      String name, List<String> groups, MockHttpServletRequestBuilder request) throws Exception {
    return browser
        .perform(request.with(user(name).authorities(StaffAuthorities.of(groups))).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private static String body(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
