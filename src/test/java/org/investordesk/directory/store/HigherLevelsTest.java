package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;

import java.time.LocalDate;
import org.investordesk.directory.DirectoryEditor.Rank;
import org.investordesk.directory.DirectoryEditor.SupervisionEntry;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.platform.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deputy mayor, mayor and supervision office. */
class HigherLevelsTest {

  static final LocalDate YESTERDAY = LocalDate.of(2026, 10, 20);

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @BeforeEach
  void a_department_and_somebody_who_is_always_there() {
    desk.person("fallback", Role.COORDINATOR);
    desk.department("power-supply");
  }

  @Test
  void level_3_calls_the_deputy_mayor_in_charge_of_the_department() {
    desk.leader("a-other", Rank.DEPUTY_MAYOR);
    desk.leader("b-in-charge", Rank.DEPUTY_MAYOR, "power-supply");
    desk.leader("c-leader", Rank.LEADER, "power-supply");

    var found = desk.chain.deputyMayor("power-supply", NOW);

    assertThat(found.person().userId()).isEqualTo("b-in-charge");
    assertThat(found.hop()).isEqualTo(Hop.DEPUTY_MAYOR);
    assertThat(found.steps().get(0).reasonKey()).isEqualTo("directory.chain.deputyOf.found");
  }

  @Test
  void level_3_calls_any_deputy_mayor_where_none_is_in_charge() {
    desk.leader("leader", Rank.LEADER, "power-supply");
    desk.leader("deputy", Rank.DEPUTY_MAYOR);

    var found = desk.chain.deputyMayor("power-supply", NOW);

    assertThat(found.person().userId()).isEqualTo("deputy");
    assertThat(found.steps())
        .extracting(Step::reasonKey)
        .containsExactly("directory.chain.deputyOf.nobody", "directory.chain.deputy.found");
  }

  @Test
  void level_3_calls_the_mayor_where_no_deputy_is_in_office() {
    desk.leader("gone", Rank.DEPUTY_MAYOR, YESTERDAY, "power-supply");
    desk.leader("mayor", Rank.MAYOR);

    var found = desk.chain.deputyMayor("power-supply", NOW);

    assertThat(found.person().userId()).isEqualTo("mayor");
    assertThat(found.hop()).isEqualTo(Hop.MAYOR);
    assertThat(found.steps())
        .extracting(Step::reasonKey)
        .containsExactly(
            "directory.chain.deputyOf.expired",
            "directory.chain.deputy.expired",
            "directory.chain.mayor.found");
  }

  @Test
  void level_4_calls_the_mayor_then_a_deputy_then_the_coordinator() {
    assertThat(desk.chain.mayor(NOW).person().userId()).isEqualTo("fallback");
    assertThat(desk.chain.mayor(NOW).fallback()).isTrue();

    desk.leader("deputy", Rank.DEPUTY_MAYOR);
    assertThat(desk.chain.mayor(NOW).person().userId()).isEqualTo("deputy");

    desk.leader("mayor", Rank.MAYOR);
    assertThat(desk.chain.mayor(NOW).person().userId()).isEqualTo("mayor");
    assertThat(desk.chain.mayor(NOW).steps()).hasSize(1);
  }

  @Test
  void a_mayor_who_has_left_is_not_called() {
    desk.leader("mayor", Rank.MAYOR, YESTERDAY);

    assertThat(desk.chain.mayor(NOW).person().userId()).isEqualTo("fallback");
  }

  @Test
  void the_supervision_office_answers_with_its_member_of_longest_standing() {
    desk.person("new", Role.SUPERVISION);
    desk.person("old", Role.SUPERVISION);
    desk.editor.saveSupervisionMember(new SupervisionEntry("new", YESTERDAY, null));
    desk.editor.saveSupervisionMember(new SupervisionEntry("old", LocalDate.of(2020, 1, 1), null));

    var found = desk.chain.supervisionOffice(NOW);

    assertThat(found.person().userId()).isEqualTo("old");
    assertThat(found.hop()).isEqualTo(Hop.SUPERVISION_OFFICE);
  }

  @Test
  void without_a_member_in_office_the_duty_coordinator_stands_in_for_the_supervision_office() {
    desk.person("gone", Role.SUPERVISION);
    desk.editor.saveSupervisionMember(
        new SupervisionEntry("gone", LocalDate.of(2020, 1, 1), YESTERDAY));

    var found = desk.chain.supervisionOffice(NOW);

    assertThat(found.person().userId()).isEqualTo("fallback");
    assertThat(found.fallback()).isTrue();
    assertThat(found.steps().get(0).reasonKey()).isEqualTo("directory.chain.supervision.expired");
  }
}
