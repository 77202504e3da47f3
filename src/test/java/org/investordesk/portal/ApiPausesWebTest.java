package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.rulings.PauseContests;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class ApiPausesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired ServiceClocks clocks;
  @Autowired PauseContests contests;

  private MockMvc client;

  @BeforeEach
  void connect() {
    client = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_pause_is_read_and_contested_once() throws Exception {
    var number = paused();
    var pause = clocks.pauses(number.value()).get(0).id();
    var contest = "/api/v1/issues/" + number + "/pauses/" + pause + "/contest";

    client
        .perform(keyed(get("/api/v1/issues/" + number + "/pauses")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].reason").value("WAITING_INVESTOR"))
        .andExpect(jsonPath("$[0].reasonText").value(containsString("papers")))
        .andExpect(jsonPath("$[0].longestUntil").value("2026-11-20T17:30:00+08:00"))
        .andExpect(jsonPath("$[0].contest").doesNotExist());
    client
        .perform(
            keyed(post(contest))
                .contentType(APPLICATION_JSON)
                .content("{\"words\": \"All papers were there.\"}"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$[0].contest.words").value("All papers were there."));
    client
        .perform(keyed(post(contest)))
        .andExpect(status().is4xxClientError())
        .andExpect(jsonPath("$.detail").value(containsString("each pause can be contested once")));
    assertThat(contests.of(number)).hasSize(1);
  }

  @Test
  void without_the_key_nothing_is_read_or_contested() throws Exception {
    var number = paused();
    var pause = clocks.pauses(number.value()).get(0).id();

    client
        .perform(get("/api/v1/issues/" + number + "/pauses"))
        .andExpect(status().isUnauthorized());
    client
        .perform(post("/api/v1/issues/" + number + "/pauses/" + pause + "/contest"))
        .andExpect(status().isUnauthorized());
    client
        .perform(keyed(post("/api/v1/issues/" + number + "/pauses/999999999/contest")))
        .andExpect(status().isNotFound());
    client
        .perform(keyed(get("/api/v1/issues/YS-2026-999999/pauses")))
        .andExpect(status().isNotFound());
    assertThat(contests.of(number)).isEmpty();
  }

  private IssueNumber paused() {
    var number = issues.inWork();
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充配电房的竣工图和设备清单。"));
    return number;
  }

  private static MockHttpServletRequestBuilder keyed(MockHttpServletRequestBuilder request) {
    return request.header("X-API-Key", "test-api-key").header("Accept-Language", "en");
  }
}
