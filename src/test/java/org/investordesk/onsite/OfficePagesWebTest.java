package org.investordesk.onsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.onsite.OnSiteOffices.Invitation;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What is typed stays, what is wrong is said, and who was not invited meets nothing. */
@DeskTest
class OfficePagesWebTest {

  private static final RequestPostProcessor LEADER = as("chen.li", "leader");
  private static final RequestPostProcessor GUEST = as("zhang.wei", "clerk", Town.POWER);
  private static final RequestPostProcessor STRANGER = as("jin.hu", "clerk", Town.FIRE);

  @LocalServerPort int port;
  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired OnSiteOffices offices;
  @Autowired TaskService tasks;

  private MockMvc mvc;

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2026-10-19T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  private String called(IssueNumber issue) {
    var number = new String[1];
    ActingAs.user("chen.li", Role.LEADER)
        .run(
            () ->
                number[0] =
                    offices.call(
                        new Invitation(
                            "接电现场办公",
                            "chen.li",
                            "厂区会议室",
                            LocalDateTime.parse("2026-10-21T14:30"),
                            LocalDateTime.parse("2026-10-21T17:00"),
                            List.of(issue),
                            Set.of(Town.HOUSING))));
    return number[0];
  }

  private String task(String number) {
    return Objects.requireNonNull(
            tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult())
        .getId();
  }

  @Test
  void a_meeting_in_the_past_is_refused_in_the_readers_language_and_nothing_typed_is_lost()
      throws Exception {
    var issue = issues.inWork();

    mvc.perform(
            post("/desk/onsite/new?lang=en")
                .param("title", "Power for the new plant")
                .param("convener", "chen.li")
                .param("place", "第一车间旁会议室")
                .param("begins", "2026-10-12T14:30")
                .param("ends", "2026-10-12T17:00")
                .param("agenda", issue.value())
                .param("departments", Town.FIRE)
                .with(LEADER)
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("This time has passed"),
                        containsString("value=\"Power for the new plant\""),
                        containsString("value=\"第一车间旁会议室\""),
                        containsString("value=\"2026-10-12T14:30\""),
                        containsString(issue.value()),
                        containsString("value=\"fire-rescue\" checked=\"checked\""),
                        containsString("value=\"chen.li\" selected=\"selected\""))));
  }

  @Test
  void a_move_to_the_past_is_refused_and_the_reason_typed_stays() throws Exception {
    var number = called(issues.inWork());

    mvc.perform(
            post("/desk/onsite/" + number + "/move?lang=zh")
                .param("begins", "2026-10-12T14:30")
                .param("ends", "2026-10-12T17:00")
                .param("place", "厂区会议室")
                .param("reason", "与会议冲突")
                .with(LEADER)
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(allOf(containsString("会议时间已过"), containsString("与会议冲突"))));
  }

  @Test
  void guests_read_it_with_what_comes_next_and_strangers_meet_nothing() throws Exception {
    var number = called(issues.inWork());
    var task = task(number);

    mvc.perform(get("/desk/onsite/" + number + "?lang=zh").with(GUEST))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("下一步"), containsString("厂区会议室"))));
    mvc.perform(get("/desk/onsite?lang=zh").with(STRANGER))
        .andExpect(content().string(not(containsString(number))));
    for (var path : List.of("", "/minutes.pdf", "/invitation.ics")) {
      mvc.perform(get(("/desk/onsite/" + number + path)).with(STRANGER))
          .andExpect(status().isNotFound());
    }
    mvc.perform(get("/desk/onsite/tasks/" + task + "/form").with(STRANGER))
        .andExpect(status().isNotFound());
    mvc.perform(get("/desk/onsite/new").with(GUEST)).andExpect(status().isNotFound());
    mvc.perform(post("/desk/onsite/" + number + "/cancel").with(GUEST).with(csrf()))
        .andExpect(status().isNotFound());
  }

  @Test
  void beside_its_task_stands_the_meeting_and_for_a_stranger_a_friendly_page() throws Exception {
    var number = called(issues.inWork());
    var tab = "/desk/tasks/" + task(number) + "/case-file?lang=zh";

    mvc.perform(get(tab).with(LEADER))
        .andExpect(redirectedUrl("/desk/onsite/" + number + "?embedded=1"));
    mvc.perform(get("/desk/onsite/" + number + "?embedded=1&lang=zh").with(LEADER))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("base target=\"_parent\""),
                        containsString("接电现场办公"),
                        not(containsString("desk-header")),
                        not(containsString("改期并通知")))));
    mvc.perform(get(tab).with(STRANGER))
        .andExpect(status().isNotFound())
        .andExpect(content().string(allOf(containsString("没有案件档案"), not(containsString(number)))));
  }

  @Test
  void its_card_in_tasklist_has_number_and_subject_and_no_light() throws Exception {
    var number = called(issues.inWork());
    var task = task(number);

    mvc.perform(get("/desk/api/lights").param("tasks", task).with(LEADER))
        .andExpect(jsonPath("$['" + task + "'].number").value(number))
        .andExpect(jsonPath("$['" + task + "'].subject").value("接电现场办公"))
        .andExpect(jsonPath("$['" + task + "'].light").value(""));
    mvc.perform(get("/desk/api/lights").param("tasks", task).with(STRANGER))
        .andExpect(content().string("{}"));
  }

  @Test
  void another_department_finds_its_task_through_the_api_neither_by_id_nor_by_number() {
    var number = called(issues.inWork());
    var task = task(number);
    var clerk = new Browser(port);
    clerk.signIn("zhang.wei", Town.PASSWORD);
    clerk.get("/camunda/app/tasklist/default/");

    assertThat(clerk.api("GET", "/task/" + task, "").statusCode()).isEqualTo(404);
    assertThat(clerk.api("GET", "/task?processInstanceBusinessKey=" + number, "").body())
        .isEqualTo("[]");
    assertThat(
            clerk.api("POST", "/task/" + task + "/submit-form", "{\"variables\":{}}").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(offices.find(number).orElseThrow().state()).isEqualTo(OnSiteOffice.State.CALLED);
  }

  private static RequestPostProcessor as(String id, String... groups) {
    return user(id).authorities(StaffAuthorities.of(List.of(groups)));
  }
}
