package org.investordesk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Role;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.RuleBook;
import org.investordesk.sla.RuleBooks;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.Target;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Makes versions of 2095 to 2098, when no other test counts. */
@DeskTest
@TestInstance(Lifecycle.PER_CLASS)
class RulePagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired RuleBooks books;
  @Autowired RuleHistory history;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  private MockMvc pages;

  @BeforeEach
  void open() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  /** Tests of later years count by the shipped rules. */
  @AfterAll
  void restore() throws IOException {
    var day = LocalDate.parse("2099-01-01");
    for (var book : RuleBook.values()) {
      var shipped =
          new ClassPathResource("sla/" + book.file()).getContentAsString(StandardCharsets.UTF_8);
      var again = shipped.replace("2024-01-01", day.toString());
      books.put(book, book.file(), again, day, false, books.version(), id -> {});
    }
  }

  @Test
  void a_limit_valid_tomorrow_leaves_the_open_issue_and_a_new_one_gets_it() throws Exception {
    SettableClock.at("2095-03-01T10:00");
    var open = issues.inWork();
    var before = resolution(open);
    var timer = jobs.timerOf(open);

    var preview = row(before.target().amount() + 2, "2095-03-02", false);

    assertThat(preview.getStatus()).isEqualTo(200);
    assertThat(preview.getContentAsString())
        .contains("尚未改动任何数据", "按原规定", "/desk/sandbox", "name=\"name\" value=\"policies.csv\"")
        .doesNotContain(open.value());
    var applied = apply("limits", preview.getContentAsString(), "绍政办〔2095〕3号");

    assertThat(applied.getStatus()).isEqualTo(302);
    assertThat(resolution(open)).isEqualTo(before);
    assertThat(jobs.timerOf(open)).isEqualTo(timer);
    var change = history.latest(1).get(0);
    assertThat(change)
        .extracting(RuleChange::by, RuleChange::reason, RuleChange::book, RuleChange::validFrom)
        .containsExactly("tester", "绍政办〔2095〕3号", Rulebook.LIMITS, LocalDate.parse("2095-03-02"));
    assertThat(resolution(issues.inWork()).target()).isEqualTo(before.target());
    SettableClock.at("2095-03-02T10:00");
    var later = issues.inWork();
    assertThat(resolution(later).target())
        .isEqualTo(new Target(before.target().amount() + 2, Target.Unit.WORKING_DAYS));
    assertThat(resolution(open)).isEqualTo(before);
    assertThat(read("/desk/rules/changes/" + change.id() + "?applied&lang=zh-CN"))
        .contains("绍政办〔2095〕3号", change.sha256(), "已生效");
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where subject = 'rules/limits' and action ="
                        + " 'rules.changed' and actor = 'tester'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void a_version_for_open_issues_moves_limit_task_and_timer_as_the_preview_said() throws Exception {
    SettableClock.at("2095-03-07T10:00");
    var open = issues.inWork();
    var before = resolution(open);
    SettableClock.at("2095-03-08T10:00");
    var preview = row(before.target().amount() + 3, "2095-03-08", true).getContentAsString();
    assertThat(preview).contains(open.value());
    assertThat(resolution(open)).isEqualTo(before);
    var others =
        clocks.readings(open.value(), instant("2095-03-08T10:00")).stream()
            .filter(reading -> reading.clock() == ClockName.COMMITMENT)
            .toList();

    assertThat(apply("limits", preview, "市长办公会").getStatus()).isEqualTo(302);

    var after = resolution(open);
    assertThat(after.anchor()).isEqualTo(before.anchor());
    assertThat(after.due()).isAfter(before.due());
    assertThat(taskDue(open)).isEqualTo(after.due());
    assertThat(jobs.timerOf(open)).isEqualTo(clocks.next(open.value()).orElseThrow());
    assertThat(clocks.readings(open.value(), instant("2095-03-08T10:00")))
        .filteredOn(reading -> reading.clock() == ClockName.COMMITMENT)
        .as("dates said to the investor")
        .isEqualTo(others);
    var change = history.latest(1).get(0);
    assertThat(history.moved(change.id()))
        .contains(new DueMoved(open.value(), ClockName.RESOLUTION, "", before.due(), after.due()));
    assertThat(read("/desk/rules/changes/" + change.id() + "?lang=zh-CN"))
        .contains(open.value(), "新问题和在办问题");
  }

  @Test
  void a_version_to_come_can_be_taken_back_with_a_reason_and_one_in_force_cannot()
      throws Exception {
    SettableClock.at("2095-04-04T10:00");
    var before = books.file(RuleBook.PAUSES, LocalDate.parse("2095-04-06"));
    var preview =
        send(post("/desk/rules/pauses/row")
                .param("key", "FORCE_MAJEURE")
                .param("cell_longest", "45 d")
                .param("cell_evidence", "yes")
                .param("validFrom", "2095-04-06"))
            .getContentAsString();
    apply("pauses", preview, "台风预案");
    assertThat(books.file(RuleBook.PAUSES, LocalDate.parse("2095-04-06"))).contains("45 d");
    var change = history.latest(1).get(0);
    assertThat(
            send(post("/desk/rules/changes/" + change.id() + "/withdraw").param("reason", " "))
                .getStatus())
        .isEqualTo(422);

    send(post("/desk/rules/changes/" + change.id() + "/withdraw").param("reason", "文件未发"));

    assertThat(books.file(RuleBook.PAUSES, LocalDate.parse("2095-04-06"))).isEqualTo(before);
    assertThat(read("/desk/rules/changes/" + change.id() + "?lang=zh-CN")).contains("文件未发");
    apply("pauses", again(preview, "2095-04-04"), "台风预案");
    var inForce = history.latest(1).get(0);
    assertThat(inForce.validFrom()).isEqualTo(LocalDate.parse("2095-04-04"));
    assertThat(
            send(post("/desk/rules/changes/" + inForce.id() + "/withdraw").param("reason", "撤"))
                .getContentAsString())
        .contains("已生效或已撤回");
  }

  /** The same change with another first day. */
  private String again(String preview, String validFrom) throws Exception {
    var content =
        new String(Base64.getDecoder().decode(field(preview, "carried")), StandardCharsets.UTF_8);
    return upload("pauses", "pauses.csv", content, validFrom).getContentAsString();
  }

  @Test
  void a_preview_that_another_change_overtook_is_refused_and_shown_anew() throws Exception {
    SettableClock.at("2095-05-04T10:00");
    var mine = row(12, "2095-05-10", false).getContentAsString();
    var theirs = stage("4 wd", "2095-05-11").getContentAsString();
    assertThat(apply("stages", theirs, "先到").getStatus()).isEqualTo(302);

    var refused = apply("limits", mine, "后到");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("预览之后规则又有变动", "后到");
    assertThat(apply("limits", refused.getContentAsString(), "后到").getStatus()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resolution | 7 days | 422 | “resolution”不能写成“7 days”",
        "resolution | 99 wd | 422 | 最长时限",
        "plan | 30 wd | 422 | “plan”比办理时限（resolution）还长",
        "reminder_2 | 15 wd | 422 | 第二次提醒（reminder_2）不早于默认办结",
        "yellow | 95 % | 422 | 必须早于",
      })
  void a_row_that_cannot_be_meant_is_refused_with_what_was_typed(
      String column, String cell, int status, String reason) throws Exception {
    var answer =
        send(
            post("/desk/rules/limits/row")
                .param("key", "LAND,-")
                .param("cell_" + column, cell)
                .param("validFrom", "2096-01-03")
                .param("lang", "zh-CN"));

    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentAsString())
        .contains(reason, "value=\"" + cell + "\"", "value=\"2096-01-03\"");
  }

  @Test
  void a_wrong_file_is_refused_with_its_line_and_the_reason_in_both_languages() throws Exception {
    var file = books.file(RuleBook.STAGES, LocalDate.parse("2096-01-03"));

    assertThat(read("/desk/rules/stages/file")).startsWith("# docs/policies.md");
    var tooLong = file.replaceFirst("HIGH_SINGLE, SURVEY( +), 2 wd", "HIGH_SINGLE, SURVEY$1, 9 wd");
    assertThat(tooLong).isNotEqualTo(file);
    assertThat(upload("stages", "stages.csv", tooLong, "2096-01-03").getContentAsString())
        .containsPattern("文件 stages.csv 第 \\d+ 行：各环节")
        .contains("合计超过该类办理时限");
    assertThat(
            send(multipart("/desk/rules/stages/preview")
                    .file(file("stages.csv", tooLong))
                    .param("validFrom", "2096-01-03")
                    .param("lang", "en"))
                .getContentAsString())
        .containsPattern("File stages.csv, line \\d+: the stages")
        .contains("take longer than the resolution");
    assertThat(
            upload(
                    "stages",
                    "stages.csv",
                    file.replaceAll("(?m)^.*LINE_35KV.*WHOLE.*\\n", ""),
                    "2096-01-03")
                .getContentAsString())
        .contains("缺少“POWER LINE_35KV WHOLE”");
    assertThat(
            upload("stages", "stages.csv", file.replace("SURVEY", "SURVEI"), "2096-01-03")
                .getContentAsString())
        .contains("没有“POWER HIGH_DUAL SURVEI”");
    assertThat(upload("stages", "stages.csv", file, "2020-01-01").getContentAsString())
        .contains("生效日期 2020-01-01 已过");
    assertThat(upload("stages", "stages.csv", file, "").getContentAsString()).contains("请填写生效日期");
    assertThat(upload("stages", "stages.csv", "", "2096-01-03").getContentAsString())
        .contains("请选择规则文件");
    var same = upload("stages", "stages.csv", file, "2096-01-03").getContentAsString();
    assertThat(same).contains("完全一致").doesNotContain("/apply\"");
  }

  @Test
  void a_change_without_a_reason_is_refused_with_the_preview() throws Exception {
    var preview = stage("2 wd", "2097-01-03").getContentAsString();

    var refused = apply("stages", preview, "  ");

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString()).contains("请填写依据或原因");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void every_book_reads_in_words_in_both_languages(String language) throws Exception {
    for (var path : List.of("", "/limits", "/stages", "/pauses", "/ladder", "/routes")) {
      assertThat(read("/desk/rules" + path + "?lang=" + language))
          .as(path)
          .doesNotContain("??")
          .contains("<h1");
    }
    assertThat(read("/desk/rules/limits?lang=" + language))
        .contains(language.equals("en") ? "15 working days" : "15 个工作日");
    assertThat(read("/desk/rules/ladder?lang=" + language))
        .contains(language.equals("en") ? "Level 4 (mayor)" : "四级", "rule_ceilingDue");
    assertThat(read("/desk/rules/limits/row?key=LAND,-&lang=" + language)).doesNotContain("??");
  }

  @Test
  void a_stranger_gets_403_and_a_coordinator_only_reads() throws Exception {
    var number = jdbc.sql("select count(*) from rule_change").query(Long.class).single();
    var paths = List.of("", "/limits", "/limits/file", "/ladder", "/routes", "/changes/1");
    for (var role : List.of(Role.CLERK, Role.DEPARTMENT_HEAD, Role.LEADER, Role.SUPERVISION)) {
      for (var path : paths) {
        assertThat(as(role, get("/desk/rules" + path)).getStatus()).isEqualTo(403);
      }
    }
    for (var path : paths) {
      assertThat(
              pages
                  .perform(get("/desk/rules" + path).with(anonymous()))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .as("signed out: %s", path)
          .isIn(302, 401);
    }
    assertThat(as(Role.COORDINATOR, get("/desk/rules/limits")).getContentAsString())
        .contains("/desk/rules/limits/file")
        .doesNotContain("/desk/rules/limits/preview", "/desk/rules/limits/row");
    for (var role : List.of(Role.CLERK, Role.COORDINATOR, Role.LEADER)) {
      for (var request :
          List.of(
              get("/desk/rules/limits/row").param("key", "LAND,-"),
              post("/desk/rules/limits/row").param("key", "LAND,-"),
              multipart("/desk/rules/limits/preview").file(file("policies.csv", "x")),
              post("/desk/rules/limits/apply")
                  .param("file", "policies.csv")
                  .param("carried", "eA==")
                  .param("validFrom", "2096-01-01")
                  .param("number", "1")
                  .param("reason", "x"),
              post("/desk/rules/ladder/draft").param("carried", "eA=="),
              post("/desk/rules/changes/1/withdraw").param("reason", "x"),
              post("/desk/rules/changes/1/finish"))) {
        assertThat(as(role, request).getStatus()).isEqualTo(403);
      }
    }
    assertThat(jdbc.sql("select count(*) from rule_change").query(Long.class).single())
        .isEqualTo(number);
  }

  /** The row of the type that test issues have, with another resolution. */
  private MockHttpServletResponse row(int days, String validFrom, boolean alsoOpen)
      throws Exception {
    return send(
        post("/desk/rules/limits/row")
            .param("key", "POWER,LOW")
            .param("cell_resolution", days + " wd")
            .param("validFrom", validFrom)
            .param("alsoOpen", String.valueOf(alsoOpen))
            .param("lang", "zh-CN"));
  }

  private MockHttpServletResponse stage(String target, String validFrom) throws Exception {
    return send(
        post("/desk/rules/stages/row")
            .param("key", "*,-,ASSISTANCE")
            .param("cell_target", target)
            .param("validFrom", validFrom)
            .param("lang", "zh-CN"));
  }

  private MockHttpServletResponse upload(String book, String name, String content, String validFrom)
      throws Exception {
    return send(
        multipart("/desk/rules/" + book + "/preview")
            .file(file(name, content))
            .param("validFrom", validFrom)
            .param("lang", "zh-CN"));
  }

  private static MockMultipartFile file(String name, String content) {
    return new MockMultipartFile(
        "file", name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
  }

  /** Presses "apply" on a preview as it was shown. */
  private MockHttpServletResponse apply(String book, String preview, String reason)
      throws Exception {
    return send(
        post("/desk/rules/" + book + "/apply")
            .param("file", field(preview, "file"))
            .param("carried", field(preview, "carried"))
            .param("validFrom", field(preview, "validFrom"))
            .param("alsoOpen", field(preview, "alsoOpen"))
            .param("number", field(preview, "number"))
            .param("reason", reason)
            .param("lang", "zh-CN"));
  }

  private static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as("field %s in %s", name, page).isTrue();
    return found.group(1);
  }

  private String read(String path) throws Exception {
    return as(Role.ADMINISTRATOR, get(path)).getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    return as(Role.ADMINISTRATOR, request);
  }

  private MockHttpServletResponse as(Role role, MockHttpServletRequestBuilder request)
      throws Exception {
    return pages
        .perform(
            request
                .with(
                    user("tester").authorities(new SimpleGrantedAuthority("ROLE_" + role.group())))
                .with(csrf()))
        .andReturn()
        .getResponse();
  }

  private ClockReading resolution(IssueNumber number) {
    return clocks.readings(number.value(), instant("2095-03-01T10:00")).stream()
        .filter(reading -> reading.clock() == ClockName.RESOLUTION)
        .findAny()
        .orElseThrow();
  }

  private Instant taskDue(IssueNumber number) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey("userTask_handleIssue")
        .singleResult()
        .getDueDate()
        .toInstant();
  }
}
