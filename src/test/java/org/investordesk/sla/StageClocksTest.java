package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.STAGE;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.investordesk.sla.ClockReading.State;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@DeskTest
class StageClocksTest {

  private static final PolicyKey LINE = new PolicyKey("POWER", "LINE_35KV");

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitments;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;

  private final String subject = ClocksAlone.subject();
  private ClocksAlone alone;
  private ServiceClocks clocks;
  private StageClocks stages;

  @BeforeEach
  void a_line_asked_for() {
    alone = new ClocksAlone(tables, commitments, rules, text, transactions);
    clocks = alone.clocks();
    stages = alone.stages();
    clocks.start(subject, LINE, instant("2026-10-12T10:00"), Set.of(RESOLUTION));
  }

  @Test
  void each_stage_has_a_clock_of_its_own_from_its_own_beginning() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "SURVEY", null);
    stages.stop(subject, instant("2026-10-14T10:00"), "SURVEY", null);
    stages.start(subject, LINE, instant("2026-10-14T10:00"), "SCHEME", null);

    var survey = reading("SURVEY", "2026-10-14T11:00");
    assertThat(survey.state()).isEqualTo(State.KEPT);
    assertThat(survey.due()).isEqualTo(instant("2026-10-15T17:30"));
    var scheme = reading("SCHEME", "2026-10-14T11:00");
    assertThat(scheme.state()).isEqualTo(State.RUNNING);
    assertThat(scheme.due()).isEqualTo(instant("2026-11-04T17:30"));
    assertThat(clocks.next(subject)).hasValue(instant("2026-11-04T17:30"));
  }

  @Test
  void a_stage_without_a_limit_has_no_clock() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "CONSTRUCTION", null);

    assertThat(stages.limit(LINE, "CONSTRUCTION", instant("2026-10-12T10:00"))).isEmpty();
    assertThat(clocks.readings(subject, instant("2026-10-12T11:00"))).hasSize(1);
  }

  @Test
  void departments_that_work_side_by_side_have_a_clock_each() {
    var asked = instant("2026-10-12T10:00");
    stages.start(subject, LINE, asked, "INSPECTION", "fire-rescue");
    stages.start(subject, LINE, asked, "INSPECTION", "housing");
    stages.startUntil(
        subject, LINE, asked, "INSPECTION", "planning", LocalDate.parse("2026-10-20"));
    stages.stop(subject, instant("2026-10-13T10:00"), "INSPECTION", "fire-rescue");

    assertThat(reading("INSPECTION:fire-rescue", "2026-10-13T11:00").state()).isEqualTo(State.KEPT);
    assertThat(reading("INSPECTION:housing", "2026-10-13T11:00").state()).isEqualTo(State.RUNNING);
    assertThat(reading("INSPECTION:planning", "2026-10-13T11:00").due())
        .isEqualTo(instant("2026-10-20T17:30"));
    assertThat(fired("2026-10-21T10:00"))
        .containsExactly("STAGE INSPECTION:housing DUE", "STAGE INSPECTION:planning DUE");
    assertThat(reading("INSPECTION:housing", "2026-10-21T10:00").state()).isEqualTo(State.MISSED);
  }

  @Test
  void a_stage_done_again_is_a_new_run_and_can_be_missed_again() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "SURVEY", null);
    assertThat(fired("2026-10-16T10:00")).containsExactly("STAGE SURVEY DUE");
    stages.stop(subject, instant("2026-10-16T10:00"), "SURVEY", null);
    stages.start(subject, LINE, instant("2026-10-19T10:00"), "SURVEY", null);

    assertThat(reading("SURVEY", "2026-10-19T11:00").state()).isEqualTo(State.RUNNING);
    assertThat(fired("2026-10-23T10:00")).containsExactly("STAGE SURVEY DUE");
  }

  @Test
  void a_stage_stands_still_with_the_issue_and_moves_by_the_pause() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "SCHEME", null);
    var before = reading("SCHEME", "2026-10-12T11:00").due();
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-14T08:30"));

    assertThat(fired("2026-12-31T10:00")).isEmpty();
    assertThat(reading("SCHEME", "2026-12-31T10:00").state()).isEqualTo(State.PAUSED);
    clocks.resume(subject, instant("2026-10-16T17:30"));
    assertThat(before).isEqualTo(instant("2026-11-02T17:30"));
    assertThat(reading("SCHEME", "2026-10-17T10:00").due()).isEqualTo(instant("2026-11-05T17:30"));
  }

  @Test
  void another_type_leaves_a_running_stage_as_it_is() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "SCHEME", null);
    var before = reading("SCHEME", "2026-10-12T11:00");

    clocks.retarget(subject, new PolicyKey("LAND", null), instant("2026-10-13T10:00"));

    assertThat(reading("SCHEME", "2026-10-12T11:00")).isEqualTo(before);
  }

  @Test
  void the_answer_stops_every_stage() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "SCHEME", null);
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "REVIEW", "housing");

    clocks.stop(subject, instant("2026-10-13T10:00"), Set.of(STAGE));

    assertThat(reading("SCHEME", "2026-10-14T10:00").state()).isEqualTo(State.KEPT);
    assertThat(reading("REVIEW:housing", "2026-10-14T10:00").state()).isEqualTo(State.KEPT);
    assertThat(reading(RESOLUTION, "", "2026-10-14T10:00").state()).isEqualTo(State.RUNNING);
  }

  @Test
  void a_date_of_its_own_may_be_today_and_moves_off_a_day_off() {
    stages.startUntil(
        subject,
        LINE,
        instant("2026-10-12T10:00"),
        "REVIEW",
        "housing",
        LocalDate.parse("2026-10-12"));
    stages.startUntil(
        subject,
        LINE,
        instant("2026-10-12T10:00"),
        "REVIEW",
        "planning",
        LocalDate.parse("2026-10-17"));

    assertThat(reading("REVIEW:housing", "2026-10-12T11:00").due())
        .isEqualTo(instant("2026-10-12T17:30"));
    assertThat(reading("REVIEW:planning", "2026-10-12T11:00").due())
        .isEqualTo(instant("2026-10-19T17:30"));
  }

  @Test
  void why_a_stage_ends_then_is_told_for_each_of_them() {
    stages.start(subject, LINE, instant("2026-10-12T10:00"), "MID_INSPECTION", null);
    stages.start(subject, LINE, instant("2026-10-13T10:00"), "METERING", null);

    assertThat(clocks.explain(subject, STAGE, "MID_INSPECTION", Locale.ENGLISH))
        .startsWith("The limit of a stage is counted from its beginning: Mon 12 Oct 2026, 10:00.")
        .contains("Due: Mon 19 Oct 2026, 17:30.");
    assertThat(clocks.explain(subject, STAGE, "METERING", Locale.ENGLISH))
        .contains("Due: Tue 20 Oct 2026, 17:30.");
  }

  private ArrayList<String> fired(String now) {
    var fired = new ArrayList<String>();
    for (var next = clocks.fire(subject, instant(now)); next.isPresent(); ) {
      var reached = next.get();
      if (reached.clock() == STAGE) {
        fired.add(reached.clock() + " " + reached.part() + " " + reached.milestone());
      }
      next = clocks.fire(subject, instant(now));
    }
    return fired;
  }

  private ClockReading reading(String part, String now) {
    return reading(STAGE, part, now);
  }

  private ClockReading reading(ClockName name, String part, String now) {
    return clocks.readings(subject, instant(now)).stream()
        .filter(reading -> reading.clock() == name && reading.part().equals(part))
        .findAny()
        .orElseThrow();
  }
}
