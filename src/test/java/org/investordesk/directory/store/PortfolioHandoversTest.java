package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;
import static org.investordesk.directory.store.DirectoryOnPostgres.TODAY;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.HandoverPart;
import org.investordesk.directory.PortfolioHandedOver;
import org.investordesk.directory.PortfolioHandovers;
import org.investordesk.directory.PortfolioHandovers.Line;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When leaders change, everything one answers for goes to the other, and the past stays. */
class PortfolioHandoversTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();
  final List<Object> published = new ArrayList<>();
  final List<String> movedElsewhere = new ArrayList<>();
  final PortfolioHandovers handovers =
      new StoredPortfolioHandovers(
          desk.jdbc,
          List.of(new Elsewhere()),
          () -> new CurrentUser("xu.min", Set.of(Role.COORDINATOR), Set.of()),
          (subject, action, details) -> desk.audited.add(subject + " " + action),
          published::add,
          Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
  long investor;
  long chamber;
  long project;

  /** Stands for the supervisions another room keeps. */
  final class Elsewhere implements HandoverPart {
    @Override
    public List<Line> heldBy(String leader) {
      return leader.equals("lu")
          ? List.of(new Line("escalation.handover.supervision", "YS-1"))
          : List.of();
    }

    @Override
    public void handOver(String from, String to, Instant at) {
      movedElsewhere.add(from + " → " + to);
    }
  }

  @BeforeEach
  void a_leader_with_a_portfolio() {
    desk.department("tax-office");
    desk.leader("lu", Rank.LEADER, "tax-office");
    desk.leader("ma", Rank.LEADER);
    chamber = desk.chamber();
    investor = desk.investor(chamber);
    project = desk.project(false, null, "lu");
    desk.pairWithInvestor("lu", investor, "2026-01-01", null);
    desk.pairWithChamber("lu", chamber, "2026-12-01", null);
  }

  @Test
  void pairings_projects_departments_and_what_other_rooms_hold_move() {
    var handover = handovers.handOver("lu", "ma");

    assertThat(handover.lines())
        .extracting(Line::kind)
        .containsExactly(
            "directory.handover.chamber",
            "directory.handover.investor",
            "directory.handover.project",
            "directory.handover.department",
            "escalation.handover.supervision");
    assertThat(desk.chain.assignedLeader(project, null, null, NOW).person().userId())
        .isEqualTo("ma");
    assertThat(desk.chain.assignedLeader(null, investor, null, NOW).person().userId())
        .isEqualTo("ma");
    assertThat(desk.chain.assignedLeader(null, null, "tax-office", NOW).person().userId())
        .isEqualTo("ma");
    assertThat(movedElsewhere).containsExactly("lu → ma");
    assertThat(published).containsExactly(new PortfolioHandedOver(handover));
    assertThat(desk.audited).contains("leader/lu portfolio.handedOver");
  }

  @Test
  void yesterdays_pairing_stays_with_the_predecessor() {
    handovers.handOver("lu", "ma");

    var before = desk.chain.assignedLeader(null, investor, null, at("2026-10-20T12:00"));

    assertThat(before.person().userId()).isEqualTo("lu");
  }

  @Test
  void a_pairing_that_begins_later_goes_over_as_it_is() {
    handovers.handOver("lu", "ma");

    var later = desk.chain.assignedLeader(null, investor, null, at("2026-12-02T12:00"));

    assertThat(
            desk.jdbc
                .sql("select leader_id from pairing where chamber_id = ? and valid_from > ?")
                .params(chamber, TODAY)
                .query(String.class)
                .list())
        .containsExactly("ma");
    assertThat(later.person().userId()).isEqualTo("ma");
  }

  @Test
  void the_preview_moves_nothing_and_names_the_same() {
    var preview = handovers.preview("lu", "ma");

    assertThat(desk.chain.assignedLeader(project, null, null, NOW).person().userId())
        .isEqualTo("lu");
    assertThat(handovers.handOver("lu", "ma").lines()).isEqualTo(preview);
    assertThat(handovers.past()).singleElement().extracting("lines").isEqualTo(preview);
  }

  @Test
  void who_has_nothing_or_is_the_same_or_is_not_in_office_is_refused() {
    desk.leader("old", Rank.LEADER, TODAY.minusDays(1));

    refused("ma", "lu", "directory.problem.nothingToHandOver");
    refused("lu", "lu", "directory.problem.handsOverToHimself");
    refused("lu", "old", "directory.problem.successorNotInOffice");
    refused("nobody", "ma", "directory.problem.unknownLeader");
  }

  void refused(String from, String to, String key) {
    assertThatThrownBy(() -> handovers.handOver(from, to))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            no -> assertThat(no.problems()).extracting(InvalidInput.Problem::key).contains(key));
  }
}
