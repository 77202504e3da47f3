package org.investordesk.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The machine's Chromium, one for the whole test run, ended with it. Each page has a context of its
 * own: no cookies of other tests. Where no Chromium is, it is installed (see {@link
 * ChromiumInstallation}).
 */
public final class Chromium {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");
  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static @Nullable Browser running;

  /** A page as wide as a desk's screen, in Chinese. */
  public static Page page() {
    return page(1280, 900, "zh-CN");
  }

  /** A page as narrow as a phone, in Chinese. */
  public static Page phone() {
    return page(390, 844, "zh-CN");
  }

  /**
   * @param width CSS pixels
   * @param language such as {@code en}
   */
  public static Page page(int width, int height, String language) {
    var context =
        browser()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale(language)
                    .setTimezoneId("Asia/Shanghai"));
    return context.newPage();
  }

  /** A phone in Chinese that runs no scripts. */
  public static Page withoutScripts() {
    return browser()
        .newContext(
            new NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setJavaScriptEnabled(false))
        .newPage();
  }

  /** Fails with a list of what axe found, each with its place on the page and where to read on. */
  public static void assertAccessible(Page page) {
    var violations = new AxeBuilder(page).withTags(WCAG_2_2_AA).analyze().getViolations();
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.stream()
              .map(
                  rule ->
                      "%s: %s (%s)%n%s"
                          .formatted(
                              rule.getId(),
                              rule.getHelp(),
                              rule.getHelpUrl(),
                              rule.getNodes().stream()
                                  .map(
                                      node ->
                                          "    at %s: %s"
                                              .formatted(node.getTarget(), node.getHtml()))
                                  .collect(Collectors.joining("\n"))))
              .collect(
                  Collectors.joining("\n", "%s is not accessible:%n".formatted(page.url()), "")));
    }
  }

  /** Fails where the page is wider than the window, so that a reader would scroll sideways. */
  public static void assertNoSidewaysScrolling(Page page) {
    var tooWide =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (((Number) tooWide).intValue() > 0) {
      throw new AssertionError("%s is %s px too wide".formatted(page.url(), tooWide));
    }
  }

  /**
   * Keeps the whole page as a picture in {@code target/screenshots}.
   *
   * @return where it is
   */
  public static Path screenshot(Page page, String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    return file;
  }

  private static synchronized Browser browser() {
    if (running == null) {
      var program = ChromiumInstallation.ensure();
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
      program.ifPresent(options::setExecutablePath);
      var launched = playwright.chromium().launch(options);
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "browser-closer"));
      running = launched;
    }
    return running;
  }

  private Chromium() {}

  /**
   * Opens the newest task of an issue that the one signed in may see, as the link in the case file
   * does, and claims it where nobody has. The list itself shows the fifteen most urgent tasks of
   * the whole run, so the card need not be among them.
   *
   * @param address of the desk, without a slash at the end
   * @param name of the task as the list shows it; null where the issue has one task at a time
   */
  public static void openTask(Page page, String address, String number, @Nullable String name) {
    openTask(page, address, newestTask(page, address, number, name));
  }

  /** Opens this very task. */
  public static void openTask(Page page, String address, String task) {
    for (int attempt = 1; ; attempt++) {
      // from another page: within Tasklist it would be a change of the fragment only
      page.navigate(address + "/desk");
      page.navigate(address + "/camunda/app/tasklist/default/#/?task=" + task);
      try {
        page.locator(".desk-form-head").waitFor(new Locator.WaitForOptions().setTimeout(40_000));
        break;
      } catch (TimeoutError stuck) {
        // on a busy machine the webapp now and then never ends its loading; a reader reloads it
        if (attempt == 3) {
          throw stuck;
        }
      }
    }
    var claim = page.locator("button.claim");
    if (claim.count() > 0 && claim.isVisible()) {
      claim.click();
      page.locator("button.claim")
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      page.locator(".desk-form-head").waitFor();
    }
    page.locator("fieldset:not([disabled]) .form-control:enabled").first().waitFor();
  }

  private static String newestTask(
      Page page, String address, String number, @Nullable String name) {
    var answer =
        page.request()
            .get(
                address
                    + "/camunda/api/engine/engine/default/task?sortBy=created&sortOrder=desc"
                    + "&processInstanceBusinessKey="
                    + number
                    + (name == null ? "" : "&name=" + URLEncoder.encode(name, UTF_8)));
    try {
      for (var task : new ObjectMapper().readTree(answer.body())) {
        return task.get("id").asText();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError(
        "nobody signed in here sees a task of " + number + ": " + answer.text());
  }
}
