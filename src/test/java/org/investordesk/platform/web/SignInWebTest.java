package org.investordesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class SignInWebTest {

  private static final String PASSWORD = "Rv8-Lantern-2026";

  @LocalServerPort int port;
  @Autowired StaffAccounts accounts;

  @BeforeEach
  void staff() {
    accounts.ensureDepartment("signin-dept", "登录测试局");
    accounts.save(new StaffAccounts.Account("signin-lu", "陆小曼", "lu@example.org"), PASSWORD);
    accounts.assign("signin-lu", Set.of(Role.CLERK), Set.of("signin-dept"));
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_right_password_leads_to_the_start_page_with_the_name_on_it() {
    var browser = new Browser(port);

    var answer = browser.signIn("signin-lu", PASSWORD);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk"));
    var start = browser.get("/desk");
    assertThat(start.statusCode()).isEqualTo(200);
    assertThat(start.body()).contains("陆小曼").contains("工作台").contains("待办任务");
  }

  @Test
  void the_way_to_the_sign_in_names_no_host_so_that_a_forged_one_leads_nowhere() {
    for (var page : List.of("/desk", "/camunda/app/tasklist/default/")) {
      var answer =
          new Browser(port)
              .get(page, "Accept", "text/html", "X-Forwarded-Host", "elsewhere.example");

      assertThat(answer.headers().firstValue("Location")).as(page).hasValue("/desk/sign-in");
    }
  }

  @Test
  void who_loses_his_role_loses_it_at_once_and_not_with_the_session() {
    var browser = new Browser(port);
    accounts.save(new StaffAccounts.Account("signin-moved", "钱进", null), PASSWORD);
    accounts.assign("signin-moved", Set.of(Role.ADMINISTRATOR), Set.of());
    browser.signIn("signin-moved", PASSWORD);
    browser.get("/camunda/app/tasklist/default/");
    assertThat(browser.get("/desk/directory").statusCode()).isEqualTo(200);
    assertThat(browser.api("GET", "/deployment/count", "").statusCode()).isEqualTo(200);

    accounts.assign("signin-moved", Set.of(Role.CLERK), Set.of("signin-dept"));

    assertThat(browser.get("/desk/directory").statusCode()).isEqualTo(403);
    assertThat(browser.api("GET", "/deployment/count", "").statusCode()).isEqualTo(403);
    assertThat(browser.get("/desk").body()).contains("钱进");
  }

  @Test
  void a_wrong_password_stays_outside_and_says_what_to_do() {
    var browser = new Browser(port);
    accounts.save(new StaffAccounts.Account("signin-wrong", "王五", null), PASSWORD);

    var answer = browser.signIn("signin-wrong", "not-the-password");

    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/sign-in?wrong"));
    assertThat(browser.get("/desk/sign-in?wrong").body()).contains("用户名或密码不正确");
    assertThat(browser.get("/desk").statusCode()).isEqualTo(302);
  }

  @Test
  void a_locked_account_is_told_to_wait_and_opens_again_after_the_minute() {
    SettableClock.at("2026-10-23T10:00:00");
    accounts.save(new StaffAccounts.Account("signin-locked", "赵六", null), PASSWORD);
    var browser = new Browser(port);
    browser.signIn("signin-locked", "wrong");

    var locked = browser.signIn("signin-locked", PASSWORD);
    SettableClock.at("2026-10-23T10:01:01");
    var open = browser.signIn("signin-locked", PASSWORD);

    assertThat(locked.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("?locked"));
    assertThat(open.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk"));
  }

  @Test
  void no_number_of_wrong_passwords_locks_anybody_out_for_longer_than_a_minute() {
    accounts.save(new StaffAccounts.Account("signin-guessed", "钱七", null), PASSWORD);
    var browser = new Browser(port);
    for (int minute = 0; minute < 40; minute++) {
      SettableClock.at("2026-10-23T10:%02d:05".formatted(minute));
      browser.signIn("signin-guessed", "wrong");
    }
    SettableClock.at("2026-10-23T10:41:00");

    var answer = browser.signIn("signin-guessed", PASSWORD);

    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk"));
  }

  @Test
  void a_stranger_is_sent_to_the_sign_in_and_then_to_the_page_he_asked_for() {
    var browser = new Browser(port);

    var stranger = browser.get("/desk?from=mail");
    browser.get("/desk/sign-in");
    var answer = browser.signIn("signin-lu", PASSWORD);

    assertThat(stranger.statusCode()).isEqualTo(302);
    assertThat(stranger.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/sign-in"));
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/desk?from=mail"));
  }

  @Test
  void a_form_without_its_token_is_refused() {
    var answer =
        new Browser(port)
            .submit(
                "/css/desk.css",
                "/desk/sign-in",
                Map.of("username", "signin-lu", "password", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("无权访问");
  }

  @Test
  void signing_out_ends_our_pages_and_the_webapps() {
    var browser = new Browser(port);
    browser.signIn("signin-lu", PASSWORD);
    var tasklist = browser.get("/camunda/app/tasklist/default/");
    assertThat(tasklist.statusCode()).as(tasklist.headers().toString()).isEqualTo(200);

    browser.submit("/desk", "/desk/sign-out", Map.of());

    assertThat(browser.get("/desk").statusCode()).isEqualTo(302);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(302);
    assertThat(browser.api("GET", "/task", "").statusCode()).isEqualTo(401);
  }

  @Test
  void unknown_paths_are_not_there() {
    var browser = new Browser(port);

    assertThat(browser.get("/engine-rest/engine").statusCode()).isEqualTo(404);
    assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(404);
    assertThat(browser.get("/actuator/health/liveness", "Accept", "*/*").statusCode())
        .isEqualTo(200);
  }
}
