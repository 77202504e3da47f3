package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.Directive.State;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.domain.Escalation;
import org.investordesk.escalation.domain.Escalations;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The power company signs for a problem and then does nothing for a month. The leaders, who were
 * called by the clocks, do all they have to do from their telephones; the department answers them
 * at its desk, and the investor appeals. Every page, mail and sheet on the way is looked at.
 */
@DeskTest
class MonthOfNeglectScenario {

  private static final double PATIENCE_MS = 60_000;
  private static final String LEADER = "chen.li";
  private static final String DEPUTY_MAYOR = "lu.ping";
  private static final String OFFICE = "fang.lan";
  private static final String CLERK = "zhang.wei";
  private static final String URGED = "请供电公司今天到厂查勘，明天答复企业。";
  private static final String INSTRUCTED = "周五前查清电缆通道受阻的原因，提出送电方案。";

  @LocalServerPort int port;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired SupervisionDesk supervision;
  @Autowired Escalations escalations;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_month_of_neglect_is_answered_for_from_telephones() throws IOException {
    SettableClock.at("2026-11-02T09:00");
    var issue = issues.dispatched();
    Town.POWER_CLERK.run(() -> desk.signFor(issue, new SignFor("下周一送电。", null, Course.DIRECT)));

    // four fifths of the time: the handler and the mailbox; nine tenths: the head
    until(issue, "2026-11-09T14:48");
    told(issue, "zhang.wei@town.test", "power@town.test");
    until(issue, "2026-11-10T10:39");
    told(issue, "qian.jun@town.test");
    // the limit: the leader, with an order to the department
    until(issue, "2026-11-10T17:30");
    told(issue, "chen.li@town.test");
    var order = only(issue, Directive.Kind.ORDER);
    assertThat(mailed(issue, "STAFF_ORDERED"))
        .containsExactly("power@town.test", "qian.jun@town.test");

    until(issue, "2026-11-11T08:45");
    leaderUrgesAndInstructs(issue);
    var instruction = only(issue, Directive.Kind.INSTRUCTION);
    var sheet = orderIsRead(order);

    until(issue, "2026-11-12T10:00");
    answer(issue, instruction, "月底前应该可以。");
    leaderSendsBack(instruction);
    SettableClock.at("2026-11-12T15:00");
    answer(issue, instruction, "通道产权单位已于今天同意穿越，周五施工，下周二送电。");
    leaderAccepts(instruction, "同意，周二报送电单。");
    SettableClock.at("2026-11-12T16:00");
    answer(issue, order, "延误原因是通道未批，已书面说明，责任人已约谈。");
    leaderAccepts(order, "情况属实，办结此单。");
    assertThat(directive(order).state()).isEqualTo(State.ACCEPTED);

    // and then nothing happens again
    until(issue, "2026-11-13T17:30");
    told(issue, "lu.ping@town.test");
    until(issue, "2026-11-16T09:00");
    deputyMayorGrantsTimeAndCallsAnOffice(issue);
    until(issue, "2026-11-30T09:00");
    assertThat(escalations.of(issue)).last().extracting(Escalation::level).isEqualTo(Level.L4);
    deputyMayorReassigns(issue);
    SettableClock.at("2026-11-30T10:00");
    leaderEnds(issue);

    investorAppeals(issue);
    officeRules(issue);
    investorReadsTheRuling(issue);

    everythingIsRecorded(issue);
    assertThat(orderIsRead(order)).as("the same document for good").isEqualTo(sheet);
    mailsAreLookedAt(issue);
  }

  private void leaderUrgesAndInstructs(IssueNumber issue) {
    try (var page = onTelephone(LEADER)) {
      page.navigate(address("/desk/leader"));
      var late = page.locator("section[aria-labelledby=late] tr", has(issue));
      assertThat(late).containsText("供电公司 · 张伟");
      check(page, "neglect-leader");
      thumbsFind(page.locator("main a.btn, main button"));
      page.navigate(address("/desk/issues/" + issue));
      assertThat(page.locator("main")).containsText("二级督办：已报陈力");
      check(page, "neglect-case-file");
      page.navigate(address("/desk/orders"));
      check(page, "neglect-orders");

      openSupervision(page, issue, LEADER);
      page.selectOption("#decision", "URGE");
      page.fill("#text", URGED);
      submit(page, "neglect-urge");

      page.navigate(address("/desk/leader"));
      page.locator("section[aria-labelledby=late] tr", has(issue)).getByText("批示").click();
      page.selectOption("#department", "");
      page.fill("#text", INSTRUCTED);
      page.fill("#until", "2026-11-10");
      page.locator("main form button[type=submit]").click();
      assertThat(page.locator("#department-error")).containsText("请选择");
      assertThat(page.locator("#until-error")).isVisible();
      assertThat(page.locator("#text")).hasValue(INSTRUCTED);
      check(page, "neglect-instruct-refused");
      page.selectOption("#department", Town.POWER);
      page.fill("#until", "2026-11-13");
      check(page, "neglect-instruct");
      page.locator("main form button[type=submit]").click();
      assertThat(page.locator("main")).containsText(INSTRUCTED);
      check(page, "neglect-instructed");
    }
    assertThat(mailed(issue, "STAFF_URGED")).contains("power@town.test");
    assertThat(mailed(issue, "STAFF_INSTRUCTED")).contains("power@town.test");
  }

  /** From its page; what travels with the mail is the same. */
  private String orderIsRead(long order) throws IOException {
    try (var page = onTelephone(LEADER)) {
      page.navigate(address("/desk/directives/" + order));
      check(page, "neglect-order");
      var pdf = page.request().get(address("/desk/orders/" + order + "/sheet.pdf")).body();
      try (var document = Loader.loadPDF(pdf)) {
        assertThat(document.getNumberOfPages()).isEqualTo(1);
        ImageIO.write(
            new PDFRenderer(document).renderImageWithDPI(0, 90),
            "png",
            Path.of("target", "screenshots", "neglect-order-sheet.png").toFile());
        return new PDFTextStripper().getText(document);
      }
    }
  }

  private void answer(IssueNumber issue, long directive, String text) {
    try (var page = signedIn(CLERK, Chromium.page())) {
      openDirectiveTask(page, issue, directive, "answer");
      page.fill("#text", text);
      page.setInputFiles(
          "#evidence",
          new FilePayload("说明.pdf", "application/pdf", Issues.pdf("说明.pdf").content()));
      assertThat(page.locator("form li").first()).containsText("说明.pdf");
      submit(page, "neglect-answer");
    }
    assertThat(directive(directive).state()).isEqualTo(State.ANSWERED);
  }

  private void leaderSendsBack(long directive) {
    try (var page = onTelephone(LEADER)) {
      page.navigate(address("/desk/leader"));
      check(page, "neglect-leader-waiting");
      page.locator("section[aria-labelledby=waiting] a[href$='/directives/" + directive + "']")
          .click();
      page.getByText("退回重答").click();
      assertThat(page.locator("#text-error")).isVisible();
      page.fill("#text", "没有日期，没有原因，请重新答复。");
      check(page, "neglect-review");
      page.getByText("退回重答").click();
      assertThat(page.locator("main")).containsText("没有日期，没有原因，请重新答复。");
      check(page, "neglect-sent-back");
    }
    assertThat(directive(directive).state()).isEqualTo(State.OPEN);
  }

  private void leaderAccepts(long directive, String word) {
    try (var page = onTelephone(LEADER)) {
      openDirectiveTask(page, directive(directive).issue(), directive, "review");
      page.selectOption("#decision", "ACCEPT");
      page.fill("#text", word);
      submit(page, "neglect-accept");
      page.navigate(address("/desk/directives/" + directive));
      check(page, "neglect-accepted");
    }
    assertThat(directive(directive).state()).isEqualTo(State.ACCEPTED);
  }

  private void deputyMayorGrantsTimeAndCallsAnOffice(IssueNumber issue) {
    try (var page = onTelephone(DEPUTY_MAYOR)) {
      page.navigate(address("/desk/leader"));
      page.locator("section[aria-labelledby=late] tr", has(issue)).getByText("现场办公").click();
      page.waitForURL("**/desk/onsite/new?issue=" + issue);
      assertThat(page.locator("main")).containsText(issue.value());
      openSupervision(page, issue, DEPUTY_MAYOR);
      page.selectOption("#decision", "GRANT_TIME");
      page.fill("#days", "3");
      page.fill("#text", "通道穿越要等河道部门许可，给几天。");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理")).click();
      assertThat(page.locator("body")).containsText("从原期限起加 3 个工作日是 2026-11-13，已经过去");
      Chromium.screenshot(page, "neglect-grant-refused");
      openSupervision(page, issue, DEPUTY_MAYOR);
      page.selectOption("#decision", "GRANT_TIME");
      page.fill("#days", "5");
      page.fill("#text", "通道穿越要等河道部门许可，给到周二。");
      submit(page, "neglect-grant");
    }
    assertThat(mailed(issue, "TIME_GRANTED")).hasSize(1);
  }

  private void deputyMayorReassigns(IssueNumber issue) {
    try (var page = onTelephone(DEPUTY_MAYOR)) {
      openSupervision(page, issue, DEPUTY_MAYOR);
      page.selectOption("#decision", "REASSIGN");
      page.selectOption("#department", Town.HOUSING);
      page.fill("#text", "改由建设部门牵头协调通道，供电公司配合。");
      submit(page, "neglect-reassign");
    }
    assertThat(files.find(issue).orElseThrow().department()).isEqualTo(Town.HOUSING);
  }

  private void leaderEnds(IssueNumber issue) {
    try (var page = onTelephone(LEADER)) {
      openSupervision(page, issue, LEADER);
      page.selectOption("#decision", "END");
      page.fill("#text", "副市长已改派，本人督办结束。");
      submit(page, "neglect-end");
      page.navigate(address("/desk/leader"));
      assertThat(page.locator("section[aria-labelledby=supervised]"))
          .not()
          .containsText(issue.value());
      check(page, "neglect-leader-after");
    }
  }

  private void investorAppeals(IssueNumber issue) {
    try (var page = investor(issue, "zh-CN")) {
      page.locator("details[id^=appeal-] summary").click();
      var form = page.locator("form[action$='/parts/appeal/make']");
      form.locator("textarea").fill("慢");
      form.locator("button").click();
      check(page, "neglect-appeal-refused");
      assertThat(page.locator(".field-wrong")).containsText("5 至");
      page.locator("form[action$='/parts/appeal/make'] textarea").fill("一个月没有人来，改派之后又要从头等，请督查室过问。");
      page.locator("form[action$='/parts/appeal/make'] button").click();
      assertThat(page.locator("main")).containsText("一个月没有人来");
      assertThat(page.locator("form[action$='/parts/appeal/make']")).hasCount(0);
      check(page, "neglect-appealed");
    }
    try (var page = investor(issue, "en")) {
      check(page, "neglect-appealed-en");
    }
  }

  private void officeRules(IssueNumber issue) {
    try (var page = onTelephone(OFFICE)) {
      Chromium.openTask(page, address(""), issue.value(), "裁定申诉");
      page.selectOption("#decision", "REJECT");
      page.fill("#text", "副市长已于今天改派，无需再升级；督查室每周跟踪。");
      submit(page, "neglect-rule");
    }
  }

  private void investorReadsTheRuling(IssueNumber issue) {
    try (var page = investor(issue, "zh-CN")) {
      assertThat(page.locator("main")).containsText("督查室每周跟踪");
      check(page, "neglect-ruled");
    }
    try (var page = investor(issue, "en")) {
      check(page, "neglect-ruled-en");
    }
  }

  /** Rule and chain of every call, in both languages, in the case file and in the register. */
  private void everythingIsRecorded(IssueNumber issue) {
    for (var language : List.of("zh-CN", "en")) {
      try (var page = signedIn(OFFICE, Chromium.page(390, 844, language))) {
        page.navigate(address("/desk/issues/" + issue));
        for (var chain : page.locator("#escalation details, details:has(code)").all()) {
          chain.evaluate("one => one.open = true");
        }
        check(page, "neglect-recorded-" + language);
        page.navigate(address("/desk/orders"));
        check(page, "neglect-register-" + language);
        page.navigate(address("/desk/escalations"));
        check(page, "neglect-escalations-" + language);
      }
    }
  }

  private void mailsAreLookedAt(IssueNumber issue) {
    var letters =
        jdbc.sql(
                "select distinct on (kind, recipient) kind, html from outgoing_mail where issue_number = ?")
            .param(issue.value())
            .query((row, n) -> Map.entry(row.getString("kind"), row.getString("html")))
            .list();
    try (var page = Chromium.phone()) {
      for (var letter : letters) {
        page.setContent(letter.getValue());
        Chromium.screenshot(
            page, "neglect-mail-" + letter.getKey().toLowerCase().replace('_', '-'));
      }
    }
  }

  /** The clock runs on, and calls whom it has to. */
  private void until(IssueNumber issue, String local) {
    jobs.fireUntil(issue, SettableClock.instant(local));
  }

  /** These were called at this very moment. */
  private void told(IssueNumber issue, String... recipients) {
    assertThat(
            jdbc.sql(
                    "select recipient from outgoing_mail where issue_number = ? and kind = 'STAFF_ESCALATED'")
                .param(issue.value())
                .query(String.class)
                .list())
        .contains(recipients);
  }

  private List<String> mailed(IssueNumber issue, String kind) {
    return jdbc.sql(
            "select recipient from outgoing_mail where issue_number = ? and kind = ? order by recipient")
        .params(issue.value(), kind)
        .query(String.class)
        .list();
  }

  private long only(IssueNumber issue, Directive.Kind kind) {
    var found = supervision.directives(issue).stream().filter(one -> one.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0).id();
  }

  private Directive directive(long id) {
    return jdbc.sql("select issue from directive where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .map(IssueNumber::new)
        .flatMap(
            issue ->
                supervision.directives(issue).stream().filter(one -> one.id() == id).findFirst())
        .orElseThrow();
  }

  private void openDirectiveTask(Page page, IssueNumber issue, long directive, String step) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(issue.value())
            .processVariableValueEquals("directive", String.valueOf(directive))
            .taskDefinitionKeyLike("%" + step + "%")
            .list();
    Chromium.openTask(page, address(""), task.get(0).getId());
  }

  /** Others may supervise the same issue. */
  private void openSupervision(Page page, IssueNumber issue, String leader) {
    var task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(issue.value())
            .taskDefinitionKey("userTask_superviseIssue")
            .taskAssignee(leader)
            .singleResult();
    Chromium.openTask(page, address(""), task.getId());
  }

  private Page investor(IssueNumber issue, String language) {
    var page = Chromium.page(390, 844, language);
    patient(page);
    page.navigate(address("/s/" + files.find(issue).orElseThrow().statusToken()));
    page.waitForURL("**/status");
    return page;
  }

  private Page onTelephone(String user) {
    return signedIn(user, Chromium.phone());
  }

  private Page signedIn(String user, Page page) {
    patient(page);
    page.navigate(address("/desk/sign-in"));
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", Town.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL("**/desk");
    return page;
  }

  private static void patient(Page page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(), done::click);
  }

  /** WCAG 2.2 asks for 24 px; a thumb for more. */
  private static void thumbsFind(Locator targets) {
    for (var one : targets.all()) {
      assertThat(one.boundingBox().height).as(one.innerText()).isGreaterThanOrEqualTo(38);
    }
  }

  private static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  private static Page.LocatorOptions has(IssueNumber issue) {
    return new Page.LocatorOptions().setHasText(issue.value());
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
