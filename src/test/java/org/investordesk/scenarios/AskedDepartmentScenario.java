package org.investordesk.scenarios;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Course;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueState;
import org.investordesk.cases.Opinions;
import org.investordesk.cases.Opinions.State;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Result;
import org.investordesk.cases.store.IssueStore;
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
 * "A department signs for an issue and chooses the stages, asks another department, waits for
 * papers beside its task, and the investor sees how far it has come": in the machine's browser.
 */
@DeskTest
class AskedDepartmentScenario {

  private static final double PATIENCE_MS = 90_000;

  @LocalServerPort int port;
  @Autowired Issues issues;
  @Autowired IssueStore store;
  @Autowired CaseFiles files;
  @Autowired Opinions opinions;
  @Autowired Stages stages;
  @Autowired JdbcClient jdbc;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void another_department_is_asked_and_answers_in_its_own_task_list() {
    SettableClock.at("2026-10-23T10:00");
    var number = issues.dispatchedToStages();

    leadSignsForItAndChoosesTheStages(number);
    leadAsksAnotherDepartmentAndWaitsForPapers(number);
    theOtherDepartmentAnswers(number);
    investorReadsHowFarItHasCome(number);
    theLettersAreReadable(number);
  }

  private void leadSignsForItAndChoosesTheStages(IssueNumber number) {
    try (var page = signedIn("zhang.wei")) {
      openTask(page, number);
      assertThat(page.locator("input[name=course]")).hasCount(2);
      assertThat(complete(page)).isDisabled();
      page.locator("input[name=course]").first().check();
      submit(page, "stages-sign-for");
    }
    var facts = store.find(number).orElseThrow().issue();
    assertThat(facts.course()).isEqualTo(Course.STAGED);
    assertThat(stages.of(number)).hasSize(1);
  }

  private void leadAsksAnotherDepartmentAndWaitsForPapers(IssueNumber number) {
    try (var page = signedIn("zhang.wei")) {
      page.navigate(address("/desk/issues/" + number));
      page.locator("summary", text("请其他部门协办")).click();
      page.selectOption("#opinion-department", Town.HOUSING);
      page.fill("#opinion-question", "请核对厂房与电房的消防间距。");
      page.locator("form[action$='/opinions'] button").click();
      assertThat(page.locator("main")).containsText("请核对厂房与电房的消防间距。");

      page.navigate(address("/camunda/app/tasklist/default/"));
      page.locator("li.task", has(number)).locator("h4.task a").click();
      var file = page.frameLocator("iframe.desk-case-file");
      file.getByText("请投资者补件").first().click();
      file.locator("#papers-text").fill("请补充设备清单和平面图。");
      file.locator("form[action$='/papers'] button").click();
      file.locator("#resume-text").waitFor();
      Chromium.screenshot(page, "stages-tasklist-waiting");
      assertThat(view(number)).isEqualTo(IssueState.WAITING_INVESTOR);
      file.locator("#resume-text").fill("材料已当面收到");
      file.locator("form[action$='/resume'] button").click();
      file.getByText("请投资者补件").first().waitFor();
      assertThat(view(number)).isEqualTo(IssueState.IN_PROGRESS);

      page.navigate(address("/desk/issues/" + number));
      check(page, "stages-case-file");
    }
  }

  private void theOtherDepartmentAnswers(IssueNumber number) {
    try (var page = signedIn("shen.yi")) {
      openTask(page, number);
      assertThat(page.locator("form[name=form]")).containsText("请核对厂房与电房的消防间距。");
      page.selectOption("#verdict", "CONDITIONAL");
      page.fill("#text", "间距符合要求，但需补一项。");
      page.fill("#items", "电房外墙补一道防火墙");
      page.setInputFiles("#evidence", pdf("核对记录.pdf"));
      assertThat(page.locator("form li").first()).containsText("核对记录.pdf");
      submit(page, "opinion-form");
    }
    var opinion = opinions.of(number).get(0);
    assertThat(opinion.state()).isEqualTo(State.GIVEN);
    assertThat(opinion.verdict()).isEqualTo(Verdict.CONDITIONAL);
    assertThat(opinion.items()).containsExactly("电房外墙补一道防火墙");
    try (var page = signedIn("xu.min")) {
      page.navigate(address("/desk/issues/" + number));
      assertThat(page.locator("main")).containsText("电房外墙补一道防火墙");
      check(page, "opinion-case-file");
    }
  }

  private void investorReadsHowFarItHasCome(IssueNumber number) {
    SettableClock.at("2026-10-26T10:00");
    Town.POWER_CLERK.run(
        () -> {
          stages.complete(
              number,
              "INSPECTION",
              new Result("DONE", LocalDate.of(2026, 10, 23), "现场具备条件", Set.of(), false, true));
          stages.begin(number, "SCHEME", Stages.Holder.INVESTOR);
        });
    try (var phone = Chromium.phone()) {
      phone.navigate(address("/s/" + files.find(number).orElseThrow().statusToken()));
      assertThat(phone.locator("main")).containsText("等您完成，时限暂停");
      check(phone, "stages-status-phone");
      phone.navigate(address("/status?lang=en"));
      assertThat(phone.locator("main")).containsText("Waits for you");
      check(phone, "stages-status-phone-en");
    }
    try (var phone = Chromium.phone()) {
      signIn(phone, "zhang.wei");
      phone.navigate(address("/desk/issues/" + number));
      check(phone, "stages-case-file-phone");
    }
  }

  private void theLettersAreReadable(IssueNumber number) {
    try (var page = signedIn("xu.min")) {
      for (var kind :
          List.of("STAGE_COMPLETED", "STAFF_OPINION_ASKED", "STAFF_OPINIONS_GATHERED")) {
        page.navigate(address("/desk/mails/" + mail(number, kind)));
        assertThat(page.locator("main")).containsText(number.value());
        Chromium.screenshot(page, "letter-" + kind.toLowerCase(Locale.ROOT));
      }
    }
  }

  private long mail(IssueNumber number, String kind) {
    return jdbc.sql("select id from outgoing_mail where issue_number = ? and kind = ?")
        .params(number.value(), kind)
        .query(Long.class)
        .single();
  }

  private void openTask(Page page, IssueNumber number) {
    page.navigate(address("/camunda/app/tasklist/default/"));
    page.locator("li.task", has(number)).locator("h4.task a").click();
    page.locator(".desk-form-head").waitFor();
    var claim = page.locator("button.claim");
    if (claim.count() > 0 && claim.isVisible()) {
      claim.click();
      page.locator("button.claim")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      page.locator(".desk-form-head").waitFor();
    }
    page.locator("fieldset:not([disabled]) .form-control:enabled").first().waitFor();
  }

  private static Locator complete(Page page) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
  }

  private static void submit(Page page, String name) {
    Chromium.screenshot(page, name);
    page.waitForResponse(
        answer -> answer.url().contains("/submit-form") && answer.ok(), complete(page)::click);
  }

  private static Page.LocatorOptions has(IssueNumber number) {
    return text(number.value());
  }

  private static Page.LocatorOptions text(String words) {
    return new Page.LocatorOptions().setHasText(words);
  }

  private Page signedIn(String user) {
    var page = Chromium.page(1500, 950, "zh-CN");
    signIn(page, user);
    return page;
  }

  /** Two cores may be busy with other things. */
  private void signIn(Page page, String user) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
    page.navigate(address("/desk/sign-in"));
    page.fill("input[name=username]", user);
    page.fill("input[name=password]", Town.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL("**/desk");
  }

  private static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  private static FilePayload pdf(String name) {
    return new FilePayload(name, "application/pdf", Issues.pdf(name).content());
  }

  private IssueState view(IssueNumber number) {
    return files.find(number).orElseThrow().state();
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
