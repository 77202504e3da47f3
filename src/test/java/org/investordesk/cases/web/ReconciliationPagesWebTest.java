package org.investordesk.cases.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.EngineDates.Difference;
import org.investordesk.cases.domain.EngineDates.Kind;
import org.investordesk.cases.store.ReconciliationStore;
import org.investordesk.platform.Role;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.investordesk.testkit.Chromium;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ReconciliationPagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired ReconciliationStore reports;
  @Autowired Issues issues;
  @Autowired ServiceClocks clocks;
  @Autowired StageClocks stages;
  @Autowired TransactionOperations transactions;
  @LocalServerPort int port;

  private MockMvc pages;

  @BeforeEach
  void open() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_last_runs_are_shown_with_each_difference() throws Exception {
    report(true);

    pages
        .perform(get("/desk/reconciliation").with(as(Role.COORDINATOR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("发现 1 处不一致，已修正 1 处")))
        .andExpect(content().string(containsString("YS-2098-000001")))
        .andExpect(content().string(containsString("2026-10-26（周一）17:30")));
  }

  @Test
  void in_english_too() throws Exception {
    report(false);

    pages
        .perform(
            get("/desk/reconciliation")
                .with(as(Role.ADMINISTRATOR))
                .header("Accept-Language", "en"))
        .andExpect(content().string(containsString("Differences: 1, put right: 0")))
        .andExpect(content().string(containsString("The task is not due when its clock is")))
        .andExpect(content().string(containsString("an administrator has to look")));
  }

  @Test
  void a_second_run_is_refused_in_a_sentence_while_one_runs() throws Exception {
    var now = instant("2026-10-23T10:00");
    var run = reports.start(now, "system", null, now.plusSeconds(1)).orElseThrow();

    pages
        .perform(post("/desk/reconciliation").with(csrf()).with(as(Role.COORDINATOR)))
        .andExpect(redirectedUrl("/desk/reconciliation"))
        .andExpect(flash().attributeExists("refusal"));
    reports.finish(run, 0, now);
    assertThat(reports.latest(1).get(0).id()).isEqualTo(run);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMINISTRATOR", "COORDINATOR"})
  void a_stranger_neither_sees_nor_starts_it(Role role) throws Exception {
    pages
        .perform(get("/desk/reconciliation").with(as(role)))
        .andExpect(status().is4xxClientError());
    pages
        .perform(post("/desk/reconciliation").with(csrf()).with(as(role)))
        .andExpect(status().is4xxClientError());
  }

  @Test
  void the_page_and_the_clocks_of_a_case_file_read_well_on_a_desk_and_on_a_phone() {
    report(true);
    report(false);
    var number = issues.inWork();
    transactions.executeWithoutResult(
        status -> {
          var at = instant("2026-10-23T10:00");
          var power = new PolicyKey("POWER", "LINE_35KV");
          stages.start(number.value(), power, at, "SCHEME", null);
          stages.start(number.value(), power, at, "INSPECTION", Town.HOUSING);
          clocks.extend(number.value(), 2, at);
        });
    try (var page = Chromium.page()) {
      page.navigate("http://localhost:" + port + "/desk/reconciliation");
      page.fill("input[name=username]", "test-chief");
      page.fill("input[name=password]", "Wq5-Harbour-2026");
      page.click("main button[type=submit]");
      for (var language : List.of("zh", "en")) {
        page.setViewportSize(1280, 900);
        page.navigate("http://localhost:" + port + "/desk/reconciliation?lang=" + language);
        assertThat(page.locator("h1").innerText())
            .isEqualTo(language.equals("zh") ? "时限核对" : "Reconciliation of dates");
        Chromium.assertAccessible(page);
        Chromium.screenshot(page, "reconciliation-" + language);
        page.navigate("http://localhost:" + port + "/desk/issues/" + number);
        assertThat(page.locator("#h-clocks + div tbody th").allInnerTexts())
            .contains(language.equals("zh") ? "环节时限 · 供电方案" : "Stage · Supply scheme");
        Chromium.assertAccessible(page);
        Chromium.screenshot(page, "clocks-" + language);
        page.setViewportSize(390, 844);
        page.navigate("http://localhost:" + port + "/desk/reconciliation");
        Chromium.assertNoSidewaysScrolling(page);
        Chromium.screenshot(page, "reconciliation-phone-" + language);
      }
    }
  }

  private void report(boolean repaired) {
    var now = instant("2026-10-23T10:00");
    var run = reports.start(now, "system", null, now.plusSeconds(1)).orElseThrow();
    reports.report(
        run,
        new Difference(
            new IssueNumber("YS-2098-000001"),
            Kind.TASK_DATE,
            "userTask_handleIssue",
            instant("2026-10-26T17:30"),
            null),
        repaired);
    reports.finish(run, 7, now);
  }

  private static RequestPostProcessor as(Role role) {
    return user("tester").authorities(new SimpleGrantedAuthority("ROLE_" + role.group()));
  }
}
