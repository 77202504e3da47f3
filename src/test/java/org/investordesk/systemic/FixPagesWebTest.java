package org.investordesk.systemic;

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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.investordesk.systemic.SystemicFixes.Proposal;
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

@DeskTest
class FixPagesWebTest {

  private static final ActingAs SUPERVISION = ActingAs.user("fang.lan", Role.SUPERVISION);
  private static final RequestPostProcessor COORDINATOR = as("xu.min", "coordinator");
  private static final RequestPostProcessor OWNER = as("zhang.wei", "clerk", Town.POWER);
  private static final RequestPostProcessor STRANGER = as("shen.yi", "clerk", Town.HOUSING);

  @LocalServerPort int port;
  @Autowired WebApplicationContext context;
  @Autowired Issues issues;
  @Autowired SystemicFixes fixes;
  @Autowired TaskService tasks;

  private MockMvc mvc;

  @BeforeEach
  void open() {
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    SettableClock.at("2034-03-01T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  private String inWork() {
    var number = new String[1];
    var issue = issues.inWork();
    Town.COORDINATOR.run(
        () ->
            number[0] =
                fixes.propose(
                    new Proposal(
                        "临时用电一次办结",
                        "供电营业规则第十二条",
                        "临时用电和正式用电合并受理，一次查勘、一次答复。",
                        Town.POWER,
                        LocalDate.of(2034, 4, 28),
                        Set.of(issue))));
    var task = task(number[0]);
    tasks.setAssignee(task, "fang.lan");
    SUPERVISION.run(() -> tasks.complete(task, Map.of("decision", "ADOPT", "text", "同意，请抓紧落实")));
    return number[0];
  }

  private String task(String number) {
    return Objects.requireNonNull(
            tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult())
        .getId();
  }

  @Test
  void the_owner_reads_it_with_what_comes_next_and_another_department_meets_nothing()
      throws Exception {
    var number = inWork();
    var task = task(number);

    mvc.perform(get("/desk/systemic/" + number + "?lang=zh").with(OWNER))
        .andExpect(status().isOk())
        .andExpect(content().string(allOf(containsString("下一步"), containsString("落实整改"))));
    mvc.perform(get("/desk/systemic/" + number).with(STRANGER)).andExpect(status().isNotFound());
    mvc.perform(get("/desk/systemic?lang=zh").with(STRANGER))
        .andExpect(content().string(not(containsString(number))));
    mvc.perform(get("/desk/systemic/tasks/" + task + "/form").with(STRANGER))
        .andExpect(status().isNotFound());
    mvc.perform(get("/desk/systemic/new").with(OWNER)).andExpect(status().isNotFound());
  }

  @Test
  void beside_its_task_stands_the_recommendation() throws Exception {
    var number = inWork();
    var tab = "/desk/tasks/" + task(number) + "/case-file?lang=zh";

    mvc.perform(get(tab).with(OWNER))
        .andExpect(redirectedUrl("/desk/systemic/" + number + "?embedded=1"));
    mvc.perform(get("/desk/systemic/" + number + "?embedded=1&lang=zh").with(OWNER))
        .andExpect(
            content()
                .string(allOf(containsString("供电营业规则第十二条"), not(containsString("desk-header")))));
    mvc.perform(get(tab).with(STRANGER)).andExpect(status().isNotFound());
  }

  @Test
  void another_department_does_not_find_the_owners_task_through_the_api() {
    var task = task(inWork());
    var stranger = new Browser(port);
    stranger.signIn("shen.yi", Town.PASSWORD);
    stranger.get("/camunda/app/tasklist/default/");
    var owner = new Browser(port);
    owner.signIn("zhang.wei", Town.PASSWORD);
    owner.get("/camunda/app/tasklist/default/");

    assertThat(stranger.api("GET", "/task/" + task, "").statusCode()).isEqualTo(404);
    assertThat(owner.api("GET", "/task/" + task, "").statusCode()).isEqualTo(200);
  }

  @Test
  void a_day_in_the_past_and_an_unknown_issue_are_told_and_nothing_typed_is_lost()
      throws Exception {
    mvc.perform(
            post("/desk/systemic/new?lang=en")
                .param("title", "One visit for both")
                .param("rule", "供电营业规则第十二条")
                .param("proposal", "合并受理，一次查勘、一次答复。")
                .param("owner", Town.POWER)
                .param("dueOn", "2034-02-28")
                .param("issues", "YS-1999-000001")
                .with(COORDINATOR)
                .with(csrf()))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("Choose a day after today"),
                        containsString("There is no issue YS-1999-000001"),
                        containsString("value=\"One visit for both\""),
                        containsString("value=\"2034-02-28\""),
                        containsString("合并受理"))));
  }

  private static RequestPostProcessor as(String id, String... groups) {
    return user(id).authorities(StaffAuthorities.of(List.of(groups)));
  }
}
