package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.time.LocalDate;
import java.util.List;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.platform.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second and the third hop: investor, then chamber. */
class PairedLeaderTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @BeforeEach
  void somebody_is_always_there() {
    desk.person("fallback", Role.COORDINATOR);
    desk.leader("paired", Rank.LEADER);
    desk.leader("chamber-leader", Rank.LEADER);
  }

  @Test
  void the_leader_paired_with_the_investor_answers_before_the_one_of_the_chamber() {
    var chamber = desk.chamber();
    var investor = desk.investor(chamber);
    desk.pairWithInvestor("paired", investor, "2026-01-01", null);
    desk.pairWithChamber("chamber-leader", chamber, "2026-01-01", null);

    var found = desk.chain.assignedLeader(null, investor, null, NOW);

    assertThat(found.person().userId()).isEqualTo("paired");
    assertThat(found.hop()).isEqualTo(Hop.PAIRED_WITH_INVESTOR);
    assertThat(found.steps())
        .extracting(Step::hop)
        .containsExactly(Hop.PROJECT_LEADER, Hop.PAIRED_WITH_INVESTOR);
    assertThat(found.steps().get(1).reasonKey()).isEqualTo("directory.chain.investor.found");
    assertThat(found.steps().get(1).reasonArguments()).containsExactly("王伟", "张paired");
  }

  @Test
  void after_the_last_day_of_a_pairing_the_chamber_is_asked() {
    var chamber = desk.chamber();
    var investor = desk.investor(chamber);
    desk.pairWithInvestor("paired", investor, "2026-01-01", "2026-10-20");
    desk.pairWithChamber("chamber-leader", chamber, "2026-01-01", null);

    assertThat(who(investor, "2026-10-20T23:59")).isEqualTo("paired");
    assertThat(who(investor, "2026-10-21T00:00")).isEqualTo("chamber-leader");
    var steps = desk.chain.assignedLeader(null, investor, null, NOW).steps();
    assertThat(steps.get(1).reasonKey()).isEqualTo("directory.chain.investor.expired");
    assertThat(steps.get(2))
        .isEqualTo(
            new Step(
                Hop.PAIRED_WITH_CHAMBER,
                "chamber-leader",
                "directory.chain.chamber.found",
                List.of("上海绍兴商会", "张chamber-leader")));
  }

  @Test
  void a_new_pairing_takes_over_on_its_first_day() {
    var investor = desk.investor(null);
    desk.pairWithInvestor("paired", investor, "2026-01-01", "2026-06-30");
    desk.pairWithInvestor("chamber-leader", investor, "2026-07-01", null);

    assertThat(who(investor, "2026-06-30T23:59")).isEqualTo("paired");
    assertThat(who(investor, "2026-07-01T00:00")).isEqualTo("chamber-leader");
  }

  @Test
  void a_pairing_with_a_leader_who_has_left_does_not_count() {
    desk.leader("gone", Rank.LEADER, LocalDate.of(2026, 6, 30));
    var chamber = desk.chamber();
    var investor = desk.investor(chamber);
    desk.pairWithInvestor("gone", investor, "2026-01-01", null);
    desk.pairWithChamber("gone", chamber, "2026-01-01", null);

    var found = desk.chain.assignedLeader(null, investor, null, NOW);

    assertThat(found.person().userId()).isEqualTo("fallback");
    assertThat(found.steps())
        .extracting(Step::reasonKey)
        .contains("directory.chain.investor.expired", "directory.chain.chamber.expired");
  }

  @Test
  void the_investor_of_the_project_stands_in_where_the_issue_names_none() {
    var investor = desk.investor(null);
    desk.pairWithInvestor("paired", investor, "2026-01-01", null);
    var project = desk.project(false, investor, null);

    assertThat(desk.chain.assignedLeader(project, null, null, NOW).person().userId())
        .isEqualTo("paired");
  }

  @Test
  void an_investor_without_pairing_and_without_chamber_says_so_twice() {
    var steps = desk.chain.assignedLeader(null, desk.investor(null), null, NOW).steps();

    assertThat(steps)
        .extracting(Step::reasonKey)
        .containsSubsequence("directory.chain.investor.nobody", "directory.chain.chamber.none");
  }

  private String who(long investor, String at) {
    return desk.chain.assignedLeader(null, investor, null, at(at)).person().userId();
  }
}
