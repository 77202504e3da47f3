package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.time.LocalDate;
import java.util.List;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.directory.Person;
import org.investordesk.platform.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectLeaderTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @BeforeEach
  void somebody_is_always_there() {
    desk.person("fallback", Role.COORDINATOR);
  }

  @Test
  void the_responsible_leader_of_the_project_answers_first() {
    desk.department("power-supply");
    desk.leader("project-leader", Rank.LEADER);
    desk.leader("investor-leader", Rank.LEADER, "power-supply");
    var investor = desk.investor(null);
    desk.pairWithInvestor("investor-leader", investor, "2026-01-01", null);
    var project = desk.project(true, investor, "project-leader");

    var found = desk.chain.assignedLeader(project, investor, "power-supply", NOW);

    assertThat(found.person())
        .isEqualTo(new Person("project-leader", "张project-leader", "project-leader@example.org"));
    assertThat(found.hop()).isEqualTo(Hop.PROJECT_LEADER);
    assertThat(found.fallback()).isFalse();
    assertThat(found.steps())
        .containsExactly(
            new Step(
                Hop.PROJECT_LEADER,
                "project-leader",
                "directory.chain.project.found",
                List.of("古村落", "张project-leader")));
  }

  @Test
  void a_leader_answers_on_the_last_day_of_his_office_and_not_on_the_next() {
    desk.leader("outgoing", Rank.LEADER, LocalDate.of(2026, 10, 21));
    var project = desk.project(false, null, "outgoing");

    var lastMinute = desk.chain.assignedLeader(project, null, null, at("2026-10-21T23:59"));
    var nextDay = desk.chain.assignedLeader(project, null, null, at("2026-10-22T00:00"));

    assertThat(lastMinute.person().userId()).isEqualTo("outgoing");
    assertThat(nextDay.person().userId()).isEqualTo("fallback");
    assertThat(nextDay.steps().get(0))
        .isEqualTo(
            new Step(
                Hop.PROJECT_LEADER,
                null,
                "directory.chain.project.expired",
                List.of("古村落", "张outgoing")));
  }

  @Test
  void a_leader_does_not_answer_before_his_office_begins() {
    desk.leader("incoming", Rank.LEADER);
    var project = desk.project(false, null, "incoming");

    var before = desk.chain.assignedLeader(project, null, null, at("2025-12-31T23:59"));

    assertThat(before.steps().get(0).reasonKey()).isEqualTo("directory.chain.project.expired");
  }

  @Test
  void a_project_without_a_leader_says_so() {
    var project = desk.project(false, null, null);

    var first = desk.chain.assignedLeader(project, null, null, NOW).steps().get(0);

    assertThat(first)
        .isEqualTo(
            new Step(Hop.PROJECT_LEADER, null, "directory.chain.project.nobody", List.of("古村落")));
  }

  @Test
  void no_project_and_an_unknown_project_are_told_apart() {
    assertThat(desk.chain.assignedLeader(null, null, null, NOW).steps().get(0).reasonKey())
        .isEqualTo("directory.chain.project.none");
    assertThat(desk.chain.assignedLeader(987654L, null, null, NOW).steps().get(0).reasonKey())
        .isEqualTo("directory.chain.project.unknown");
  }
}
