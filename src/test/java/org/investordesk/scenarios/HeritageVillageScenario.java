package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.investordesk.acceptance.AcceptanceDesk;
import org.investordesk.acceptance.AcceptanceFile.FinalOpinion;
import org.investordesk.acceptance.Phase;
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
 * The heritage village of 1.8 bn yuan that is stuck at its acceptance: one notice of everything
 * that is missing, one inspection of all departments, two of which say no, one list, a re-check
 * that sends half of it back, and one opinion. Everything is done through the portal and Tasklist.
 */
@DeskTest
class HeritageVillageScenario {

  private static final double PATIENCE_MS = 120_000;

  @LocalServerPort int port;
  @Autowired CaseFiles files;
  @Autowired AcceptanceDesk acceptance;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_village_stuck_at_its_acceptance_is_opened_after_one_list_and_one_recheck()
      throws Exception {
    SettableClock.at("2026-10-23T10:00");
    var number = investorReports();
    coordinatorAccepts(number);
    clerkChoosesTheStages(number);
    clerkNoticesEverythingAtOnce(number);
    SettableClock.at("2026-10-26T09:00");
    investorSupplies(number, "papers");
    clerkFindsTheFileComplete(number);
    clerkConvenes(number);
    inspectorSaysNo(number, "jin.hu", "疏散楼梯净宽不足 1.4 米");
    inspectorSaysNo(number, "he.jing", "雨棚超出红线 0.6 米");
    clerkDrawsOneList(number);
    SettableClock.at("2026-10-29T14:30");
    investorSupplies(number, "rectified");
    clerkRechecks(number, false);
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.RECTIFYING);
    SettableClock.at("2026-10-30T10:00");
    investorSupplies(number, "rest");
    clerkRechecks(number, true);
    clerkIssuesTheOpinion(number);
    clerkAnswers(number);
    coordinatorReleases(number);
    investorConfirms(number);

    assertThat(view(number).state()).isEqualTo(IssueState.SOLVED);
    assertThat(acceptance.file(number).opinions())
        .extracting(FinalOpinion::number)
        .containsExactly("绍建验〔2026〕188号");
    keepLetters(number);
  }

  private IssueNumber investorReports() {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/report"));
      page.check("#type-ACCEPTANCE");
      page.fill("#subject", "古村文旅项目三家验收标准不一");
      page.fill("#description", "总投资 18 亿元的古村保护与旅游项目一期完工三个月，消防、规划、住建对老建筑改造标准说法不一，景区无法开业。");
      page.selectOption("#area", "柯桥");
      page.fill("#projectName", "古村保护与旅游开发");
      page.fill("#enterprise", "越乡文旅发展有限公司");
      page.fill("#name", "俞国强");
      page.fill("#email", "village@yuexiang.test");
      page.fill("#phone", "0571-87654321");
      page.click("form button.btn-primary");
      page.waitForURL("**/report/check");
      page.locator("form.send button").click();
      page.waitForURL("**/report/sent");
      var text = page.locator("main").innerText();
      var number =
          IssueNumber.parse(text.replaceAll("(?s).*?(YS-\\d{4}-\\d{6}).*", "$1")).orElseThrow();
      page.navigate(address("/verify/" + view(number).statusToken()));
      page.locator("main button[type=submit]").first().click();
      page.waitForURL("**/status**");
      return number;
    }
  }

  private void coordinatorAccepts(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number, "受理交办");
      page.selectOption("#department", new SelectOption().setLabel("住房和城乡建设局"));
      var reason = page.locator("#overruleReason");
      if (reason.count() > 0) {
        reason.fill("由住建局牵头验收");
      }
      submit(page, "village-triage");
    }
  }

  private void clerkChoosesTheStages(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "签收交办");
      page.locator("input[name=course]").first().check();
      submit(page, "village-sign-for");
    }
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.CHECKING_FILE);
  }

  private void clerkNoticesEverythingAtOnce(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "预审资料");
      page.selectOption("#decision", "DEFECTS");
      page.fill("#what-0", "补充老建筑结构检测报告");
      page.fill("#ground-0", "竣工验收规定第五条");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("增加一项")).click();
      page.fill("#what-1", "补充消防设计审查意见书");
      page.fill("#ground-1", "消防验收规定第十二条");
      submit(page, "village-defects");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
  }

  /** Item by item on a telephone; the first try forgets the evidence. */
  private void investorSupplies(IssueNumber number, String name) {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      check(page, "village-status-" + name);
      var forms = "form[action$='/status/parts/acceptance/item']";
      var first = page.locator(forms).first();
      first.locator("textarea").fill("已经办好，照片随后");
      first.locator("button").click();
      assertThat(page.locator(".problem-summary")).containsText("还没有证明材料");
      assertThat(page.locator(forms).first().locator("textarea")).hasValue("已经办好，照片随后");
      check(page, "village-status-" + name + "-wrong");
      var open = acceptance.file(number).current().stream().flatMap(l -> l.unsettled().stream());
      for (var item : open.toList()) {
        var form = page.locator("#acceptance-item-" + item.id() + " form");
        form.locator("textarea").fill("已经办好，见附件");
        form.locator("input[type=file]").setInputFiles(pdf("证明-" + item.position() + ".pdf"));
        form.locator("button").click();
        assertThat(page.locator(".notice-done").first()).containsText("这一项已保存。");
      }
      page.locator("form[action$='/status/parts/acceptance/done'] button").click();
      assertThat(page.locator(".notice-done").first()).containsText("已提交，部门接着核查。");
      check(page, "village-status-" + name + "-sent");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
  }

  private void clerkFindsTheFileComplete(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "预审资料");
      assertThat(page.locator("form .panel-body")).hasCount(2);
      page.selectOption("#decision", "COMPLETE");
      submit(page, "village-file-complete");
    }
  }

  private void clerkConvenes(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "召集勘验");
      page.selectOption("#sector", new SelectOption().setLabel("文化旅游"));
      page.fill("#height", "12.5");
      page.fill("#area", "48000");
      page.selectOption("#civilDefence", "NO");
      page.selectOption("#surroundings", "ORDINARY");
      page.locator("#inspector-fire-rescue").waitFor();
      assertThat(page.locator("#inspector-fire-rescue")).isChecked();
      assertThat(page.locator("#inspector-planning")).isChecked();
      page.fill("#on", "2026-10-26");
      page.fill("#place", "古村游客中心门口");
      page.fill("#text", "重点看老建筑改造部分");
      submit(page, "village-convene");
    }
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.INSPECTING);
  }

  private void inspectorSaysNo(IssueNumber number, String clerk, String finding) {
    try (var page = signedIn(clerk)) {
      openTask(page, number, "出具意见");
      page.selectOption("#verdict", "REFUSED");
      page.fill("#text", "已到现场勘验，下列问题需要整改。");
      page.fill("#items", finding);
      page.setInputFiles("#evidence", pdf("勘验照片.pdf"));
      assertThat(page.locator("form li").first()).containsText("勘验照片.pdf");
      submit(page, "village-opinion-" + clerk);
    }
  }

  private void clerkDrawsOneList(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "汇总意见");
      assertThat(page.locator("#decision option[value=PASS]")).hasCount(0);
      page.selectOption("#decision", "RECTIFY");
      page.fill("#text", "主体合格，下列两项整改后复查。");
      assertThat(page.locator("#what-0")).hasValue("雨棚超出红线 0.6 米");
      assertThat(page.locator("#what-1")).hasValue("疏散楼梯净宽不足 1.4 米");
      page.fill("#ground-0", "规划条件第三条");
      page.fill("#what-1", "疏散楼梯净宽加到 1.4 米");
      page.fill("#ground-1", "建筑设计防火规范 5.5.18");
      submit(page, "village-summary");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_INVESTOR);
  }

  private void clerkRechecks(IssueNumber number, boolean all) {
    var items =
        acceptance.file(number).current().stream().flatMap(l -> l.unsettled().stream()).toList();
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "复查整改");
      assertThat(page.locator("form .panel-body")).hasCount(items.size());
      for (var item : items) {
        var fixed = all || item.equals(items.get(0));
        page.selectOption("#fixed-" + item.id(), fixed ? "YES" : "NO");
        if (!fixed) {
          page.fill("#remark-" + item.id(), "净宽仍只有 1.3 米");
        }
      }
      page.fill("#text", "已到现场逐项复查。");
      page.setInputFiles("#evidence", pdf("复查记录.pdf"));
      assertThat(page.locator("fieldset > .form-group li").last()).containsText("复查记录.pdf");
      submit(page, "village-recheck-" + (all ? "all" : "half"));
    }
  }

  private void clerkIssuesTheOpinion(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "出具验收意见");
      page.fill("#number", "绍建验[2026]第188号");
      page.fill("#text", "该项目一期竣工验收合格，同意投入使用。");
      page.setInputFiles("#evidence", pdf("验收意见书.pdf"));
      assertThat(page.locator("form li").last()).containsText("验收意见书.pdf");
      submit(page, "village-opinion");
    }
    assertThat(acceptance.file(number).phase()).isEqualTo(Phase.FINISHED);
  }

  private void clerkAnswers(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number, "办理问题");
      page.selectOption("#decision", "ANSWER");
      page.fill("#text", "竣工验收合格，验收意见绍建验〔2026〕188号已出具，景区可以开业。");
      page.setInputFiles("#evidence", pdf("验收意见书.pdf"));
      assertThat(page.locator("form li").first()).containsText("验收意见书.pdf");
      submit(page, "village-answer");
    }
  }

  private void coordinatorReleases(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      openTask(page, number, "核实答复");
      submit(page, "village-release");
      page.navigate(address("/desk/issues/" + number));
      check(page, "village-case-file");
    }
  }

  private void investorConfirms(IssueNumber number) {
    try (var page = Chromium.page(390, 844, "en")) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      check(page, "village-status-answered-en");
      page.locator("form[action$='/status/confirm'] button").click();
      assertThat(page.locator("main")).containsText("Solved");
    }
  }

  /** Pictures of the letters, for whoever wants to look at them. */
  private void keepLetters(IssueNumber number) throws Exception {
    var kinds =
        List.of(
            "ACCEPTANCE_DEFECTS",
            "ACCEPTANCE_INSPECTION",
            "ACCEPTANCE_RECTIFICATION",
            "ACCEPTANCE_STILL_OPEN",
            "ACCEPTANCE_FIXED",
            "ACCEPTANCE_OPINION",
            "STAFF_INSPECTION_INVITED");
    try (var page = Chromium.page(700, 800, "zh-CN")) {
      for (var kind : kinds) {
        var html =
            jdbc.sql(
                    "select html from outgoing_mail where issue_number = ? and kind = ? order by id")
                .params(number.value(), kind)
                .query(String.class)
                .list();
        assertThat(html).as(kind).isNotEmpty();
        var file = Path.of("target", "letters", kind + ".html").toAbsolutePath();
        Files.createDirectories(file.getParent());
        Files.writeString(file, html.get(0));
        page.navigate(file.toUri().toString());
        Chromium.screenshot(page, "letter-" + kind);
      }
    }
  }

  /** Finds the card of the issue, opens it and claims it where nobody has. */
  private void openTask(Page page, IssueNumber number, String name) {
    Chromium.openTask(page, address(""), number.value(), name);
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
    var page = Chromium.page(1500, 1100, "zh-CN");
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

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
