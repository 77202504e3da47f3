package org.investordesk.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.investordesk.directory.web.RegisterPagesWebTest.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Acceptance;
import org.investordesk.cases.IssueType;
import org.investordesk.directory.DirectoryEditor;
import org.investordesk.directory.DirectoryEditor.LeaderEntry;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.DirectoryEditor.ProjectEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.Stage;
import org.investordesk.directory.LeaderChain;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.SupervisionDesk;
import org.investordesk.escalation.SupervisionDesk.NewInstruction;
import org.investordesk.platform.Role;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class HandoverPageWebTest {

  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  @Autowired WebApplicationContext context;
  @Autowired DirectoryEditor editor;
  @Autowired LeaderChain chain;
  @Autowired JdbcClient jdbc;
  @Autowired Issues issues;
  @Autowired IssueDesk desk;
  @Autowired SupervisionDesk supervision;
  @Autowired Clock clock;

  MockMvc pages;
  final String own = UUID.randomUUID().toString().substring(0, 8);
  final String leaving = "leaving-" + own;
  final String coming = "coming-" + own;

  @BeforeEach
  void two_leaders() {
    pages = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    for (var leader : List.of(leaving, coming)) {
      editor.savePerson(
          PersonEntry.of(leader, "领导" + leader, leader + "@town.test", Role.LEADER),
          RegisterPagesWebTest.PASSWORD);
      editor.saveLeader(new LeaderEntry(leader, Rank.LEADER, LONG_AGO, null, Set.of()));
    }
  }

  long project() {
    return editor.saveProject(
        null,
        new ProjectEntry("移交项目" + own, 1, "诸暨", null, null, Stage.SIGNED, false, null, leaving));
  }

  @Test
  void the_preview_lists_what_moves_and_a_press_moves_it_and_writes_to_both() throws Exception {
    var project = project();

    pages
        .perform(
            as(
                Role.COORDINATOR,
                get("/desk/directory/handover").param("from", leaving).param("to", coming)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("移交项目" + own)));
    pages
        .perform(
            as(
                Role.COORDINATOR,
                post("/desk/directory/handover").param("from", leaving).param("to", coming)))
        .andExpect(redirectedUrl("/desk/directory/handover?done"));

    assertThat(
            chain
                .assignedLeader(project, null, null, Instant.parse("2026-10-21T02:00:00Z"))
                .person()
                .userId())
        .isEqualTo(coming);
    assertThat(mails()).containsExactlyInAnyOrder(leaving + "@town.test", coming + "@town.test");
  }

  @Test
  void open_supervisions_and_instructions_go_to_the_successor_with_their_tasks() throws Exception {
    var project = project();
    var number = issues.registered().number();
    Town.COORDINATOR.run(
        () ->
            desk.accept(
                number,
                new Acceptance(IssueType.POWER, "LOW", Town.POWER, "诸暨的项目由市公司办理", null, project)));
    var leader = ActingAs.user(leaving, Role.LEADER);
    leader.run(
        () ->
            supervision.instruct(
                number,
                new NewInstruction(
                    "请本周内完成送电并报告", Town.POWER, null, LocalDate.now(clock).plusDays(7))));

    pages.perform(
        as(
            Role.COORDINATOR,
            post("/desk/directory/handover").param("from", leaving).param("to", coming)));

    assertThat(supervision.directives(number))
        .extracting(Directive::reviewer)
        .containsExactly(coming);
    assertThat(supervision.directivesOf(leaving, true)).isEmpty();
  }

  List<String> mails() {
    return jdbc.sql(
            "select recipient from outgoing_mail where kind = 'STAFF_HANDED_OVER' and plain like ?")
        .param("%移交项目" + own + "%")
        .query(String.class)
        .list();
  }

  @Test
  void who_got_the_list_reads_it_and_another_leader_does_not() throws Exception {
    project();
    pages.perform(
        as(
            Role.COORDINATOR,
            post("/desk/directory/handover").param("from", leaving).param("to", coming)));
    var mail =
        jdbc.sql("select id from outgoing_mail where recipient = ?")
            .param(coming + "@town.test")
            .query(Long.class)
            .single();
    var leader = new SimpleGrantedAuthority("ROLE_" + Role.LEADER.group());

    pages
        .perform(get("/desk/mails/" + mail).with(user(coming).authorities(leader)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("移交清单")));
    pages
        .perform(get("/desk/mails/" + mail).with(user(leaving).authorities(leader)))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_handover_to_himself_is_refused_and_the_choice_stays() throws Exception {
    pages
        .perform(
            as(
                Role.COORDINATOR,
                get("/desk/directory/handover")
                    .param("from", leaving)
                    .param("to", leaving)
                    .param("lang", "en")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Nobody hands over to himself")))
        .andExpect(content().string(containsString("value=\"" + leaving + "\" selected")));
  }
}
