package org.investordesk.power.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.Refusal;
import org.investordesk.power.Stage;
import org.investordesk.power.Works;
import org.junit.jupiter.api.Test;

class ConnectionTest {

  private static final Instant ANSWERED = instant("2026-10-23T10:00");
  private static final Instant UNTIL = instant("2026-10-28T17:30");

  private final Connection connection = new Connection(new IssueNumber("YS-2026-000007"));

  @Test
  void papers_are_asked_once() {
    connection.begin(Stage.APPLICATION, ANSWERED);
    connection.askForPapers();

    assertThat(connection.arrived()).isEqualTo(Connection.Awaited.PAPERS);
    assertThat(connection.arrived()).as("told once").isNull();
    refused("papersAskedOnce", connection::askForPapers);
  }

  @Test
  void a_scheme_that_was_not_answered_cannot_be_contested() {
    refused("noScheme", () -> contest(ANSWERED));
    refused("noWordAwaited", () -> connection.acceptScheme(ANSWERED));
  }

  @Test
  void a_scheme_is_contested_once() {
    answered();
    contest(ANSWERED.plusSeconds(60));

    refused("contestedOnce", () -> contest(ANSWERED.plusSeconds(120)));
    connection.answerContest(null, null, ANSWERED.plusSeconds(180));
    refused("contestedOnce", () -> contest(ANSWERED.plusSeconds(240)));
    assertThat(connection.facts().scheme()).isEqualTo("原方案");
  }

  @Test
  void a_contest_after_the_window_is_too_late_even_before_anybody_noted_its_end() {
    answered();

    refused("contestTooLate", () -> contest(UNTIL.plusSeconds(1)));
    connection.letSchemeStand(UNTIL);
    refused("contestTooLate", () -> contest(UNTIL.minusSeconds(1)));
    assertThat(connection.facts().silent()).isTrue();
  }

  @Test
  void who_agreed_cannot_contest_any_more() {
    answered();
    connection.acceptScheme(ANSWERED);

    refused("schemeAccepted", () -> contest(ANSWERED.plusSeconds(1)));
    refused("noWordAwaited", () -> connection.acceptScheme(ANSWERED));
    refused("noWordAwaited", () -> connection.letSchemeStand(UNTIL));
  }

  @Test
  void a_revised_scheme_replaces_the_contested_one() {
    answered();
    contest(ANSWERED);
    connection.answerContest("新方案", Works.INVESTOR, UNTIL);

    assertThat(connection.facts().scheme()).isEqualTo("新方案");
    assertThat(connection.facts().works()).isEqualTo(Works.INVESTOR);
    refused("notContested", () -> connection.answerContest(null, null, UNTIL));
  }

  @Test
  void works_are_handed_over_to_somebody_else_only() {
    answered();
    connection.handOver(Works.INVESTOR);

    refused("sameBuilder", () -> connection.handOver(Works.INVESTOR));
  }

  @Test
  void a_stage_that_goes_on_does_not_begin_again() {
    assertThat(connection.begin(Stage.CONSTRUCTION, ANSWERED)).isTrue();
    assertThat(connection.begin(Stage.CONSTRUCTION, UNTIL)).isFalse();
    assertThat(connection.facts().stageSince()).isEqualTo(ANSWERED);
  }

  @Test
  void another_department_starts_over_and_the_green_channel_stays() {
    answered();
    connection.askForPapers();
    connection.enterGreenChannel("省重点项目", "xu.min", ANSWERED);

    connection.startOver();

    assertThat(connection.facts().scheme()).isNull();
    assertThat(connection.facts().papersAsked()).isFalse();
    assertThat(connection.facts().greenReason()).isEqualTo("省重点项目");
    refused("greenAlready", () -> connection.enterGreenChannel("再来", "xu.min", UNTIL));
    connection.leaveGreenChannel();
    refused("notGreen", connection::leaveGreenChannel);
  }

  private void answered() {
    connection.answerScheme("原方案", Works.GRID, ANSWERED, UNTIL);
  }

  private void contest(Instant at) {
    connection.contestScheme("电缆费用偏高", at, "2026-10-28 17:30");
  }

  private static void refused(String key, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("power.refusal." + key);
  }
}
