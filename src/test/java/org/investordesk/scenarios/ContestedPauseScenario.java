package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.Instant;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.IssueView;
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

/**
 * The power company stops the clock and the investor does not put up with it: one click, and a
 * coordinator gives the time back. Then it asks for more time, gets some, and asks once too often.
 * Everything is done through the pages, in Chromium.
 */
@DeskTest
class ContestedPauseScenario {

  private static final double PATIENCE_MS = 120_000;
  private static final String DUE = "2026-11-02T17:30";
  private static final String HANDLE = "userTask_handleIssue";

  @LocalServerPort int port;
  @Autowired CaseFiles files;
  @Autowired Issues issues;
  @Autowired Jobs jobs;
  @Autowired TaskService tasks;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_contested_pause_is_voided_and_the_date_is_earlier_everywhere() {
    SettableClock.at("2026-10-23T10:00");
    var number = issues.inWork();
    var timerBefore = jobs.timerOf(number);

    clerkPauses(number);
    assertThat(jobs.timerOf(number)).as("it runs to the pause's own end").isAfter(timerBefore);

    SettableClock.at("2026-10-27T09:00");
    investorContests(number);
    SettableClock.at("2026-10-27T15:00");
    coordinatorVoids(number);

    assertThat(view(number).state()).isEqualTo(IssueState.IN_PROGRESS);
    assertThat(view(number).dueAt()).isEqualTo(instant(DUE));
    assertThat(task(number, HANDLE).getDueDate().toInstant()).isEqualTo(instant(DUE));
    assertThat(jobs.timerOf(number)).isBefore(instant(DUE));
    investorReadsTheDate(number);
    clerkReadsTheDateInTasklist(number);
  }

  private void clerkPauses(IssueNumber number) {
    try (var page = signedIn("zhang.wei", Chromium.page(1280, 900, "zh-CN"))) {
      page.navigate(address("/desk/issues/" + number));
      page.getByText("暂停计时", new Page.GetByTextOptions().setExact(true)).first().click();
      page.selectOption("#pause-reason", "WAITING_THIRD_PARTY");
      page.fill("#pause-words", "等待市政部门批复道路开挖许可。");
      check(page, "contest-pause-form");
      page.locator("form[action$='/pauses'] button").click();
      assertThat(page.locator("main")).containsText("暂停中");
      assertThat(page.locator("main")).containsText("最长到 2026-12-04");
      check(page, "contest-case-file-paused");
    }
    assertThat(view(number).state()).isEqualTo(IssueState.WAITING_THIRD_PARTY);
  }

  private void investorContests(IssueNumber number) {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("等第三方先办");
      check(page, "contest-status-phone");
    }
    // a telephone without scripts can do it too
    try (var page = Chromium.withoutScripts()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.locator("form[action$='/status/parts/pauses/contest'] summary").click();
      page.locator("form[action$='/status/parts/pauses/contest'] textarea").fill("许可上周就批下来了。");
      page.locator("form[action$='/status/parts/pauses/contest'] button").click();
      assertThat(page.locator("[role=status]")).containsText("您的异议已收到");
      assertThat(page.locator("form[action$='/status/parts/pauses/contest']")).hasCount(0);
      Chromium.screenshot(page, "contest-status-contested");
    }
  }

  private void coordinatorVoids(IssueNumber number) {
    try (var page = signedIn("xu.min", Chromium.page(1500, 950, "zh-CN"))) {
      page.navigate(address("/desk/issues/" + number));
      assertThat(page.locator("main")).containsText("暂停异议待裁定");
      check(page, "contest-case-file-contested");
      openTask(page, number, "裁定暂停");
      assertThat(page.locator("form[name=form]")).containsText("许可上周就批下来了。");
      page.selectOption("#decision", "GRANT");
      page.fill("#text", "许可 10 月 16 日已批复，不应再等，时间退回。");
      submit(page, "contest-ruling");
    }
  }

  private void investorReadsTheDate(IssueNumber number) {
    try (var page = Chromium.page(1280, 900, "en")) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("Monday, 2 November 2026");
      assertThat(page.locator("main")).containsText("Void: its time has been given back");
      check(page, "contest-status-voided-en");
    }
  }

  private void clerkReadsTheDateInTasklist(IssueNumber number) {
    try (var page = signedIn("zhang.wei", Chromium.page(1500, 950, "zh-CN"))) {
      openTask(page, number, "办理问题");
      assertThat(page.locator(".desk-form-head")).containsText("2026-11-02");
      Chromium.screenshot(page, "contest-tasklist");
    }
  }

  @Test
  void an_extension_is_granted_in_part_by_the_coordinator_and_the_next_refused_by_the_leader() {
    SettableClock.at("2026-10-23T10:00");
    var number = issues.inWork();

    clerkAsksFromHisTelephone(number, "5");
    try (var page = signedIn("xu.min", Chromium.page(1500, 950, "zh-CN"))) {
      openTask(page, number, "审批延期");
      assertThat(page.locator("form[name=form]")).containsText("5 个工作日");
      page.selectOption("#decision", "GRANT");
      page.fill("#days", "3");
      page.fill("#text", "电缆过河的许可下周才能办好，施工顺延三天。");
      submit(page, "extension-grant");
    }
    var extended = instant("2026-11-05T17:30");
    assertThat(view(number).dueAt()).isEqualTo(extended);
    assertThat(task(number, HANDLE).getDueDate().toInstant()).isEqualTo(extended);
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address("/s/" + view(number).statusToken()));
      page.waitForURL("**/status");
      assertThat(page.locator("main")).containsText("办理期限延长 3 个工作日");
      assertThat(page.locator("main")).containsText("2026年11月5日");
      assertThat(page.locator("main")).containsText("电缆过河的许可");
      check(page, "extension-status-phone");
    }

    clerkAsksFromHisTelephone(number, "2");
    try (var page = signedIn("chen.li", Chromium.page(1500, 950, "zh-CN"))) {
      openTask(page, number, "审批再次延期");
      page.selectOption("#decision", "REFUSE");
      page.fill("#text", "已经延过一次，请增派力量按期完成。");
      submit(page, "extension-refuse");
    }
    assertThat(view(number).dueAt()).isEqualTo(extended);
    try (var page = signedIn("zhang.wei", Chromium.phone())) {
      page.navigate(address("/desk/issues/" + number));
      assertThat(page.locator("main")).containsText("已经延过一次，请增派力量按期完成。");
      check(page, "extension-case-file-phone");
      page.navigate(address("/desk/commitments?from=2026-11-01&until=2026-11-30"));
      assertThat(page.locator("main")).containsText("供电公司");
      check(page, "commitments-phone");
    }
    try (var page = signedIn("xu.min", Chromium.page(1280, 900, "zh-CN"))) {
      page.navigate(address("/desk/commitments?from=2026-10-01&until=2026-12-31&lang=en"));
      check(page, "commitments-en");
      page.navigate(address("/desk/issues?show=SILENT&lang=zh-CN"));
      check(page, "register-silent");
    }
  }

  private void clerkAsksFromHisTelephone(IssueNumber number, String days) {
    try (var page = signedIn("zhang.wei", Chromium.phone())) {
      page.navigate(address("/desk/issues/" + number));
      page.getByText("申请延期", new Page.GetByTextOptions().setExact(true)).first().click();
      page.fill("#extension-days", "90");
      page.fill("#extension-reason", "电缆通道要过河，水务部门的许可下周才能办好。");
      page.setInputFiles(
          "#extension-evidence",
          new FilePayload("受理单.pdf", "application/pdf", Issues.pdf("受理单.pdf").content()));
      page.locator("form[action$='/extension-requests'] button").click();
      assertThat(page.locator("[role=alert]")).containsText("应为 1 至 60 之间的整数，您填的是“90”");
      assertThat(page.locator("#extension-reason")).hasValue("电缆通道要过河，水务部门的许可下周才能办好。");
      check(page, "extension-refused-days-phone");
      page.fill("#extension-days", days);
      page.setInputFiles(
          "#extension-evidence",
          new FilePayload("受理单.pdf", "application/pdf", Issues.pdf("受理单.pdf").content()));
      page.locator("form[action$='/extension-requests'] button").click();
      assertThat(page.locator("main")).containsText("延期申请中");
    }
  }

  /** Opens the task by its address and claims it where nobody has. */
  private void openTask(Page page, IssueNumber number, String name) {
    Chromium.openTask(page, address(""), number.value(), name);
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(), done::click);
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

  private Task task(IssueNumber number, String element) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(element)
        .singleResult();
  }

  private IssueView view(IssueNumber number) {
    return files.find(number).orElseThrow();
  }

  private static Instant instant(String local) {
    return SettableClock.instant(local);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
