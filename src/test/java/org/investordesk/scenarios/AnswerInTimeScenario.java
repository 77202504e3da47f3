package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.Optional;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A heritage village is stuck at its acceptance inspection: the investor reports it, the
 * coordinator hands it to the housing bureau, a clerk asks for papers and answers, the coordinator
 * releases the answer, and the investor says "solved". Everything is done through the pages, in
 * Chromium.
 */
@DeskTest
class AnswerInTimeScenario {

  private static final double PATIENCE_MS = 60_000;

  @LocalServerPort int port;
  @Autowired CaseFiles files;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_problem_typed_into_the_portal_is_solved_by_the_investors_word() {
    SettableClock.at("2026-10-23T10:00");
    var number = investorReports();
    assertThat(mailsOf(number)).containsExactly("RECEIPT");

    coordinatorAccepts(number);
    clerkSignsAndAsksForPapers(number);
    strangerSeesNothing(number);
    investorSendsPapers(number);
    clerkAnswersWithEvidence(number);
    coordinatorReleases(number);
    investorConfirms(number);

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(view(number).confirmed()).isTrue();
  }

  private IssueNumber investorReports() {
    try (var page = Chromium.page()) {
      patient(page);
      page.navigate(address("/"));
      check(page, "story-home");
      page.navigate(address("/report"));
      page.check("#type-ACCEPTANCE");
      page.fill("#subject", "古村旅游项目竣工验收卡住了");
      page.fill(
          "#description",
          "总投资 18 亿元的古村保护与旅游项目一期已经完工，消防、规划、住建三家对老建筑改造的验收标准说法不一，"
              + "三个月没有结论，景区无法开门营业。<script>alert(1)</script> ${7*7}");
      page.selectOption("#area", "柯桥");
      page.fill("#projectName", "古村保护与旅游开发");
      page.fill("#enterprise", "越乡文旅发展有限公司");
      page.fill("#name", "俞国强");
      page.fill("#email", "");
      page.fill("#phone", "0571-87654321");
      check(page, "story-report");
      page.click("form button.btn-primary");
      assertThat(page.locator("#email")).hasAttribute("aria-invalid", "true");
      assertThat(page.locator("#subject")).hasValue("古村旅游项目竣工验收卡住了");
      check(page, "story-report-error");

      page.fill("#email", "yu.guoqiang@yuexiang.test");
      page.click("form button.btn-primary");
      page.waitForURL("**/report/check");
      check(page, "story-check");
      page.locator("form.send button").click();
      page.waitForURL("**/report/sent");
      check(page, "story-sent");
      var number =
          IssueNumber.parse(
              page.locator("main").innerText().replaceAll("(?s).*?(YS-\\d{4}-\\d{6}).*", "$1"));
      return number.orElseThrow();
    }
  }

  private void coordinatorAccepts(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      check(page, "story-desk");
      page.navigate(address("/desk/issues"));
      check(page, "story-register");
      page.navigate(address("/desk/issues/" + number));
      check(page, "story-case-file");
      openTask(page, number);
      page.selectOption("#department", new SelectOption().setLabel("住房和城乡建设局"));
      var reason = page.locator("#overruleReason");
      if (reason.count() > 0) {
        reason.fill("由住建局牵头验收");
      }
      submit(page, "story-triage");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.DISPATCHED);
    assertThat(view(number).department()).isEqualTo(Town.HOUSING);
  }

  private void clerkSignsAndAsksForPapers(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number);
      page.check("input[name=course] >> nth=1");
      page.fill("#plan", "下周二前组织三家联合踏勘，一次告知全部问题。");
      page.fill("#promisedOn", "2026-10-27");
      submit(page, "story-sign-for");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(view(number).handlerName()).isEqualTo("沈怡");
    try (var page = signedIn("shen.yi")) {
      openTask(page, number);
      page.selectOption("#decision", "ASK_INVESTOR");
      page.fill("#text", "请补充老建筑结构检测报告和消防改造图纸。");
      submit(page, "story-ask");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
  }

  private void strangerSeesNothing(IssueNumber number) {
    try (var page = signedIn("zhang.wei")) {
      var answer = page.navigate(address("/desk/issues/" + number));
      assertThat(Optional.ofNullable(answer).orElseThrow().status()).isEqualTo(404);
      page.navigate(address("/camunda/app/tasklist/default/"));
      page.locator("ol.tasks-list, .tasks-list .well").first().waitFor();
      assertThat(page.locator("li.task", has(number))).hasCount(0);
    }
  }

  private void investorSendsPapers(IssueNumber number) {
    SettableClock.at("2026-10-26T10:00");
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      check(page, "story-status-waiting");
      page.locator("form[action$='/status/reply'] textarea").fill("检测报告已附上，图纸明天补。");
      page.locator("form[action$='/status/reply'] input[type=file]").setInputFiles(pdf("检测报告.pdf"));
      page.locator("form[action$='/status/reply'] button").click();
      assertThat(page.locator("main")).containsText("检测报告已附上");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
  }

  private void clerkAnswersWithEvidence(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number);
      page.selectOption("#decision", "ANSWER");
      page.fill("#text", "三家联合踏勘已完成，统一了改造标准，竣工验收备案表已发。");
      page.setInputFiles("#evidence", pdf("竣工验收备案表.pdf"));
      assertThat(page.locator("form li").first()).containsText("竣工验收备案表.pdf");
      submit(page, "story-answer");
    }
    assertThat(view(number).underCheck()).isTrue();
  }

  private void coordinatorReleases(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number);
      assertThat(page.locator("#wording")).hasValue("三家联合踏勘已完成，统一了改造标准，竣工验收备案表已发。");
      submit(page, "story-release");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.ANSWERED);
  }

  private void investorConfirms(IssueNumber number) {
    try (var page = Chromium.page(1280, 900, "en")) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("Housing Bureau");
      check(page, "story-status-answered-en");
      page.locator("form[action$='/status/confirm'] button").click();
      assertThat(page.locator("form[action$='/status/confirm']")).hasCount(0);
      assertThat(page.locator("main")).containsText("Solved");
      check(page, "story-status-solved-en");
    }
  }

  /** Finds the card of the issue, opens it and claims it where nobody has. */
  private void openTask(Page page, IssueNumber number) {
    Chromium.openTask(page, address(""), number.value(), null);
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(), done::click);
  }

  private static Page.LocatorOptions has(IssueNumber number) {
    return new Page.LocatorOptions().setHasText(number.value());
  }

  private Page signedIn(String user) {
    var page = Chromium.page(1500, 950, "zh-CN");
    patient(page);
    page.navigate(address("/desk/sign-in"));
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", Town.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL("**/desk");
    return page;
  }

  private static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  /** Two cores may be busy with other things. */
  private static void patient(Page page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
  }

  private static FilePayload pdf(String name) {
    return new FilePayload(name, "application/pdf", Issues.pdf(name).content());
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private List<String> mailsOf(IssueNumber number) {
    return jdbc.sql("select kind from outgoing_mail where issue_number = ? order by id")
        .param(number.value())
        .query(String.class)
        .list();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
