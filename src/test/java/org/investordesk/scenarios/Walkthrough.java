package org.investordesk.scenarios;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.function.Consumer;
import org.investordesk.cases.IssueNumber;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Town;

/** People at their pages in Chromium: the investor at the portal, staff at Tasklist and desk. */
final class Walkthrough {

  /** Two cores may be busy with other things. */
  private static final double PATIENCE_MS = 60_000;

  private final String address;

  Walkthrough(int port) {
    this.address = "http://localhost:" + port;
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** The investor's status page on a telephone, behind the link of his mails. */
  void investor(String statusToken, Consumer<Page> steps) {
    try (var page = Chromium.phone()) {
      patient(page);
      page.navigate(address + "/s/" + statusToken);
      page.waitForURL("**/status");
      steps.accept(page);
    }
  }

  /** A page for everybody. */
  void visitor(Consumer<Page> steps) {
    try (var page = Chromium.page()) {
      patient(page);
      steps.accept(page);
    }
  }

  /** A member of staff signs in. */
  void staff(String user, Consumer<Page> steps) {
    try (var page = Chromium.page(1500, 950, "zh-CN")) {
      patient(page);
      page.navigate(address + "/desk/sign-in");
      page.fill("input[name=username]", user);
      page.fill("input[name=password]", Town.PASSWORD);
      page.click("main button[type=submit]");
      page.waitForURL("**/desk");
      steps.accept(page);
    }
  }

  /** A member of staff does the one task of an issue in Tasklist. */
  void task(String user, IssueNumber number, String picture, Consumer<Page> form) {
    staff(
        user,
        page -> {
          open(page, number);
          form.accept(page);
          Chromium.screenshot(page, picture);
          var done = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交办理"));
          page.waitForResponse(
              answer -> answer.url().contains("/submit-form") && answer.ok(), done::click);
        });
  }

  /** Finds the card of the issue, opens it and claims it where nobody has. */
  void open(Page page, IssueNumber number) {
    Chromium.openTask(page, address, number.value(), null);
  }

  void go(Page page, String path) {
    page.navigate(address + path);
  }

  static void attach(Page page, String name) {
    page.setInputFiles("#evidence", pdf(name));
    page.locator("form li", new Page.LocatorOptions().setHasText(name)).waitFor();
  }

  static FilePayload pdf(String name) {
    return new FilePayload(name, "application/pdf", Issues.pdf(name).content());
  }

  static void check(Page page, String name) {
    Chromium.screenshot(page, name);
    Chromium.assertAccessible(page);
    Chromium.assertNoSidewaysScrolling(page);
  }

  private static void patient(Page page) {
    page.setDefaultTimeout(PATIENCE_MS);
    page.setDefaultNavigationTimeout(PATIENCE_MS);
  }
}
