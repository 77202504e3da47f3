package org.investordesk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.investordesk.cases.IssueType;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.Ladders;
import org.investordesk.escalation.domain.Rung;
import org.investordesk.platform.DecisionVersions;
import org.investordesk.platform.Role;
import org.investordesk.routing.LeadDepartments;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Makes versions of 2097 and later, when no other test is called or dispatched. */
@DeskTest
class TablePagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired RuleHistory history;
  @Autowired DecisionVersions versions;
  @Autowired Ladders ladder;
  @Autowired LeadDepartments routes;
  @Autowired RepositoryService repository;

  private MockMvc pages;

  @BeforeEach
  void open() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void an_issue_keeps_the_ladder_of_its_registration_unless_the_version_is_for_open_ones_too()
      throws Exception {
    SettableClock.at("2097-03-01T10:00");
    var stricter = edited("ladder", "rule_ceilingDue", "level", "\"L4\"", "\"L3\"");
    var before = rung("2097-02-28T10:00");
    apply("ladder", upload("ladder", stricter, "2097-03-04", false), "督查〔2097〕1号");

    assertThat(before).isEqualTo(new Rung(Level.L4, "rule_ceilingDue", 1));
    assertThat(rung("2097-03-01T09:00")).as("not yet").isEqualTo(before);
    SettableClock.at("2097-03-05T10:00");
    var version = history.latest(1).get(0).version();
    assertThat(rung("2097-03-03T18:00")).as("registered before").isEqualTo(before);
    assertThat(rung("2097-03-04T00:01"))
        .isEqualTo(new Rung(Level.L3, "rule_ceilingDue@" + version, 1));

    apply("ladder", upload("ladder", original("ladder"), "2097-03-06", true), "恢复");
    assertThat(rung("2097-03-04T00:01").level()).isEqualTo(Level.L3);
    SettableClock.at("2097-03-06T10:00");
    assertThat(rung("2097-03-04T00:01").level()).as("for open issues, too").isEqualTo(Level.L4);
    assertThat(rung("2097-02-28T10:00").rule())
        .isEqualTo("rule_ceilingDue@" + history.latest(1).get(0).version());
  }

  @Test
  void a_route_counts_from_its_day_and_is_recorded_with_its_version() throws Exception {
    SettableClock.at("2097-04-01T10:00");
    var moved = edited("routes", "rule_finance", "department", "\"finance-office\"", department());
    var before = routes.propose("FINANCE", null, null);
    var preview = upload("routes", moved, "2097-04-03", false);
    assertThat(preview)
        .contains("rule_finance", "不在名录或已停用")
        .doesNotContain("alsoOpen\" value=\"true");
    apply("routes", preview, "机构改革");

    assertThat(routes.propose("FINANCE", null, null)).isEqualTo(before);
    SettableClock.at("2097-04-03T00:01");
    var version = history.latest(1).get(0).version();
    assertThat(routes.propose("FINANCE", null, null).rule()).startsWith("rule_finance@" + version);
    assertThat(routes.propose("INQUIRY", null, null).rule()).startsWith("rule_inquiry@" + version);
  }

  @Test
  void a_release_that_ships_another_table_does_not_override_an_edited_one() throws Exception {
    SettableClock.at("2097-05-01T10:00");
    apply(
        "ladder",
        upload(
            "ladder",
            edited("ladder", "rule_resolutionDue", "repeat", "<text>1<", "<text>2<"),
            "2097-05-02",
            false),
        "每两日一次");
    SettableClock.at("2097-05-02T10:00");
    var inForce = versions.inForce("escalation-ladder");
    var shippedBefore = versions.promised("escalation-ladder", instant("2026-01-01T10:00"));

    var shipped =
        new String(
                getClass()
                    .getResourceAsStream("/processes/escalation/escalation-ladder.dmn")
                    .readAllBytes(),
                StandardCharsets.UTF_8)
            .replace("\"L4\"", "\"L1\"");
    var release =
        repository
            .createDeployment()
            .name("investor-desk")
            .addString("processes/escalation/escalation-ladder.dmn", shipped)
            .deploy();
    try {
      assertThat(versions.inForce("escalation-ladder")).isEqualTo(inForce);
      assertThat(rung("2097-05-02T09:00").level()).isEqualTo(Level.L4);
      assertThat(versions.promised("escalation-ladder", instant("2026-01-01T10:00")))
          .as("nor the one before the first edit")
          .isEqualTo(shippedBefore);
    } finally {
      repository.deleteDeployment(release.getId());
    }
  }

  @Test
  void rows_are_changed_added_moved_and_deleted_without_anything_kept_on_the_server()
      throws Exception {
    SettableClock.at("2097-06-03T10:00");
    var page = draft("routes", carried(read("/desk/rules/routes")), "show");
    var form = draft("routes", carried(page), "add:rule_finance");
    assertThat(form)
        .contains("name=\"above\" value=\"rule_finance\"", "name=\"in_area\" value=\"嵊州\"")
        .contains("<option value=\"" + Town.POWER + "\"");
    assertThat(draft("routes", carried(page), "edit:rule_utilitiesMountains"))
        .containsPattern("value=\"嵊州\" checked")
        .containsPattern("value=\"UTILITIES\" checked");
    var typed =
        post("/desk/rules/routes/draft")
            .param("carried", carried(form))
            .param("original", "")
            .param("above", "rule_finance")
            .param("in_type", "FINANCE")
            .param("in_area", "嵊州", "新昌")
            .param("description", "山区两县融资由发改委牵头")
            .param("act", "row")
            .param("lang", "zh-CN");
    assertThat(send(typed.param("id", "1st")).getContentAsString())
        .contains("请填写规则编号", "山区两县融资由发改委牵头", "value=\"1st\"");
    page =
        send(post("/desk/rules/routes/draft")
                .param("carried", carried(form))
                .param("above", "rule_finance")
                .param("in_type", "FINANCE")
                .param("in_area", "嵊州", "新昌")
                .param("in_department", Town.POWER)
                .param("description", "山区两县融资由发改委牵头")
                .param("id", "rule_financeMountains")
                .param("act", "row")
                .param("lang", "zh-CN"))
            .getContentAsString();
    page = draft("routes", carried(page), "up:rule_financeMountains");
    page = draft("routes", carried(page), "down:rule_financeMountains");
    page = draft("routes", carried(page), "delete:rule_service");
    assertThat(page.indexOf("rule_financeMountains")).isBetween(0, page.indexOf("rule_finance<"));

    var preview = preview("routes", carried(page), "2097-06-04");
    assertThat(preview)
        .contains("rule_financeMountains", "rule_service", "嵊州 或 新昌", "lead-department.dmn");
    apply("routes", preview, "分工调整");

    SettableClock.at("2097-06-04T10:00");
    assertThat(routes.propose("FINANCE", null, "嵊州").rule()).startsWith("rule_financeMountains@");
    assertThat(routes.propose("FINANCE", null, "越城").rule()).startsWith("rule_finance@");
    assertThat(routes.propose("SERVICE", null, null).rule()).startsWith("rule_fallback@");
    assertThat(read("/desk/rules/routes?lang=zh-CN")).contains("山区两县融资由发改委牵头");
  }

  @Test
  void a_row_that_can_never_be_reached_is_pointed_out() throws Exception {
    SettableClock.at("2097-07-01T10:00");
    var page = draft("ladder", carried(read("/desk/rules/ladder")), "up:rule_resolutionWarned");

    assertThat(preview("ladder", carried(page), "2097-07-02"))
        .contains("永远轮不到", "rule_resolutionWarnedRaised", "次序");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ladder | \"L4\" | \"L9\" | “level”一栏不能写成",
        "ladder | <text>\"L3\"</text> | <text>\"Y\"</text> | 级别低于之前",
        "ladder | \"RESOLUTION\"</text> | \"TRIAGE\"</text> | 没有一行呼叫任何人",
        "ladder | <text>\"rule_ceilingDue\" | <text>\"rule_other\" | 须与规则编号相同",
        "ladder | hitPolicy=\"FIRST\" | hitPolicy=\"UNIQUE\" | 命中策略 FIRST",
        "ladder | <text>milestone</text> | <text>step</text> | 输入和输出列须为",
        "ladder | id=\"escalation-ladder\" | id=\"other\" | 有且只有一个决策",
        "ladder | </decision> | </decisio> | 不是正确的 XML",
        "ladder | camunda:historyTimeToLive=\"P1825D\" | | historyTimeToLive",
        "routes | \"finance-office\" | \"no-such-office\" | 部门须在用",
        "routes | \"嵊州\" | \"宁波\" | “area”一栏不能写成",
      })
  void a_table_that_cannot_be_meant_is_refused_with_line_and_reason(
      String book, String was, String is, String reason) throws Exception {
    SettableClock.at("2097-01-03T10:00");
    var wrong = original(book).replace(was, is == null ? "" : is);
    assertThat(wrong).isNotEqualTo(original(book));

    var answer = upload(book, wrong, "2097-01-04", false);

    assertThat(answer).contains(reason).doesNotContain("/apply\"");
  }

  @Test
  void a_line_is_named_and_nothing_outside_the_file_is_read() throws Exception {
    SettableClock.at("2097-01-03T10:00");
    var wrong = original("routes").replace("\"finance-office\"", "\"no-such-office\"");
    var line = wrong.substring(0, wrong.indexOf("id=\"rule_finance\"")).split("\n", -1).length;
    assertThat(upload("routes", wrong, "2097-01-04", false))
        .contains("第 " + line + " 行", "rule_finance");
    assertThat(
            upload(
                "routes",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "2097-01-04",
                false))
        .contains("不是正确的 XML");
  }

  @Test
  void a_table_that_asks_in_another_language_than_feel_is_refused_with_its_line() throws Exception {
    SettableClock.at("2097-01-03T10:00");
    var wrong =
        original("routes")
            .replaceFirst("<inputExpression ", "<inputExpression expressionLanguage=\"juel\" ");
    assertThat(wrong).contains("juel");

    assertThat(upload("routes", wrong, "2097-01-04", false))
        .contains("不接受“juel”写的表达式")
        .doesNotContain("/apply\"");
  }

  @Test
  void without_a_last_row_for_the_rest_routes_are_refused() throws Exception {
    SettableClock.at("2097-01-03T10:00");
    var page = draft("routes", carried(read("/desk/rules/routes")), "delete:rule_fallback");

    assertThat(preview("routes", carried(page), "2097-01-04")).contains("最后一行须不限条件");
  }

  @Test
  void a_preview_that_another_change_overtook_is_refused_and_shown_anew() throws Exception {
    SettableClock.at("2097-08-01T10:00");
    var mine =
        upload(
            "routes",
            edited("routes", "rule_policy", "department", "\"development-reform\"", department()),
            "2097-08-02",
            false);
    apply("ladder", upload("ladder", original("ladder"), "2097-08-03", true), "先到");

    var refused = send(apply("routes", mine)).getContentAsString();

    assertThat(refused).contains("预览之后规则又有变动", "rule_policy", "后到");
    assertThat(send(apply("routes", refused)).getStatus()).isEqualTo(302);
  }

  @Test
  void a_version_to_come_can_be_taken_back() throws Exception {
    SettableClock.at("2097-09-02T10:00");
    apply(
        "ladder",
        upload(
            "ladder",
            edited("ladder", "rule_ceilingDue", "level", "\"L4\"", "\"L3\""),
            "2097-09-04",
            false),
        "试行");
    var change = history.latest(1).get(0);

    send(post("/desk/rules/changes/" + change.id() + "/withdraw").param("reason", "暂缓"));

    SettableClock.at("2097-09-05T10:00");
    assertThat(rung("2097-09-05T09:00").rule()).isNotEqualTo("rule_ceilingDue@" + change.version());
    assertThat(
            send(post("/desk/rules/changes/" + change.id() + "/withdraw").param("reason", "再撤"))
                .getStatus())
        .isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void the_pages_of_a_draft_read_in_words_in_both_languages(String language) throws Exception {
    for (var book : new String[] {"ladder", "routes"}) {
      var carried = carried(read("/desk/rules/" + book));
      var id = book.equals("ladder") ? "rule_ceilingDue" : "rule_finance";
      for (var act : new String[] {"show", "edit:" + id, "add:" + id, "preview"}) {
        assertThat(
                send(post("/desk/rules/" + book + "/draft")
                        .param("carried", carried)
                        .param("act", act)
                        .param("validFrom", "2098-01-01")
                        .param("lang", language))
                    .getContentAsString(StandardCharsets.UTF_8))
            .as("%s %s", book, act)
            .contains("<h1")
            .doesNotContain("??");
      }
    }
  }

  /** One that the directory of the tests has. */
  private static String department() {
    return '"' + Town.POWER + '"';
  }

  private Rung rung(String registered) {
    return ladder
        .of(instant(registered))
        .rung(ClockName.CEILING, Milestone.DUE, IssueType.LAND, false)
        .orElseThrow();
  }

  private String original(String book) throws Exception {
    var name =
        book.equals("ladder")
            ? "/processes/escalation/escalation-ladder.dmn"
            : "/processes/routing/lead-department.dmn";
    return new String(getClass().getResourceAsStream(name).readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The shipped table with one output of one rule changed. */
  private String edited(String book, String rule, String column, String was, String is)
      throws Exception {
    var content = original(book);
    var at = content.indexOf("id=\"" + rule + "\"");
    var cell = content.indexOf(was, content.indexOf("<outputEntry", at));
    assertThat(cell).as("%s of %s", column, rule).isPositive();
    return content.substring(0, cell) + is + content.substring(cell + was.length());
  }

  private String upload(String book, String content, String validFrom, boolean alsoOpen)
      throws Exception {
    return send(multipart("/desk/rules/" + book + "/preview")
            .file(
                new MockMultipartFile(
                    "file",
                    "table.dmn",
                    "application/octet-stream",
                    content.getBytes(StandardCharsets.UTF_8)))
            .param("validFrom", validFrom)
            .param("alsoOpen", String.valueOf(alsoOpen))
            .param("lang", "zh-CN"))
        .getContentAsString();
  }

  private String draft(String book, String carried, String act) throws Exception {
    return send(post("/desk/rules/" + book + "/draft")
            .param("carried", carried)
            .param("act", act)
            .param("lang", "zh-CN"))
        .getContentAsString();
  }

  private String preview(String book, String carried, String validFrom) throws Exception {
    return send(post("/desk/rules/" + book + "/draft")
            .param("carried", carried)
            .param("act", "preview")
            .param("validFrom", validFrom)
            .param("lang", "zh-CN"))
        .getContentAsString();
  }

  private void apply(String book, String preview, String reason) throws Exception {
    var answer = send(apply(book, preview).param("reason", reason));
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
  }

  private static MockHttpServletRequestBuilder apply(String book, String preview) {
    return post("/desk/rules/" + book + "/apply")
        .param("file", field(preview, "file"))
        .param("carried", field(preview, "carried"))
        .param("validFrom", field(preview, "validFrom"))
        .param("alsoOpen", field(preview, "alsoOpen"))
        .param("number", field(preview, "number"))
        .param("reason", "后到")
        .param("lang", "zh-CN");
  }

  private static String carried(String page) {
    return field(page, "carried");
  }

  private static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as("field %s in %s", name, page).isTrue();
    return found.group(1);
  }

  private String read(String path) throws Exception {
    return send(get(path)).getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return pages
        .perform(
            request
                .with(
                    user("tester")
                        .authorities(
                            new SimpleGrantedAuthority("ROLE_" + Role.ADMINISTRATOR.group())))
                .with(csrf()))
        .andReturn()
        .getResponse();
  }
}
