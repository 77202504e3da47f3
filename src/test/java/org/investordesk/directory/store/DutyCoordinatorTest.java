package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.investordesk.directory.store.DirectoryOnPostgres.NOW;
import static org.investordesk.directory.store.DirectoryOnPostgres.at;

import java.util.Set;
import org.investordesk.directory.DirectoryEditor.PersonEntry;
import org.investordesk.directory.LeaderChain.Hop;
import org.investordesk.directory.LeaderChain.Step;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts.Account;
import org.junit.jupiter.api.Test;

class DutyCoordinatorTest {

  final DirectoryOnPostgres desk = new DirectoryOnPostgres();

  @Test
  void the_chain_of_an_issue_nobody_answers_for_ends_at_the_coordinator_on_duty() {
    desk.person("a-coordinator", Role.COORDINATOR);
    desk.person("on-duty", Role.COORDINATOR);
    desk.onDuty("on-duty", "2026-10-21T08:00", "2026-10-21T18:00");

    var found = desk.chain.assignedLeader(null, null, null, NOW);

    assertThat(found.person().userId()).isEqualTo("on-duty");
    assertThat(found.hop()).isEqualTo(Hop.DUTY_COORDINATOR);
    assertThat(found.fallback()).isTrue();
    assertThat(found.steps())
        .extracting(Step::hop)
        .containsExactly(
            Hop.PROJECT_LEADER,
            Hop.PAIRED_WITH_INVESTOR,
            Hop.PAIRED_WITH_CHAMBER,
            Hop.LEADER_OF_DEPARTMENT,
            Hop.DUTY_COORDINATOR);
  }

  @Test
  void a_duty_includes_its_first_instant_and_not_its_last() {
    desk.person("early", Role.COORDINATOR);
    desk.person("late", Role.COORDINATOR);
    desk.onDuty("late", "2026-10-21T14:00", "2026-10-22T00:00");
    desk.onDuty("early", "2026-10-21T00:00", "2026-10-21T14:00");

    assertThat(who("2026-10-21T13:59:59")).isEqualTo("early");
    assertThat(who("2026-10-21T14:00")).isEqualTo("late");
  }

  @Test
  void a_stand_in_entered_over_the_roster_counts_while_he_stands_in() {
    desk.person("week", Role.COORDINATOR);
    desk.person("stand-in", Role.COORDINATOR);
    desk.onDuty("stand-in", "2026-10-21T09:00", "2026-10-21T12:00");
    desk.onDuty("week", "2026-10-19T00:00", "2026-10-26T00:00");

    assertThat(who("2026-10-21T10:00")).isEqualTo("stand-in");
    assertThat(who("2026-10-21T12:00")).isEqualTo("week");
  }

  @Test
  void off_the_roster_any_coordinator_is_called() {
    desk.person("boss", Role.ADMINISTRATOR);
    desk.person("coordinator", Role.COORDINATOR);
    desk.onDuty("coordinator", "2026-10-20T00:00", "2026-10-21T00:00");

    var found = desk.chain.dutyCoordinator(NOW);

    assertThat(found.person().userId()).isEqualTo("coordinator");
    assertThat(found.steps())
        .extracting(Step::reasonKey)
        .containsExactly("directory.chain.duty.nobody", "directory.chain.anyCoordinator.found");
  }

  @Test
  void who_is_no_coordinator_any_more_is_not_called_from_the_roster() {
    desk.person("former", Role.COORDINATOR);
    desk.person("other", Role.COORDINATOR);
    desk.onDuty("former", "2026-10-20T00:00", "2026-10-30T00:00");
    desk.editor.savePerson(PersonEntry.of("former", "张", null, Role.SUPERVISION), null);

    assertThat(who("2026-10-21T10:00")).isEqualTo("other");
  }

  @Test
  void without_any_coordinator_an_administrator_is_called() {
    desk.person("boss", Role.ADMINISTRATOR);

    var found = desk.chain.dutyCoordinator(NOW);

    assertThat(found.person().userId()).isEqualTo("boss");
    assertThat(found.steps())
        .extracting(Step::reasonKey)
        .containsExactly(
            "directory.chain.duty.nobody",
            "directory.chain.anyCoordinator.nobody",
            "directory.chain.anyAdministrator.found");
  }

  @Test
  void the_first_administrator_whom_nobody_entered_is_adopted_and_called_once() {
    desk.accounts.save(new Account("first", "first", null), "Secret-1234");
    desk.accounts.assign("first", Set.of(Role.ADMINISTRATOR), Set.of());
    var adoption = new AdoptedAdministrators(desk.jdbc, desk.accounts);

    adoption.adopt();
    adoption.adopt();

    assertThat(desk.chain.dutyCoordinator(NOW).person().userId()).isEqualTo("first");
    assertThat(desk.directory.person("first")).isPresent();
  }

  @Test
  void a_directory_without_coordinator_and_administrator_is_a_fault_that_is_not_hidden() {
    assertThatIllegalStateException()
        .isThrownBy(() -> desk.chain.dutyCoordinator(NOW))
        .withMessageContaining("neither a coordinator nor an administrator");
  }

  private String who(String at) {
    return desk.chain.dutyCoordinator(at(at)).person().userId();
  }
}
