package org.investordesk.admin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.investordesk.admin.sandbox.Answer.Count;
import org.investordesk.admin.sandbox.Answer.Differing;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.LegalGround;
import org.investordesk.directory.Person;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.platform.Role;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.Target;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Statements;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Each test lives in years of its own, from 2040 on, in which no other registers an issue. */
@DeskTest
class SandboxWebTest {

  private static final PolicyKey POWER_LOW = new PolicyKey("POWER", "LOW");

  @Autowired WebApplicationContext context;
  @Autowired Sandbox sandbox;
  @Autowired IssueDesk desk;
  @Autowired SupervisionDesk supervision;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired JdbcClient jdbc;

  private final List<IssueNumber> mine = new ArrayList<>();
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
  void the_rules_as_they_are_bring_out_what_was_recorded() {
    liveThrough(2040);

    var answer = sandbox.run(List.of(inForce("policies.csv"), inForce("escalation-ladder.dmn")));

    assertThat(answer.gaps()).isEmpty();
    assertThat(answer.issues()).isEqualTo(mine.size());
    assertThat(answer.differing()).isEmpty();
    assertThat(answer.late().before()).isGreaterThan(3).isLessThan(mine.size());
    assertThat(answer.late().after()).isEqualTo(answer.late().before());
    assertThat(answer.calls().keySet()).contains(Level.Y, Level.L1, Level.L2, Level.L3, Level.L4);
    assertThat(answer.byHand()).isEqualTo(1);
    assertThat(answer.changesNothing()).isTrue();
  }

  @Test
  void a_record_that_the_rules_do_not_bring_out_is_said_to_be_beyond_replay() {
    SettableClock.at("2042-03-03T10:00");
    var number = issues.inWork();
    // nobody fires its timer: reminders that were due then are not on record
    SettableClock.at("2042-05-05T10:00");

    var answer = sandbox.run(List.of(shorter(3)));

    assertThat(answer.gaps().values()).containsExactly(List.of(number));
    assertThat(answer.differing()).isEmpty();
    assertThat(answer.late()).isEqualTo(new Count(1, 1, 1));
  }

  @Test
  void a_shorter_target_calls_the_leader_of_an_issue_that_was_in_time() throws Exception {
    SettableClock.at("2043-03-02T10:00");
    var number = issues.inWork();
    pass(List.of(number), "2043-03-06T11:00");
    issues.answer(number);
    Town.COORDINATOR.run(() -> desk.release(number, null));
    SettableClock.at("2043-05-05T10:00");

    var answer = sandbox.run(List.of(shorter(3)));

    assertThat(answer.late()).isEqualTo(new Count(1, 0, 1));
    assertThat(answer.byType()).containsExactly(Map.entry("POWER", new Count(1, 0, 1)));
    assertThat(answer.byDepartment()).containsExactly(Map.entry(Town.POWER, new Count(1, 0, 1)));
    assertThat(answer.byClock()).containsEntry(ClockName.RESOLUTION, new Count(1, 0, 1));
    assertThat(answer.calls().get(Level.L2).more()).isEqualTo(1);
    assertThat(answer.differing()).hasSize(1);
    Differing differs = answer.differing().get(0);
    assertThat(differs.number()).isEqualTo(number);
    assertThat(differs.before().late()).isFalse();
    assertThat(differs.after().late()).isTrue();
    assertThat(differs.after().due()).isEqualTo(instant("2043-03-05T17:30"));
    assertThat(differs.after().highest()).isEqualTo(Level.L2);
    assertThat(differs.after().holders()).extracting(Person::name).containsExactly("陈力");
    assertThat(differs.after().asOfNow()).isTrue();

    var page =
        target("POWER:LOW", "RESOLUTION", "3", "zh-CN").getContentAsString(StandardCharsets.UTF_8);
    assertThat(page)
        .contains("登记的 1 件问题，实际逾期 0 件；按试算方案会有 1 件逾期", "联系领导会多接到 1 次呼叫")
        .contains("用电 · 低压用电，办结目标：由 6 个工作日改为 3 个工作日")
        .contains("/desk/issues/" + number.value(), "陈力（按现在的联系关系）")
        .doesNotContain("??");
    assertThat(target("POWER:LOW", "RESOLUTION", "3", "en").getContentAsString())
        .contains("Of 1 issue registered in the last 12 months", "0 were late", "1 would have been")
        .contains("1 more call would have gone to assigned leaders", "陈力 (as of now)")
        .doesNotContain("??");
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where subject = 'sandbox'"
                        + " and action = 'rules.tried' and actor = 'tester'")
                .query(Integer.class)
                .single())
        .isPositive();
  }

  @Test
  void another_ladder_and_another_route_are_tried_as_files() throws Exception {
    SettableClock.at("2044-03-01T10:00");
    var number = issues.inWork();
    pass(List.of(number), "2044-05-05T10:00");
    var ladder =
        sandbox
            .inForce()
            .get("escalation-ladder.dmn")
            .replaceFirst(
                "<text>\"L2\"</text></outputEntry>\\s*<outputEntry id=\"name_resolutionDue\"",
                "<text>\"L3\"</text></outputEntry><outputEntry id=\"name_resolutionDue\"");
    var routes =
        sandbox
            .inForce()
            .get("lead-department.dmn")
            .replace("\"zhuji-power-supply\"", "\"" + Town.HOUSING + "\"");

    var page =
        send(
                Role.COORDINATOR,
                post("/desk/sandbox")
                    .param("name", "escalation-ladder.dmn", "lead-department.dmn")
                    .param("content", ladder, routes)
                    .param("lang", "zh-CN"))
            .getContentAsString(StandardCharsets.UTF_8);

    assertThat(page)
        .contains("联系领导会少接到 1 次呼叫", "有 1 件会建议交给另一个主办部门", "住房和城乡建设局")
        .contains(number.value());
    var sheet =
        send(
                Role.COORDINATOR,
                post("/desk/sandbox/sheet")
                    .param("name", "escalation-ladder.dmn")
                    .param("content", ladder)
                    .param("lang", "zh-CN"))
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(sheet).startsWith("\uFEFF").contains("\"" + number.value() + "\"", "实际最高级别");
  }

  @Test
  void nothing_is_written_and_the_statements_do_not_grow_with_the_issues() {
    SettableClock.at("2045-03-01T10:00");
    var first = issues.inWork();
    issues.dispatched();
    SettableClock.at("2045-05-05T10:00");
    var proposal = List.of(shorter(1));
    sandbox.run(proposal);
    var few = Statements.during(() -> sandbox.run(proposal));
    SettableClock.at("2045-03-01T10:00");
    for (int i = 0; i < 5; i++) {
      issues.inWork();
      issues.dispatched();
    }
    SettableClock.at("2045-05-05T10:00");
    var before = clocks.readings(first.value(), instant("2045-05-05T10:00"));

    var sent = Statements.during(() -> sandbox.run(proposal));

    // another handler or head may have to be looked up, never one for each issue
    assertThat(sent).hasSizeLessThan(few.size() + 5);
    assertThat(sent).filteredOn(sql -> sql.contains("for update")).isEmpty();
    assertThat(sent)
        .filteredOn(sql -> sql.strip().toLowerCase().matches("(?s)(insert|update|delete).*"))
        .allMatch(sql -> sql.contains("audit_entry"));
    assertThat(clocks.readings(first.value(), instant("2045-05-05T10:00"))).isEqualTo(before);
  }

  @Test
  void a_wrong_file_is_refused_with_line_and_reason_and_what_was_typed_stays() throws Exception {
    var wrong = sandbox.inForce().get("policies.csv").replaceFirst("2 wh", "2 hours");
    var answer =
        send(
            Role.ADMINISTRATOR,
            post("/desk/sandbox")
                .param("name", "policies.csv")
                .param("content", wrong)
                .param("lang", "zh-CN"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("文件 policies.csv 第 3 行", "2 hours", "textarea");
    assertThat(upload("policies.csv", wrong, "en").getContentAsString())
        .contains("File policies.csv, line 3");
    assertThat(upload("ladder.dmn", "x", "zh-CN").getContentAsString(StandardCharsets.UTF_8))
        .contains("不认识文件“ladder.dmn”");
    assertThat(
            upload("escalation-ladder.dmn", "<definitions>", "zh-CN")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("文件 escalation-ladder.dmn 第 1 行：不是正确的 XML");
    assertThat(upload("2026.json", "[]", "zh-CN").getContentAsString(StandardCharsets.UTF_8))
        .contains("2026.json", "没有任何放假日");
    assertThat(
            upload(
                    "policies.csv",
                    sandbox.inForce().get("policies.csv").replaceAll("(?m)^.*LINE_35KV.*\\n", ""),
                    "zh-CN")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("缺少“POWER”“LINE_35KV”的时限");
    assertThat(
            send(Role.ADMINISTRATOR, multipart("/desk/sandbox").param("lang", "zh-CN"))
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("请选择或填写至少一个规则文件");
    assertThat(target("", "RESOLUTION", "3", "zh-CN").getContentAsString(StandardCharsets.UTF_8))
        .contains("请选择问题类型");
    assertThat(
            target("POWER:LOW", "RESOLUTION", "0", "zh-CN")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("请填写 1 至 999 的整数");
    assertThat(
            target("POWER:LOW", "RESOLUTION", "90", "zh-CN")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("最长时限短于办理时限");
    assertThat(target("INQUIRY", "PLAN", "1", "zh-CN").getContentAsString(StandardCharsets.UTF_8))
        .contains("该类型没有这项时限");
  }

  @Test
  void the_rules_in_force_are_handed_out_as_files() throws Exception {
    for (var file : sandbox.inForce().entrySet()) {
      var answer = send(Role.SUPERVISION, get("/desk/sandbox/rules/" + file.getKey()));
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(file.getValue());
    }
    assertThat(send(Role.SUPERVISION, get("/desk/sandbox/rules/application.yaml")).getStatus())
        .isEqualTo(404);
    assertThat(
            send(Role.SUPERVISION, get("/desk/sandbox?edit=office-hours.csv")).getContentAsString())
        .contains("08:30-12:00 14:00-17:30");
  }

  @Test
  void a_stranger_gets_403_and_the_card_is_not_his() throws Exception {
    for (var role : List.of(Role.CLERK, Role.DEPARTMENT_HEAD, Role.LEADER)) {
      assertThat(send(role, get("/desk/sandbox")).getStatus()).isEqualTo(403);
      assertThat(send(role, get("/desk/sandbox/rules/policies.csv")).getStatus()).isEqualTo(403);
      assertThat(send(role, post("/desk/sandbox")).getStatus()).isEqualTo(403);
      assertThat(send(role, post("/desk/sandbox/target")).getStatus()).isEqualTo(403);
      assertThat(send(role, post("/desk/sandbox/sheet")).getStatus()).isEqualTo(403);
      assertThat(send(role, get("/desk")).getContentAsString()).doesNotContain("/desk/sandbox");
    }
    for (var role : List.of(Role.ADMINISTRATOR, Role.COORDINATOR, Role.SUPERVISION)) {
      assertThat(send(role, get("/desk/sandbox")).getStatus()).isEqualTo(200);
      assertThat(send(role, get("/desk")).getContentAsString()).contains("/desk/sandbox");
    }
  }

  /** Issues of every kind, each timer fired on its minute; ends in August of the year. */
  private void liveThrough(int year) {
    SettableClock.at(year + "-03-05T10:00");
    for (int i = 0; i < 11; i++) {
      mine.add(desk.register(Issues.report(IssueType.POWER, "LOW")).number());
    }
    // nobody ever answers its answer
    mine.add(issues.answered());
    pass(mine.subList(0, 10), year + "-03-05T11:00");
    for (var number : mine.subList(0, 10)) {
      issues.dispatched(number);
    }
    // 9 waits for a signature, 10 for the triage
    pass(mine, year + "-03-05T15:00");
    for (var number : mine.subList(0, 9)) {
      Town.POWER_CLERK.run(
          () ->
              desk.signFor(
                  number,
                  new SignFor(
                      "我们将按计划办理此事",
                      number.equals(mine.get(4)) ? workingDay(year + "-03-07") : null)));
    }
    pass(mine, year + "-03-06T09:17");
    Town.POWER_CLERK.run(() -> desk.askInvestor(mine.get(1), "请补充用电设备清单和平面图纸。"));
    Town.POWER_CLERK.run(() -> desk.awaitThirdParty(mine.get(2), "等待市政部门批复道路开挖许可。"));
    clocks.extend(mine.get(3).value(), 3, instant(year + "-03-06T09:17"));
    Town.COORDINATOR.run(() -> desk.transfer(mine.get(5), Town.HOUSING, "属于建设部门的事项"));
    Town.COORDINATOR.run(() -> supervision.raise(mine.get(6), "投资者多次来电催办此事"));
    Town.COORDINATOR.run(() -> desk.retype(mine.get(7), IssueType.UTILITIES, null, "实际是供水问题，不是用电"));
    pass(mine, year + "-03-09T16:41");
    ActingAs.investor().run(() -> desk.investorReplied(mine.get(1), "清单和图纸已经补上", List.of()));
    var pause = clocks.pauses(mine.get(2).value()).get(0).id();
    clocks.voidPause(mine.get(2).value(), pause, instant(year + "-03-09T16:41"));
    issues.answer(mine.get(0));
    Town.COORDINATOR.run(() -> desk.release(mine.get(0), null));
    issues.answer(mine.get(8));
    Town.COORDINATOR.run(() -> desk.release(mine.get(8), null));
    pass(mine, year + "-03-12T10:03");
    ActingAs.investor().run(() -> desk.object(mine.get(8), "问题并没有解决，仍然没有通电"));
    Town.COORDINATOR.run(
        () -> desk.decline(mine.get(10), LegalGround.values()[0], "此事项不属于本市管辖的范围"));
    ActingAs.investor().run(() -> desk.confirm(mine.get(0)));
    pass(mine, year + "-04-20T10:00");
    ActingAs.investor().run(() -> desk.withdraw(mine.get(6), "已自行解决"));
    pass(mine, year + "-08-01T10:00");
  }

  /** The day itself, or the Monday after it: these years have no calendar, only weekends. */
  private static LocalDate workingDay(String day) {
    var date = LocalDate.parse(day);
    while (date.getDayOfWeek().getValue() > 5) {
      date = date.plusDays(1);
    }
    return date;
  }

  private void pass(List<IssueNumber> numbers, String until) {
    for (var number : numbers) {
      jobs.fireUntil(number, instant(until));
    }
    SettableClock.at(until);
  }

  private ProposedFile inForce(String name) {
    return new ProposedFile(name, String.valueOf(sandbox.inForce().get(name)));
  }

  private ProposedFile shorter(int days) {
    return sandbox.withTarget(
        POWER_LOW, ClockName.RESOLUTION, new Target(days, Target.Unit.WORKING_DAYS));
  }

  private MockHttpServletResponse target(
      String policy, String clock, String amount, String language) throws Exception {
    return send(
        Role.ADMINISTRATOR,
        post("/desk/sandbox/target")
            .param("policy", policy)
            .param("clock", clock)
            .param("amount", amount)
            .param("unit", "WORKING_DAYS")
            .param("lang", language));
  }

  private MockHttpServletResponse upload(String name, String content, String language)
      throws Exception {
    return send(
        Role.ADMINISTRATOR,
        multipart("/desk/sandbox")
            .file(
                new MockMultipartFile(
                    "files",
                    name,
                    "application/octet-stream",
                    content.getBytes(StandardCharsets.UTF_8)))
            .param("lang", language));
  }

  private MockHttpServletResponse send(Role role, MockHttpServletRequestBuilder request)
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
}
