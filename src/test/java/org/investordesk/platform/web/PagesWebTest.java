package org.investordesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Headers, language, error pages, cards: what every page has from the platform. */
@DeskTest
class PagesWebTest {

  private static final String PASSWORD = "Rv8-Lantern-2026";

  @LocalServerPort int port;
  @Autowired StaffAccounts accounts;

  @Test
  void our_pages_allow_no_inline_script_and_no_foreign_frame() {
    var headers = new Browser(port).get("/desk/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'self'", "frame-ancestors 'self'", "form-action 'self'")
                    .doesNotContain("unsafe"));
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @Test
  void public_pages_and_the_api_send_no_referrer() {
    var browser = new Browser(port);

    assertThat(browser.get("/css/desk.css").headers().firstValue("Referrer-Policy"))
        .hasValue("no-referrer");
    assertThat(browser.get("/api/nothing").headers().firstValue("Referrer-Policy"))
        .hasValue("no-referrer");
  }

  @Test
  void a_lost_page_speaks_chinese_and_english_and_keeps_path_and_query_in_the_switch() {
    var browser = new Browser(port);

    var chinese = browser.get("/status/lost?a=1");
    var english = browser.get("/status/lost?a=1&lang=en");

    assertThat(chinese.statusCode()).isEqualTo(404);
    assertThat(chinese.body())
        .contains("没有找到", "lang=\"zh-CN\"", "/status/lost?a=1&amp;lang=en")
        .doesNotContain("Exception");
    assertThat(english.body())
        .contains("Not found", "lang=\"en\"", "/status/lost?a=1&amp;lang=zh-CN");
  }

  @Test
  void the_language_is_remembered_and_the_browser_is_asked_first_time() {
    var browser = new Browser(port);

    assertThat(
            browser.get("/desk/sign-in", "Accept", "text/html", "Accept-Language", "en-GB").body())
        .contains("Staff sign-in");
    assertThat(browser.get("/desk/sign-in", "Accept", "text/html", "Accept-Language", "fr").body())
        .contains("工作人员登录");
    browser.get("/desk/sign-in?lang=en");
    assertThat(browser.get("/desk/sign-in").body()).contains("Staff sign-in");
  }

  @Test
  void under_the_api_a_no_is_problem_details() {
    var answer = new Browser(port).get("/api/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("\"status\":404").doesNotContain("trace");
  }

  @Test
  void an_unknown_staff_page_and_a_forbidden_webapp_are_closed() {
    var clerk = signedIn("pages-clerk", Role.CLERK);

    assertThat(clerk.get("/desk/nowhere").statusCode()).isEqualTo(404);
    assertThat(clerk.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    assertThat(clerk.get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void the_start_page_shows_each_role_its_cards() {
    var clerk = signedIn("pages-clerk", Role.CLERK).get("/desk").body();
    var chief = signedIn("pages-chief", Role.ADMINISTRATOR).get("/desk").body();

    assertThat(clerk).contains("待办任务").doesNotContain("流程监控", "账号与权限");
    assertThat(chief).contains("待办任务", "流程监控", "账号与权限");
  }

  @Test
  void the_search_leads_to_the_case_file_or_says_how_a_number_looks() {
    var clerk = signedIn("pages-clerk", Role.CLERK);

    assertThat(clerk.get("/desk/find?number=ys-2026-000123%20").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/issues/YS-2026-000123"));
    assertThat(clerk.get("/desk/find?number=//evil.example").headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk?notANumber"));
    assertThat(clerk.get("/desk?notANumber").body()).contains("编号格式不对");
  }

  @Test
  void an_administrator_is_not_held_up_by_the_gate() {
    var chief = signedIn("pages-chief", Role.ADMINISTRATOR);

    assertThat(chief.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(chief.api("GET", "/deployment/count", "").statusCode()).isEqualTo(200);
  }

  private Browser signedIn(String id, Role role) {
    accounts.save(new StaffAccounts.Account(id, id, null), PASSWORD);
    accounts.assign(id, Set.of(role), Set.of());
    var browser = new Browser(port);
    browser.signIn(id, PASSWORD);
    return browser;
  }
}
