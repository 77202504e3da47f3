package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
import org.investordesk.power.PowerConnections;
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
 * A plant moves from Anhui to Zhuji and needs a 35 kV line of its own. From the report to the
 * investor's "solved" everything is done through the portal and Tasklist, in Chromium: the scheme
 * is contested and revised, the works are handed over, the inspection finds defects, and at the end
 * the page says how long each stage took.
 */
@DeskTest
class ThirtyFiveKilovoltScenario {

  private static final double PATIENCE_MS = 120_000;

  @LocalServerPort int port;
  @Autowired CaseFiles files;
  @Autowired PowerConnections connections;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_35_kv_line_goes_from_the_report_to_the_investors_word() {
    SettableClock.at("2026-11-02T09:00");
    var number = investorReports();
    coordinatorAccepts(number);
    try (var page = signedIn("zhang.wei")) {
      clerkSignsForTheStages(page, number);
      wrongVoltageIsRefusedAndTheRightOneTaken(page, number);
      surveyed(page, number);
      schemeAnswered(page, number);
    }
    investorContests(number);
    try (var page = signedIn("zhang.wei")) {
      contestAnswered(page, number);
      designReviewed(page, number);
      built(page, number);
      inspectedWithDefects(page, number);
    }
    investorReportsRectification(number);
    try (var page = signedIn("zhang.wei")) {
      energised(page, number);
      answered(page, number);
    }
    coordinatorReleases(number);
    investorConfirms(number);
    staffLooksBack(number);

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(mailsOf(number))
        .contains("SCHEME_ANSWERED", "STAFF_SCHEME_CONTESTED", "DEFECTS_FOUND", "ENERGISED");
  }

  private IssueNumber investorReports() {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/report"));
      page.check("#type-POWER");
      page.selectOption("#variant-POWER", "LINE_35KV");
      page.fill("#subject", "整体搬迁需架设 35 千伏专线");
      page.fill("#description", "公司从安徽整体搬迁到诸暨，锻压和热处理线负荷 1.6 万千伏安，请尽快架设专线。");
      page.selectOption("#area", "诸暨");
      page.fill("#projectName", "皖江装备整体搬迁");
      page.fill("#enterprise", "皖江装备有限公司");
      page.fill("#name", "王建国");
      page.fill("#email", "wang.jianguo.35kv@wanjiang.test");
      page.fill("#phone", "0571-87654321");
      page.click("form button.btn-primary");
      page.waitForURL("**/report/check");
      page.locator("form.send button").click();
      page.waitForURL("**/report/sent");
      return IssueNumber.parse(
              page.locator("main").innerText().replaceAll("(?s).*?(YS-\\d{4}-\\d{6}).*", "$1"))
          .orElseThrow();
    }
  }

  private void coordinatorAccepts(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number, "#department");
      page.selectOption("#department", new SelectOption().setLabel("供电公司"));
      var reason = page.locator("#overruleReason");
      if (reason.count() > 0) {
        reason.fill("专线由市公司办理");
      }
      submit(page, "power-triage");
    }
    assertThat(view(number).department()).isEqualTo(Town.POWER);
  }

  private void clerkSignsForTheStages(Page page, IssueNumber number) {
    openTask(page, number, "#plan");
    page.locator("input[type=radio][value=STAGED]").check();
    page.fill("#plan", "按 90 天压缩方案办理，各环节单独计时。");
    submit(page, "power-sign-for");
  }

  private void wrongVoltageIsRefusedAndTheRightOneTaken(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "COMPLETE");
    page.selectOption("#voltage", "KV35");
    page.fill("#capacity", "1600");
    complete(page).click();
    assertThat(page.locator("body")).containsText("5,000 至 40,000 千伏安，您填的是 1,600");
    Chromium.screenshot(page, "power-application-refused");
    assertThat(page.locator("#capacity")).hasValue("1600");
    page.fill("#capacity", "16000");
    submit(page, "power-application");
  }

  private void surveyed(Page page, IssueNumber number) {
    openTask(page, number, "#on");
    assertThat(page.locator("#on")).hasValue("2026-11-02");
    page.fill("#text", "线路走廊 4.2 公里，涉及 21 基杆塔，全部在诸暨境内。");
    evidence(page, "现场照片.pdf");
    submit(page, "power-survey");
  }

  private void schemeAnswered(Page page, IssueNumber number) {
    openTask(page, number, "#works");
    page.fill("#text", "由 110 千伏牌头变新出 35 千伏间隔一个，专线 4.2 公里，高压侧计量。");
    page.selectOption("#works", "GRID");
    evidence(page, "供电方案答复单.pdf");
    submit(page, "power-scheme");
    assertThat(connections.find(number).orElseThrow().awaitsWord()).isTrue();
  }

  private void investorContests(IssueNumber number) {
    SettableClock.at("2026-11-03T10:00");
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("2026-11-05（周四）17:30");
      check(page, "power-status-scheme-phone");
      var form = page.locator("form[action$='/status/parts/power/contest']");
      page.locator("details:has(form[action$='/status/parts/power/contest']) summary").click();
      form.locator("textarea").fill("不行");
      form.locator("button").click();
      assertThat(page.locator("main")).containsText("至少 10 个字");
      assertThat(form.locator("textarea")).hasValue("不行");
      check(page, "power-status-contest-refused-phone");
      form.locator("textarea").fill("专线穿过二期预留用地，请改从厂区北侧进线。");
      form.locator("button").click();
      assertThat(page.locator("main")).containsText("供电公司正在研究答复");
      check(page, "power-status-contested-phone");
    }
  }

  private void contestAnswered(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    assertThat(page.locator("blockquote")).containsText("二期预留用地");
    page.selectOption("#decision", "REVISE");
    assertThat(page.locator("#scheme")).hasValue("由 110 千伏牌头变新出 35 千伏间隔一个，专线 4.2 公里，高压侧计量。");
    page.fill("#scheme", "由 110 千伏牌头变新出 35 千伏间隔一个，专线改从厂区北侧进线，长 4.5 公里。");
    page.selectOption("#works", "GRID");
    page.fill("#text", "北侧走廊已落实，增加 300 米，费用由供电公司承担。");
    evidence(page, "最终方案.pdf");
    submit(page, "power-contest");
  }

  private void designReviewed(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "PASSED");
    page.fill("#text", "施工图符合设计规范。");
    evidence(page, "审查意见单.pdf");
    submit(page, "power-design");
  }

  private void built(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "TO_INVESTOR");
    page.fill("#text", "厂内配电房由企业自行施工。");
    submit(page, "power-hand-over");
    SettableClock.at("2026-11-13T10:00");
    openTask(page, number, "#decision");
    page.selectOption("#decision", "TO_GRID");
    page.fill("#text", "配电房已经建好，转回供电公司。");
    submit(page, "power-hand-back");
    SettableClock.at("2026-12-14T10:00");
    openTask(page, number, "#decision");
    page.selectOption("#decision", "DONE");
    page.fill("#text", "21 基杆塔和导线全部完成。");
    evidence(page, "完工报告.pdf");
    submit(page, "power-built");
    openTask(page, number, "#decision");
    page.selectOption("#decision", "CLEAN");
    page.fill("#text", "接地和隐蔽工程合格。");
    evidence(page, "检查记录.pdf");
    submit(page, "power-mid-inspection");
  }

  private void inspectedWithDefects(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "FAILED");
    page.fill("#text", "一、3 号塔缺警示牌；\n二、配电房灭火器不足。");
    evidence(page, "缺陷照片.pdf");
    submit(page, "power-defects");
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
  }

  private void investorReportsRectification(IssueNumber number) {
    SettableClock.at("2026-12-16T10:00");
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      check(page, "power-status-defects-phone");
      page.locator("form[action$='/status/reply'] textarea").fill("两处都已整改，照片附上。");
      page.locator("form[action$='/status/reply'] input[type=file]").setInputFiles(pdf("整改照片.pdf"));
      page.locator("form[action$='/status/reply'] button").click();
      assertThat(page.locator("main")).containsText("两处都已整改");
    }
  }

  private void energised(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "PASSED");
    page.fill("#text", "复验合格，可以送电。");
    evidence(page, "验收单.pdf");
    submit(page, "power-completion");
    openTask(page, number, "#meter");
    page.fill("#meter", "ZJ-35-0003");
    page.fill("#text", "一次送电成功，计量正常。");
    evidence(page, "送电单.pdf");
    submit(page, "power-energise");
  }

  private void answered(Page page, IssueNumber number) {
    openTask(page, number, "#decision");
    page.selectOption("#decision", "ANSWER");
    page.fill("#text", "35 千伏专线已于 12 月 16 日送电，计量装置运行正常。");
    page.setInputFiles("#evidence", pdf("送电单.pdf"));
    assertThat(page.locator("form li").first()).containsText("送电单.pdf");
    submit(page, "power-answer");
    assertThat(view(number).underCheck()).isTrue();
  }

  private void coordinatorReleases(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number, "#wording");
      page.selectOption("#decision", "RELEASE");
      submit(page, "power-release");
    }
  }

  private void investorConfirms(IssueNumber number) {
    try (var page = Chromium.page(390, 844, "en")) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("it used to take 180 days");
      check(page, "power-status-saved-phone-en");
      page.locator("form[action$='/status/confirm'] button").click();
      assertThat(page.locator("form[action$='/status/confirm']")).hasCount(0);
    }
  }

  private void staffLooksBack(IssueNumber number) {
    try (var page = signedIn("zhang.wei")) {
      page.navigate(address("/desk/issues/" + number));
      assertThat(page.locator("main")).containsText("压缩");
      check(page, "power-case-file");
      page.navigate(address("/desk/power?closed=true"));
      check(page, "power-queue");
      page.navigate(address("/desk/power/compression"));
      assertThat(page.locator("main")).containsText(number.value());
      check(page, "power-ledger");
      page.setViewportSize(390, 844);
      check(page, "power-ledger-phone");
      page.navigate(address("/desk/power?closed=true&lang=en"));
      check(page, "power-queue-phone-en");
      page.navigate(address("/desk/issues/" + number + "?lang=en"));
      check(page, "power-case-file-phone-en");
    }
  }

  /** Finds the card of the issue, opens it and claims it where nobody has. */
  private void openTask(Page page, IssueNumber number, String field) {
    Chromium.openTask(page, address(""), number.value(), null);
    page.locator("fieldset:not([disabled]) " + field + ":enabled").first().waitFor();
  }

  private static void evidence(Page page, String name) {
    page.setInputFiles("#evidence", pdf(name));
    assertThat(page.locator("form li").first()).containsText(name);
  }

  private static Locator complete(Page page) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(),
        () -> complete(page).click());
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
