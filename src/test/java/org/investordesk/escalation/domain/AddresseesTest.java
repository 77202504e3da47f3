package org.investordesk.escalation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.investordesk.cases.IssueView;
import org.investordesk.directory.Person;
import org.investordesk.escalation.ATown;
import org.investordesk.escalation.AnIssue;
import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.junit.jupiter.api.Test;

class AddresseesTest {

  private static final Instant NOW = Instant.parse("2026-10-20T02:00:00Z");

  private final ATown town = new ATown();

  @Test
  void yellow_goes_to_the_handler_with_a_copy_to_the_mailbox_of_his_department() {
    var call = call(Level.Y, new AnIssue().view());

    assertThat(call.to()).containsExactly(ATown.CLERK);
    assertThat(call.copies())
        .containsExactly(new Person(AnIssue.POWER, "供电公司", "power@example.gov"));
    assertThat(call.fallback()).isFalse();
  }

  @Test
  void yellow_goes_to_all_handlers_while_nobody_has_signed_for_the_issue() {
    var call = call(Level.Y, new AnIssue().handledBy(null).view());

    assertThat(call.to()).containsExactly(ATown.CLERK);
    assertThat(call.chain())
        .extracting(ChainStep::place)
        .containsExactly("HANDLER", "DEPARTMENT_HANDLERS");
  }

  @Test
  void yellow_goes_to_the_head_where_the_department_has_no_handlers_and_says_so() {
    town.withoutHandlers();

    var call = call(Level.Y, new AnIssue().handledBy("gone").view());

    assertThat(call.to()).containsExactly(ATown.HEAD);
    assertThat(call.fallback()).isTrue();
    assertThat(call.chain())
        .extracting(ChainStep::reasonKey)
        .containsExactly(
            "escalation.step.noHandler", "escalation.step.noHandlers", "escalation.step.head");
  }

  @Test
  void yellow_goes_to_the_coordinator_of_the_issue_before_the_dispatch() {
    assertThat(call(Level.Y, new AnIssue().at(null).view()).to()).containsExactly(ATown.DUTY);
    assertThat(call(Level.Y, new AnIssue().at(null).coordinatedBy(null).view()).to())
        .containsExactly(ATown.DUTY);
  }

  @Test
  void level_one_goes_to_the_head_of_the_department() {
    assertThat(call(Level.L1, new AnIssue().view()).to()).containsExactly(ATown.HEAD);
  }

  @Test
  void level_one_goes_to_the_coordinator_on_duty_before_the_dispatch() {
    var call = call(Level.L1, new AnIssue().at(null).view());

    assertThat(call.to()).containsExactly(ATown.DUTY);
    assertThat(call.fallback()).isFalse();
    assertThat(call.chain().get(0).reasonKey()).isEqualTo("escalation.step.noDepartment");
  }

  @Test
  void a_limit_of_the_desk_itself_calls_the_coordinator_not_the_department() {
    var call = addressees().find(Level.L1, ClockName.CHECK, "", new AnIssue().view(), NOW);

    assertThat(call.to()).containsExactly(ATown.DUTY);
  }

  @Test
  void a_stage_asked_of_another_department_calls_that_department_not_the_lead() {
    var issue = new AnIssue().at(AnIssue.PLANNING).view();

    var asked =
        addressees().find(Level.L1, ClockName.STAGE, "INSPECTION:" + AnIssue.POWER, issue, NOW);
    var own = addressees().find(Level.L1, ClockName.STAGE, "JOINT_INSPECTION", issue, NOW);

    assertThat(asked.to()).containsExactly(ATown.HEAD);
    assertThat(asked.chain().get(0).reasonArguments()).contains("供电公司");
    assertThat(own.chain().get(0).reasonArguments()).contains("规划局");
  }

  @Test
  void a_department_without_a_head_is_reported_and_its_leader_called() {
    town.withoutHead();

    var call = call(Level.L1, new AnIssue().view());

    assertThat(call.to()).containsExactly(ATown.LEADER);
    assertThat(call.fallback()).isTrue();
    assertThat(call.chain())
        .extracting(ChainStep::place)
        .containsExactly("DEPARTMENT_HEAD", "LEADER_OF_DEPARTMENT");
  }

  @Test
  void level_two_goes_to_the_assigned_leader_with_a_copy_to_the_supervision_office() {
    var call = call(Level.L2, new AnIssue().view());

    assertThat(call.to()).containsExactly(ATown.LEADER);
    assertThat(call.copies()).containsExactly(ATown.OFFICE);
    assertThat(call.chain()).hasSize(2);
  }

  @Test
  void a_chain_that_ends_at_the_coordinator_on_duty_is_reported() {
    town.withoutLeader();

    var call = call(Level.L2, new AnIssue().view());

    assertThat(call.to()).containsExactly(ATown.DUTY);
    assertThat(call.fallback()).isTrue();
  }

  @Test
  void level_three_is_the_deputy_mayor_and_level_four_the_mayor() {
    assertThat(call(Level.L3, new AnIssue().view()).to()).containsExactly(ATown.DEPUTY);
    assertThat(call(Level.L4, new AnIssue().view()).to()).containsExactly(ATown.MAYOR);
  }

  private Call call(Level level, IssueView issue) {
    return addressees().find(level, ClockName.RESOLUTION, "", issue, NOW);
  }

  private Addressees addressees() {
    return new Addressees(town, town);
  }
}
