package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInRelativeOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.investordesk.testkit.SettableClock.instant;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ApiIssueDeadlinesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired ServiceClocks clocks;
  @Autowired StageClocks stages;
  @Autowired TransactionOperations transactions;

  private MockMvc client;
  private IssueNumber number;

  @BeforeEach
  void an_issue_in_work() {
    client = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-09-30T10:00");
    number = issues.inWork();
    SettableClock.at("2026-10-08T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void every_date_is_explained_line_by_line_to_whoever_holds_the_status_link() throws Exception {
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充用电负荷清单和总平面图。"));
    SettableClock.at("2026-10-09T10:00");
    Town.POWER_CLERK.run(() -> desk.resumeWork(number, "材料已齐，继续办理"));
    transactions.executeWithoutResult(
        status -> {
          clocks.extend(number.value(), 2, instant("2026-10-09T11:00"));
          stages.start(
              number.value(),
              new PolicyKey("POWER", "LOW"),
              instant("2026-10-09T11:00"),
              "INSPECTION",
              Town.HOUSING);
        });

    ask(token(), "en")
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", "no-store"))
        .andExpect(jsonPath("$.number").value(number.value()))
        .andExpect(
            jsonPath("$.deadlines[*].clock", hasItems("CONTACT", "RESOLUTION", "STAGE", "PAUSE")))
        .andExpect(jsonPath("$.deadlines[*].clock", not(hasItem("SIGN_FOR"))))
        .andExpect(jsonPath("$.deadlines[?(@.clock=='RESOLUTION')].state").value("RUNNING"))
        .andExpect(
            jsonPath("$.deadlines[?(@.clock=='RESOLUTION')].dueAt")
                .value("2026-10-19T17:30:00+08:00"))
        .andExpect(
            jsonPath("$.deadlines[?(@.clock=='RESOLUTION')].remainingOfficeMinutes").value(3_270))
        .andExpect(
            jsonPath("$.deadlines[?(@.clock=='STAGE')].name")
                .value(hasItem(startsWith("Stage · Joint inspection, by department · "))))
        .andExpect(
            jsonPath(
                "$.deadlines[?(@.clock=='RESOLUTION')].explanation[*]",
                containsInRelativeOrder(
                    "The limit for the resolution is counted from the registration: Wed 30 Sep"
                        + " 2026, 10:00.",
                    "Thu 8 Oct 2026, 10:00 to Fri 9 Oct 2026, 10:00: paused, reason: waiting for"
                        + " papers from the investor; 420 office minutes.",
                    "Extended on Fri 9 Oct 2026, 11:00: 2 working days on top of the limit and its"
                        + " pauses.",
                    "Not counted: 1.00 working days in all, rounded half up; the limit moves by 1"
                        + " working days.",
                    "Thu 1 Oct 2026 to Wed 7 Oct 2026: National Day, not counted.",
                    "Working day 3: Sat 10 Oct 2026, worked for National Day.",
                    "Due: Mon 19 Oct 2026, 17:30.")));
  }

  @Test
  void in_chinese_for_who_asks_in_chinese() throws Exception {
    ask(token(), "zh-CN")
        .andExpect(jsonPath("$.deadlines[?(@.clock=='RESOLUTION')].name").value("办理完成并答复"))
        .andExpect(
            jsonPath("$.deadlines[?(@.clock=='RESOLUTION')].explanation[*]")
                .value(hasItem("2026-10-01（周四） 至 2026-10-07（周三）：国庆节放假，不计。")));
  }

  @Test
  void a_stranger_learns_nothing_not_even_whether_the_number_exists() throws Exception {
    var other = issues.registered();
    var wrong = ask(other.statusToken(), "en").andExpect(status().isNotFound()).andReturn();
    var unknown =
        client
            .perform(
                get("/api/v1/issues/YS-2026-999999/deadlines")
                    .header("X-Status-Token", other.statusToken())
                    .header("Accept-Language", "en"))
            .andExpect(status().isNotFound())
            .andReturn();
    client
        .perform(get("/api/v1/issues/{number}/deadlines", number.value()))
        .andExpect(status().isNotFound())
        .andExpect(content().contentType("application/problem+json"));
    assertThat(wrong.getResponse().getContentAsString().replace(number.value(), "YS-2026-999999"))
        .isEqualTo(unknown.getResponse().getContentAsString());
  }

  @Test
  void no_resolution_is_told_before_the_kind_of_supply_is_known() throws Exception {
    var unclear = desk.register(Issues.report(IssueType.POWER, null));

    client
        .perform(
            get("/api/v1/issues/{number}/deadlines", unclear.number().value())
                .header("X-Status-Token", unclear.statusToken()))
        .andExpect(jsonPath("$.deadlines[*].clock", hasItem("TRIAGE")))
        .andExpect(jsonPath("$.deadlines[*].clock", not(hasItem("RESOLUTION"))));
  }

  private String token() {
    return files.find(number).orElseThrow().statusToken();
  }

  private ResultActions ask(String token, String language) throws Exception {
    return client.perform(
        get("/api/v1/issues/{number}/deadlines", number.value())
            .header("X-Status-Token", token)
            .header("Accept-Language", language));
  }
}
