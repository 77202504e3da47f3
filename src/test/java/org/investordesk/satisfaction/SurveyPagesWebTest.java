package org.investordesk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.satisfaction.domain.FollowUp;
import org.investordesk.testkit.ActingAs;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class SurveyPagesWebTest {

  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired CaseFiles files;
  @Autowired Satisfaction satisfaction;
  @Autowired FollowUp followUp;

  MockMvc pages;

  @BeforeEach
  void monday_morning() {
    SettableClock.at("2032-10-18T10:00");
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  Cookie link(IssueNumber number) {
    return new Cookie("desk_status", files.find(number).orElseThrow().statusToken());
  }

  ResultActions send(IssueNumber number, String solved, String rating, String comment)
      throws Exception {
    return pages.perform(
        post("/status/parts/survey/answer")
            .param("number", number.value())
            .param("key", UUID.randomUUID().toString())
            .param("form", "survey-" + number)
            .param("solved", solved)
            .param("rating", rating)
            .param("comment", comment)
            .param("lang", "en")
            .cookie(link(number))
            .with(csrf()));
  }

  static MockHttpServletRequestBuilder as(
      Role role, String department, MockHttpServletRequestBuilder request) {
    return request.with(
        user("tester").authorities(StaffAuthorities.of(List.of(role.group(), department))));
  }

  @Test
  void the_survey_stands_on_the_status_page_after_the_closing_only() throws Exception {
    var open = issues.answered();
    var closed = issues.closed();

    pages
        .perform(get("/status?lang=zh").cookie(link(open)))
        .andExpect(content().string(not(containsString("请您评价"))));
    pages
        .perform(get("/status?lang=zh").cookie(link(closed)))
        .andExpect(content().string(containsString("请您评价")))
        .andExpect(content().string(containsString("基本满意")));
  }

  @Test
  void who_comes_too_late_is_told_so() throws Exception {
    var number = issues.closed();
    ActingAs.investor().run(() -> followUp.leaveUnanswered(number));

    pages
        .perform(get("/status?lang=en").cookie(link(number)))
        .andExpect(content().string(containsString("The survey is over.")));
  }

  @Test
  void an_answer_is_taken_thanked_for_and_shown() throws Exception {
    var number = issues.closed();

    send(number, "YES", "4", "").andExpect(redirectedUrl("/status?done=survey.answer"));

    pages
        .perform(get("/status?lang=en&done=survey.answer").cookie(link(number)))
        .andExpect(content().string(containsString("Thank you, we have your answer.")))
        .andExpect(content().string(containsString("Your answer: Satisfied.")));
  }

  @Test
  void what_was_chosen_stays_when_the_level_is_missing() throws Exception {
    var number = issues.closed();

    send(number, "NO", "", "还没有修好")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Choose one of the five levels.")))
        .andExpect(content().string(containsString("还没有修好")))
        .andExpect(
            content()
                .string(
                    containsString(
                        "id=\"survey-"
                            + number
                            + "-solved-NO\" value=\"NO\" checked=\"checked\"")));
    assertThat(satisfaction.of(number).orElseThrow().state()).isEqualTo(Survey.State.OPEN);
  }

  @Test
  void a_clerk_who_is_signed_in_does_not_rate_his_departments_work() throws Exception {
    var number = issues.closed();

    pages
        .perform(
            as(
                Role.CLERK,
                Town.POWER,
                post("/status/parts/survey/answer")
                    .param("number", number.value())
                    .param("key", UUID.randomUUID().toString())
                    .param("form", "survey-" + number)
                    .param("solved", "YES")
                    .param("rating", "5")
                    .param("comment", "办得好")
                    .param("lang", "zh")
                    .cookie(link(number))
                    .with(csrf())))
        .andExpect(content().string(containsString("您经办过这个问题")));
    assertThat(satisfaction.of(number).orElseThrow().state()).isEqualTo(Survey.State.OPEN);
  }

  @Test
  void another_investor_cannot_answer() throws Exception {
    var number = issues.closed();
    var other = issues.closed();

    pages
        .perform(
            post("/status/parts/survey/answer")
                .param("number", number.value())
                .param("key", UUID.randomUUID().toString())
                .param("form", "survey-" + number)
                .param("solved", "YES")
                .param("rating", "5")
                .cookie(link(other))
                .with(csrf()))
        .andExpect(status().isNotFound());
    assertThat(satisfaction.of(number).orElseThrow().state()).isEqualTo(Survey.State.OPEN);
  }

  @Test
  void a_department_reads_its_own_figures_and_words_only() throws Exception {
    var number = issues.closed();
    send(number, "YES", "5", "送电很快");

    pages
        .perform(as(Role.CLERK, Town.HOUSING, get("/desk/satisfaction?lang=zh")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("送电很快"))));
    pages
        .perform(as(Role.LEADER, "leader", get("/desk/satisfaction?lang=zh")))
        .andExpect(content().string(containsString("送电很快")))
        .andExpect(content().string(containsString("供电公司")));
    pages.perform(get("/desk/satisfaction")).andExpect(status().is3xxRedirection());
  }
}
