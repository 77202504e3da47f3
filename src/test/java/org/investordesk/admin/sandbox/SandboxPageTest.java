package org.investordesk.admin.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.investordesk.testkit.SettableClock.instant;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
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

/** A coordinator asks what a shorter target would have done, and somebody else tries a file. */
@DeskTest
class SandboxPageTest {

  private static final double PATIENCE_MS = 120_000;

  @LocalServerPort int port;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired Jobs jobs;
  @Autowired Sandbox sandbox;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_question_is_asked_and_answered_at_a_desk_and_on_a_phone() {
    SettableClock.at("2048-03-02T10:00");
    var answered = issues.inWork();
    var late = issues.inWork();
    pass(List.of(answered, late), "2048-03-06T11:00");
    issues.answer(answered);
    Town.COORDINATOR.run(() -> desk.release(answered, null));
    pass(List.of(answered, late), "2048-05-05T10:00");

    try (var page = signedIn("xu.min", Chromium.page(1280, 900, "zh-CN"))) {
      page.navigate(address("/desk"));
      page.locator("main a[href$='/desk/sandbox']").click();
      check(page, "sandbox-start");
      page.selectOption("#policy", "POWER:LOW");
      page.fill("#amount", "3");
      page.locator("form[action$='/target'] button").click();
      assertThat(page.locator(".sandbox-headlines")).containsText("按试算方案会有 2 件逾期");
      assertThat(page.locator("#amount")).hasValue("3");
      check(page, "sandbox-answer");
      var download =
          page.waitForDownload(() -> page.locator("form[action$='/sheet'] button").click());
      download.saveAs(Path.of("target", "screenshots", "sandbox.csv"));
    }
    try (var page = signedIn("fang.lan", Chromium.page(390, 844, "en"))) {
      page.navigate(address("/desk/sandbox?lang=en"));
      check(page, "sandbox-start-en-phone");
      var wrong = sandbox.inForce().get("policies.csv").replaceFirst("2 wh", "2 hours");
      page.setInputFiles(
          "#files",
          new FilePayload("policies.csv", "text/csv", wrong.getBytes(StandardCharsets.UTF_8)));
      page.locator("form[enctype] button").click();
      assertThat(page.locator("[role=alert]")).containsText("File policies.csv, line 3");
      check(page, "sandbox-refused-en-phone");
      var typed = page.locator("#content-0").inputValue();
      page.fill("#content-0", typed.replace("2 hours", "1 wh").replace("6 wd", "3 wd"));
      page.locator("section[aria-labelledby=proposal] button").click();
      assertThat(page.locator(".sandbox-headlines")).containsText("2 would have been");
      check(page, "sandbox-answer-en-phone");
    }
  }

  private void pass(List<IssueNumber> numbers, String until) {
    for (var number : numbers) {
      jobs.fireUntil(number, instant(until));
    }
    SettableClock.at(until);
  }

  private Page signedIn(String user, Page page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
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

  private String address(String path) {
    return "http://localhost:" + port + path;
  }
}
