package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;

import java.time.LocalDate;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.platform.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepartmentLeaderTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @BeforeEach
  void a_department_and_somebody_who_is_always_there() {
    desk.person("fallback", Role.COORDINATOR);
    desk.department("power-supply");
  }

  @Test
  void the_leader_in_charge_of_the_department_answers_where_nobody_is_paired() {
    desk.leader("in-charge", Rank.LEADER, "power-supply");

    var found = desk.chain.assignedLeader(null, null, "power-supply", NOW);

    assertThat(found.person().userId()).isEqualTo("in-charge");
    assertThat(found.hop()).isEqualTo(Hop.LEADER_OF_DEPARTMENT);
    assertThat(found.steps()).hasSize(4);
    assertThat(found.steps().get(3).reasonArguments())
        .containsExactly("部门 power-supply", "张in-charge");
  }

  @Test
  void of_several_in_charge_the_lowest_rank_answers_so_that_the_ladder_can_still_climb() {
    desk.leader("a-mayor", Rank.MAYOR, "power-supply");
    desk.leader("b-deputy", Rank.DEPUTY_MAYOR, "power-supply");
    desk.leader("c-leader", Rank.LEADER, "power-supply");

    assertThat(desk.chain.assignedLeader(null, null, "power-supply", NOW).person().userId())
        .isEqualTo("c-leader");
  }

  @Test
  void a_leader_who_has_left_gives_way_to_the_next_in_charge() {
    desk.leader("gone", Rank.LEADER, LocalDate.of(2026, 10, 20), "power-supply");
    desk.leader("deputy", Rank.DEPUTY_MAYOR, "power-supply");

    assertThat(desk.chain.assignedLeader(null, null, "power-supply", NOW).person().userId())
        .isEqualTo("deputy");
  }

  @Test
  void a_department_whose_only_leader_has_left_ends_at_the_coordinator_and_says_why() {
    desk.leader("gone", Rank.LEADER, LocalDate.of(2026, 10, 20), "power-supply");

    var found = desk.chain.assignedLeader(null, null, "power-supply", NOW);

    assertThat(found.fallback()).isTrue();
    assertThat(found.steps().get(3).reasonKey()).isEqualTo("directory.chain.department.expired");
  }

  @Test
  void no_department_an_unknown_one_and_one_without_leader_are_told_apart() {
    assertThat(reason(null)).isEqualTo("directory.chain.department.none");
    assertThat(reason("no-such")).isEqualTo("directory.chain.department.unknown");
    assertThat(reason("power-supply")).isEqualTo("directory.chain.department.nobody");
  }

  private String reason(@Nullable String department) {
    return desk.chain.assignedLeader(null, null, department, NOW).steps().get(3).reasonKey();
  }
}
