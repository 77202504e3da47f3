package org.investordesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.testkit.Chromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our scripts in Tasklist, in a browser, without the desk behind them. */
class TasklistScriptsTest {

  private static final Path SCRIPTS =
      Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts");
  private static final String ORIGIN = "https://desk.test";

  private final List<String> requests = new ArrayList<>();

  @Test
  void all_cards_of_a_list_ask_for_their_lights_in_one_request() {
    try (var page = page("zh-CN", 200)) {
      page.evaluate(
          """
          async () => {
            const { default: light } = await import('/desk/camunda/app/tasklist/scripts/lights.js');
            for (const id of ['t1', 't2', 't3']) {
              const node = document.body.appendChild(document.createElement('div'));
              node.id = id;
              light.render(node, { taskId: id });
            }
          }
          """);
      page.waitForSelector("#t1 .desk-light");

      assertThat(requests).containsExactly("/desk/desk/api/lights?tasks=t1%2Ct2%2Ct3");
      assertThat(page.textContent("#t1 .desk-light-label")).isEqualTo("黄灯 <b>2</b>");
      assertThat(page.textContent("#t1 .desk-light-number")).isEqualTo("YS-2026-000123");
      assertThat(page.getAttribute("#t1 svg", "aria-hidden")).isEqualTo("true");
      assertThat(page.locator("#t1 b").count()).isZero();
      assertThat(page.innerHTML("#t2")).as("a light nobody knows").isEmpty();
      assertThat(page.innerHTML("#t3")).as("no light").isEmpty();
    }
  }

  @Test
  void the_list_stays_usable_while_lights_are_not_answered() {
    try (var page = page("zh-CN", 503)) {
      page.waitForResponse(
          "**/api/lights*",
          () ->
              page.evaluate(
                  """
          async () => {
            const { default: light } = await import('/desk/camunda/app/tasklist/scripts/lights.js');
            const node = document.body.appendChild(document.createElement('div'));
            node.id = 't1';
            light.render(node, { taskId: 't1' });
          }
          """));
      page.evaluate("() => new Promise(done => setTimeout(done))");

      assertThat(requests).hasSize(1);
      assertThat(page.innerHTML("#t1")).isEmpty();
    }
  }

  @Test
  void from_tasklist_the_start_page_and_the_register_are_one_step_away() {
    try (var page = page("en-GB", 200)) {
      page.evaluate(
          """
          async () => {
            const { default: back } = await import('/desk/camunda/app/tasklist/scripts/way-back.js');
            back.render(document.body.appendChild(document.createElement('div')));
          }
          """);

      assertThat(page.locator(".desk-way-back a").allTextContents())
          .containsExactly("Start page", "Register of problems");
      assertThat(page.getAttribute(".desk-way-back a:first-child", "href"))
          .isEqualTo("/desk/desk?lang=en");
    }
  }

  @Test
  void on_a_phone_choosing_a_task_leads_to_it() {
    try (var page = page("zh-CN", 200)) {
      page.setViewportSize(390, 800);
      page.evaluate(
          """
          async () => {
            await import('/desk/camunda/app/tasklist/scripts/narrow.js');
            document.body.innerHTML =
              '<div class="column-center"></div><div class="column-right"></div>';
            document.body.firstChild.style.height = '4000px';
            document.body.lastChild.style.height = '2000px';
            location.hash = '#/?task=t1';
          }
          """);
      page.waitForFunction("() => scrollY >= 3900");

      page.evaluate("() => { location.hash = '#/'; }");
      page.waitForFunction("() => scrollY < 100");
    }
  }

  @Test
  void a_filter_named_in_both_languages_is_read_in_one() {
    try (var page = page("zh-CN", 200)) {
      page.evaluate(
          """
          async () => {
            await import('/desk/camunda/app/tasklist/scripts/one-language.js');
            const list = document.body.appendChild(document.createElement('div'));
            list.setAttribute('cam-tasklist-filters', '');
            list.textContent = ' 我的待办 My tasks ';
          }
          """);
      page.waitForFunction(
          "() => document.querySelector('[cam-tasklist-filters]').textContent === ' 我的待办 '");

      assertThat(page.textContent("[cam-tasklist-filters]")).isEqualTo(" 我的待办 ");
    }
  }

  @Test
  void tasks_and_colleagues_are_called_as_the_reader_calls_them() {
    try (var page = page("en-GB", 200)) {
      page.evaluate(
          """
          async () => {
            await import('/desk/camunda/app/tasklist/scripts/one-language.js');
            const list = document.body.appendChild(document.createElement('div'));
            list.className = 'tasks-list';
            list.innerHTML = '<div class="names"><h4> 签收交办 </h4><h6>wu-fang</h6></div><p>签收交办</p>';
          }
          """);
      page.waitForFunction("() => document.querySelector('h4').textContent.includes('Sign')");

      assertThat(page.textContent("h4")).isEqualTo(" Sign for the issue ");
      assertThat(page.textContent("h6")).isEqualTo("吴方");
      assertThat(page.textContent("p")).as("what people wrote").isEqualTo("签收交办");
    }
  }

  @Test
  void the_case_file_stands_beside_the_form_where_there_is_room() {
    try (var page = page("zh-CN", 200)) {
      page.setViewportSize(1400, 800);
      page.evaluate(
          """
          async () => {
            location.hash = '/?task=t1';
            await import('/desk/camunda/app/tasklist/scripts/case-file.js');
            document.body.innerHTML +=
              '<section class="task-details"><div><div class="form-pane"></div></div></section>';
          }
          """);
      page.waitForSelector(".desk-beside > iframe.desk-case-file");

      assertThat(page.getAttribute("iframe", "src"))
          .isEqualTo("/desk/desk/tasks/t1/case-file?embedded=1");
      assertThat(page.getAttribute("iframe", "title")).isEqualTo("案件档案");

      page.setViewportSize(700, 800);
      page.waitForCondition(() -> page.locator("iframe").count() == 0);
    }
  }

  @Test
  void the_language_is_that_of_the_desk_own_pages() {
    assertThat(language("zh-CN", null)).isEqualTo("zh-CN");
    assertThat(language("zh-TW", null)).isEqualTo("zh-CN");
    assertThat(language("en-GB", null)).isEqualTo("en");
    assertThat(language("fr-FR", null)).isEqualTo("zh-CN");
    assertThat(language("zh-CN", "en")).isEqualTo("en");
    assertThat(language("en-US", "zh-CN")).isEqualTo("zh-CN");
  }

  private Object language(String locale, @Nullable String chosen) {
    try (var page = page(locale, 200)) {
      if (chosen != null) {
        page.evaluate(
            "lang => { document.cookie = 'other=1'; document.cookie = 'lang=' + lang }", chosen);
      }
      return page.evaluate(
          "async () => (await import('/desk/camunda/app/tasklist/scripts/language.js')).language");
    }
  }

  /** An empty page under the context path {@code /desk}, with Tasklist's base element. */
  private Page page(String locale, int lightsStatus) {
    var page = Chromium.page(1280, 900, locale);
    page.route("**/*", route -> answer(route, lightsStatus));
    page.navigate(ORIGIN + "/desk/camunda/app/tasklist/default/");
    return page;
  }

  private void answer(Route route, int lightsStatus) {
    var path = route.request().url().substring(ORIGIN.length());
    if (path.contains("/scripts/")) {
      var file = SCRIPTS.resolve(path.substring(path.lastIndexOf('/') + 1));
      route.fulfill(new FulfillOptions().setContentType("text/javascript").setBody(read(file)));
    } else if (path.contains("/api/names")) {
      route.fulfill(
          new FulfillOptions()
              .setContentType("application/json")
              .setBody("{\"签收交办\": \"Sign for the issue\", \"wu-fang\": \"吴方\"}"));
    } else if (path.contains("/api/lights")) {
      requests.add(path);
      route.fulfill(
          new FulfillOptions()
              .setStatus(lightsStatus)
              .setContentType("application/json")
              .setBody(
                  """
                  {"t1": {"light": "YELLOW", "number": "YS-2026-000123", "label": "黄灯 <b>2</b>"},
                   "t2": {"light": "PURPLE", "number": "YS-2026-000124", "label": "紫灯"}}
                  """));
    } else {
      route.fulfill(
          new FulfillOptions()
              .setContentType("text/html")
              .setBody("<!doctype html><base href=\"/\" app-root=\"/desk/camunda\"><body></body>"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
