package org.investordesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.cases.HoldingTimes.Holder;
import org.investordesk.cases.IssueDesk.SignFor;
import org.investordesk.cases.Stages.Result;
import org.investordesk.cases.Stages.Stage;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.testkit.ActingAs;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.Issues;
import org.investordesk.testkit.Jobs;
import org.investordesk.testkit.SettableClock;
import org.investordesk.testkit.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stages of a type with a process of its own; INSPECTION has three working days. */
@DeskTest
class StagesTest {

  private static final String INSPECTION = "INSPECTION";

  @Autowired Stages stages;
  @Autowired HoldingTimes holdings;
  @Autowired IssueDesk desk;
  @Autowired CaseFiles files;
  @Autowired ServiceClocks clocks;
  @Autowired Issues issues;
  @Autowired Jobs jobs;

  @BeforeEach
  void friday_morning() {
    SettableClock.at("2026-10-23T10:00");
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void a_stage_has_a_limit_that_the_one_timer_watches() {
    var number = issues.inStage();

    var stage = stages.of(number).get(0);

    assertThat(stage.name()).isEqualTo(INSPECTION);
    assertThat(stage.titleKey()).isEqualTo("trial.stage.INSPECTION");
    assertThat(stage.department()).isEqualTo(Town.POWER);
    assertThat(stage.due()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(stage.doneAt()).isNull();
    assertThat(stage.late()).isFalse();
    jobs.fireUntil(number, instant("2026-10-28T17:31"));
    assertThat(stages.of(number).get(0).late()).isTrue();
    assertThat(stageClock(number).state()).isEqualTo(ClockReading.State.MISSED);
  }

  @Test
  void a_result_ends_the_stage_and_is_told_on_both_timelines() {
    var number = issues.inStage();
    SettableClock.at("2026-10-26T10:00");

    Town.POWER_CLERK.run(() -> stages.complete(number, INSPECTION, result("2026-10-23", true)));

    var stage = stages.of(number).get(0);
    assertThat(stage.outcomeKey()).isEqualTo("trial.outcome.DONE");
    assertThat(stage.on()).isEqualTo(LocalDate.of(2026, 10, 23));
    assertThat(stage.actual()).isEqualTo(Duration.ofHours(7));
    assertThat(stage.due()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(files.timeline(number, Audience.PUBLIC))
        .anySatisfy(
            line -> {
              assertThat(line.key()).isEqualTo("cases.entry.stageDone");
              assertThat(line.arguments())
                  .containsExactly("上门查勘", "Survey on site", "已完成", "Done", "2026-10-23");
              assertThat(line.text()).isEqualTo("现场具备条件");
            });
    assertThat(stageClock(number).state()).isEqualTo(ClockReading.State.KEPT);
  }

  @Test
  void a_result_nobody_is_told_of_stays_inside() {
    var number = issues.inStage();

    Town.POWER_CLERK.run(() -> stages.complete(number, INSPECTION, result("2026-10-23", false)));

    assertThat(files.timeline(number, Audience.PUBLIC))
        .noneMatch(line -> line.key().equals("cases.entry.stageDone"));
    assertThat(files.timeline(number, Audience.STAFF))
        .anyMatch(line -> line.key().equals("cases.entry.stageDone"));
  }

  @Test
  void days_neither_run_backwards_nor_ahead() {
    var number = issues.inStage();
    refused(number, INSPECTION, result("2026-10-24", true), "stageDayAhead");
    Town.POWER_CLERK.run(() -> stages.complete(number, INSPECTION, result("2026-10-22", true)));
    Town.POWER_CLERK.run(() -> stages.begin(number, "SCHEME", Stages.Holder.GOVERNMENT));

    refused(number, "SCHEME", result("2026-10-21", true), "stageDayBefore");
  }

  @Test
  void evidence_must_be_there_and_belong_to_the_issue() {
    var number = issues.inStage();
    var foreign = attached(issues.inStage());
    refused(number, INSPECTION, proven(Set.of()), "stageEvidence");
    refused(number, INSPECTION, proven(Set.of(foreign)), "evidenceUnknown");

    Town.POWER_CLERK.run(
        () -> stages.complete(number, INSPECTION, proven(Set.of(attached(number)))));

    assertThat(stages.of(number).get(0).doneAt()).isNotNull();
  }

  @Test
  void a_stage_that_does_not_run_cannot_be_completed() {
    var number = issues.inStage();

    refused(number, "SCHEME", result("2026-10-23", true), "stageWaits");
  }

  @Test
  void a_stage_done_again_is_another_run_with_a_limit_of_its_own() {
    var number = issues.inStage();
    Town.POWER_CLERK.run(() -> stages.complete(number, INSPECTION, result("2026-10-23", true)));
    SettableClock.at("2026-10-26T10:00");

    Town.POWER_CLERK.run(() -> stages.begin(number, INSPECTION, Stages.Holder.GOVERNMENT));

    assertThat(stages.of(number)).extracting(Stage::run).containsExactly(1, 2);
    assertThat(stages.of(number).get(0).due()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(stages.of(number).get(1).due()).isEqualTo(instant("2026-10-29T17:30"));
  }

  @Test
  void while_the_investor_holds_a_stage_the_clocks_stand_still() {
    var number = issues.inStage();
    SettableClock.at("2026-10-23T15:00");
    Town.POWER_CLERK.run(() -> stages.handOver(number, INSPECTION, Stages.Holder.INVESTOR));
    assertThat(stageClock(number).state()).isEqualTo(ClockReading.State.PAUSED);
    SettableClock.at("2026-10-27T15:00");

    Town.POWER_CLERK.run(() -> stages.handOver(number, INSPECTION, Stages.Holder.GOVERNMENT));

    assertThat(stageClock(number).state()).isEqualTo(ClockReading.State.RUNNING);
    assertThat(stages.of(number).get(0).due()).isEqualTo(instant("2026-10-30T17:30"));
    // 10:00 to 12:00 and 14:00 to 15:00; the two days in between were the investor's
    assertThat(stages.of(number).get(0).actual()).isEqualTo(Duration.ofHours(3));
    assertThat(holdings.shares(number).investor()).isEqualTo(Duration.ofHours(14));
  }

  @Test
  void an_investor_who_answers_a_question_does_not_start_the_clocks_of_a_stage_he_holds() {
    var number = issues.inStage();
    Town.POWER_CLERK.run(() -> stages.handOver(number, INSPECTION, Stages.Holder.INVESTOR));
    Town.POWER_CLERK.run(() -> desk.askInvestor(number, "请补充设备清单和平面图。"));

    ActingAs.investor()
        .run(() -> desk.investorReplied(number, "已附上", List.of(Issues.pdf("清单.pdf"))));

    assertThat(stageClock(number).state()).isEqualTo(ClockReading.State.PAUSED);
    Town.POWER_CLERK.run(() -> stages.complete(number, INSPECTION, result("2026-10-23", true)));
    assertThat(resolution(number).state()).isEqualTo(ClockReading.State.RUNNING);
  }

  @Test
  void nobody_answers_before_the_stage_is_done() {
    var number = issues.inStage();

    assertThatThrownBy(() -> issues.answer(number)).hasMessageContaining("stageRuns");
  }

  @Test
  void leaving_the_process_leaves_the_stage_unfinished() {
    var transferred = issues.inStage();
    Town.COORDINATOR.run(() -> desk.transfer(transferred, Town.HOUSING, "应由住建局主办"));
    var retyped = issues.inStage();
    Town.COORDINATOR.run(() -> desk.retype(retyped, IssueType.SERVICE, null, "是生活服务问题"));
    var withdrawn = issues.inStage();
    ActingAs.investor().run(() -> desk.withdraw(withdrawn, "自行解决"));

    for (var number : List.of(transferred, retyped, withdrawn)) {
      var stage = stages.of(number).get(0);
      assertThat(stage.outcomeKey()).isEqualTo("cases.stages.abandoned");
      assertThat(stageClock(number).stoppedAt()).isNotNull();
    }
    Town.HOUSING_CLERK.run(() -> desk.signFor(transferred, new SignFor(null, null, Course.STAGED)));
    assertThat(stages.of(transferred)).extracting(Stage::run).containsExactly(1, 2);
    assertThat(stages.of(transferred).get(1).department()).isEqualTo(Town.HOUSING);
  }

  @Test
  void who_held_an_issue_is_metered_apart() {
    SettableClock.at("2026-10-23T09:00");
    var number = issues.registered().number();
    SettableClock.at("2026-10-23T10:00");
    issues.dispatched(number);
    SettableClock.at("2026-10-23T11:00");
    Town.POWER_CLERK.run(() -> desk.signFor(number, new SignFor(null, null)));
    Town.POWER_CLERK.run(() -> desk.awaitThirdParty(number, "等待设计院出具意见。"));
    SettableClock.at("2026-10-23T14:30");
    Town.POWER_CLERK.run(() -> desk.resumeWork(number, "设计院意见已到"));
    Town.COORDINATOR.run(() -> desk.transfer(number, Town.HOUSING, "应由住建局主办"));
    SettableClock.at("2026-10-23T15:30");

    assertThat(holdings.of(number))
        .containsExactly(
            new HoldingTimes.Held(Holder.DESK, null, Duration.ofHours(1), false),
            new HoldingTimes.Held(Holder.DEPARTMENT, Town.POWER, Duration.ofHours(1), false),
            new HoldingTimes.Held(Holder.THIRD_PARTY, null, Duration.ofMinutes(90), false),
            new HoldingTimes.Held(Holder.DEPARTMENT, Town.HOUSING, Duration.ofHours(1), true));
    assertThat(holdings.shares(number))
        .isEqualTo(
            new HoldingTimes.Shares(Duration.ofHours(3), Duration.ZERO, Duration.ofMinutes(90)));
  }

  private void refused(IssueNumber number, String stage, Result result, String reason) {
    assertThatThrownBy(() -> Town.POWER_CLERK.run(() -> stages.complete(number, stage, result)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(reason);
  }

  private UUID attached(IssueNumber number) {
    return Town.POWER_CLERK.get(
        () -> desk.attach(number, Issues.pdf("查勘单.pdf"), Audience.STAFF).id());
  }

  private static Result result(String on, boolean told) {
    return new Result("DONE", LocalDate.parse(on), "现场具备条件", Set.of(), false, told);
  }

  private static Result proven(Set<UUID> evidence) {
    return new Result("DONE", LocalDate.of(2026, 10, 23), null, evidence, true, true);
  }

  private ClockReading stageClock(IssueNumber number) {
    return reading(number, ClockName.STAGE);
  }

  private ClockReading resolution(IssueNumber number) {
    return reading(number, ClockName.RESOLUTION);
  }

  private ClockReading reading(IssueNumber number, ClockName name) {
    return clocks.readings(number.value(), SettableClock.instant("2026-10-28T17:31")).stream()
        .filter(reading -> reading.clock() == name)
        .findFirst()
        .orElseThrow();
  }
}
