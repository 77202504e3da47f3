package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;
import static org.investordesk.directory.store.DirectoryOnPostgres.TODAY;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.util.List;
import org.investordesk.directory.DirectoryEditor.LeaveEntry;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader away: the stand-in answers, or the next hop does, and it is said. */
class AwayLeaderTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();
  long project;

  @BeforeEach
  void a_project_with_a_leader() {
    desk.leader("lu", Rank.LEADER);
    desk.leader("ma", Rank.LEADER);
    desk.leader("an", Rank.LEADER);
    project = desk.project(false, null, "lu");
  }

  long away(String leader, @Nullable String standIn) {
    return desk.editor.addLeave(
        new LeaveEntry(leader, standIn, TODAY.minusDays(1), TODAY.plusDays(2)));
  }

  @Test
  void who_stands_in_is_called_and_both_reasons_are_noted() {
    away("lu", "ma");

    var found = desk.chain.assignedLeader(project, null, null, NOW);

    assertThat(found.person().userId()).isEqualTo("ma");
    assertThat(found.hop()).isEqualTo(Hop.PROJECT_LEADER);
    assertThat(found.fallback()).isFalse();
    assertThat(found.steps())
        .containsExactly(
            new Step(
                Hop.PROJECT_LEADER, null, "directory.chain.project.found", List.of("古村落", "张lu")),
            new Step(
                Hop.PROJECT_LEADER,
                "ma",
                "directory.chain.away.standIn",
                List.of("张lu", "2026-10-23", "张ma")));
  }

  @Test
  void the_day_after_the_leave_he_is_called_himself() {
    away("lu", "ma");

    var after = desk.chain.assignedLeader(project, null, null, at("2026-10-24T00:00"));

    assertThat(after.person().userId()).isEqualTo("lu");
  }

  @Test
  void a_stand_in_who_is_away_too_is_stood_in_for() {
    away("lu", "ma");
    away("ma", "an");

    assertThat(desk.chain.assignedLeader(project, null, null, NOW).person().userId())
        .isEqualTo("an");
  }

  @Test
  void two_who_stand_in_for_each_other_do_not_hang_the_chain() {
    desk.department("tax-office");
    desk.leader("he", Rank.LEADER, "tax-office");
    away("lu", "ma");
    away("ma", "lu");

    var found = desk.chain.assignedLeader(project, null, "tax-office", NOW);

    assertThat(found.person().userId()).isEqualTo("he");
    assertThat(found.hop()).isEqualTo(Hop.LEADER_OF_DEPARTMENT);
  }

  @Test
  void without_a_stand_in_the_next_hop_is_asked() {
    desk.department("tax-office");
    desk.leader("he", Rank.LEADER, "tax-office");
    away("lu", null);

    var found = desk.chain.assignedLeader(project, null, "tax-office", NOW);

    assertThat(found.person().userId()).isEqualTo("he");
    assertThat(found.steps())
        .contains(
            new Step(
                Hop.PROJECT_LEADER,
                null,
                "directory.chain.away.nobody",
                List.of("张lu", "2026-10-23")));
  }

  @Test
  void the_mayor_away_is_stood_in_for_as_well() {
    desk.leader("zhu", Rank.MAYOR);
    desk.leader("xie", Rank.DEPUTY_MAYOR);
    away("zhu", "xie");

    assertThat(desk.chain.mayor(NOW).person().userId()).isEqualTo("xie");
  }

  @Test
  void a_removed_leave_no_longer_counts() {
    var leave = away("lu", "ma");

    desk.editor.removeLeave(leave);

    assertThat(desk.chain.assignedLeader(project, null, null, NOW).person().userId())
        .isEqualTo("lu");
    assertThatThrownBy(() -> desk.editor.removeLeave(leave)).isInstanceOf(NotFound.class);
  }

  @Test
  void nobody_stands_in_for_himself_and_no_leave_ends_before_it_begins() {
    assertThatThrownBy(
            () -> desk.editor.addLeave(new LeaveEntry("lu", "lu", TODAY, TODAY.minusDays(1))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no ->
                assertThat(no.problems())
                    .extracting(InvalidInput.Problem::key)
                    .containsExactlyInAnyOrder(
                        "directory.problem.standsInForHimself",
                        "directory.problem.endsBeforeItBegins"));
  }
}
