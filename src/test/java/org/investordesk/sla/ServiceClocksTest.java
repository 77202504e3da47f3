package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CHECK;
import static org.investordesk.sla.ClockName.CONTACT;
import static org.investordesk.sla.ClockName.PAUSE;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.sla.ClockName.TRIAGE;
import static org.investordesk.sla.ClockName.UPDATE;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockReading.State;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@DeskTest
class ServiceClocksTest {

  private static final PolicyKey LAND = new PolicyKey("LAND", null);
  private static final PolicyKey INQUIRY = new PolicyKey("INQUIRY", null);
  private static final Instant REGISTERED = instant("2026-09-30T16:30");

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitments;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;
  @Autowired DeadlinePreview preview;

  private final String subject = ClocksAlone.subject();
  private ServiceClocks clocks;

  @BeforeEach
  void alone() {
    clocks = ClocksAlone.on(tables, commitments, rules, text, transactions);
  }

  @Test
  void the_preview_of_a_land_issue_on_the_eve_of_the_golden_week_is_exact() {
    assertThat(preview.preview(LAND, REGISTERED, Locale.CHINESE))
        .extracting(DeadlinePreview.Line::clock, DeadlinePreview.Line::dueAt)
        .containsExactly(
            tuple(CONTACT, "2026-10-08T09:30"),
            tuple(TRIAGE, "2026-10-08T17:30"),
            tuple(PLAN, "2026-10-12T17:30"),
            tuple(RESOLUTION, "2026-10-27T17:30"),
            tuple(CEILING, "2026-11-17T17:30"));
  }

  @Test
  void a_type_without_a_plan_clock_shows_none() {
    assertThat(preview.preview(INQUIRY, REGISTERED, Locale.CHINESE))
        .extracting(DeadlinePreview.Line::clock)
        .containsExactly(CONTACT, TRIAGE, RESOLUTION, CEILING);
  }

  @Test
  void an_unknown_type_and_a_wrong_variant_are_refused() {
    assertRefused(new PolicyKey("LANDS", null), "sla.refusal.unknownType");
    assertRefused(new PolicyKey("POWER", null), "sla.refusal.variantMissing");
    assertRefused(new PolicyKey("POWER", "HUGE"), "sla.refusal.variantUnknown");
    assertRefused(new PolicyKey("LAND", "LOW"), "sla.refusal.variantSuperfluous");
  }

  private void assertRefused(PolicyKey key, String message) {
    assertThatThrownBy(() -> preview.preview(key, REGISTERED, Locale.CHINESE))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(message));
  }

  @Test
  void started_clocks_run_and_the_next_milestone_is_the_earliest() {
    register();

    assertThat(clocks.readings(subject, REGISTERED))
        .extracting(ClockReading::clock, ClockReading::due)
        .containsExactly(
            tuple(CONTACT, "2026-10-08T09:30"),
            tuple(TRIAGE, "2026-10-08T17:30"),
            tuple(RESOLUTION, "2026-10-27T17:30"),
            tuple(CEILING, "2026-11-17T17:30"));
    assertThat(clocks.next(subject)).contains(instant("2026-10-08T09:30"));
  }

  @Test
  void a_milestone_is_published_once_as_it_is_returned() {
    var told = new ArrayList<Object>();
    var telling = new SubjectClocks(tables, commitments, rules, text, told::add);
    register();

    var fired = transactions.execute(status -> telling.fire(subject, instant("2026-10-08T09:30")));
    var again = transactions.execute(status -> telling.fire(subject, instant("2026-10-08T09:30")));

    assertThat(told).containsExactly(fired.orElseThrow());
    assertThat(again).isEmpty();
  }

  @Test
  void milestones_fire_once_in_order_and_not_before_their_time() {
    register();

    assertThat(clocks.fire(subject, instant("2026-10-08T09:29"))).isEmpty();
    assertThat(clocks.fire(subject, instant("2026-10-08T18:00")))
        .contains(
            new MilestoneReached(
                subject,
                CONTACT,
                Milestone.DUE,
                instant("2026-10-08T09:30"),
                instant("2026-10-08T09:30")));
    assertThat(clocks.fire(subject, instant("2026-10-08T18:00")).orElseThrow().clock())
        .isEqualTo(TRIAGE);
    assertThat(clocks.fire(subject, instant("2026-10-08T18:00"))).isEmpty();
  }

  @Test
  void the_resolution_clock_fires_its_whole_ladder_in_order() {
    clocks.start(subject, LAND, REGISTERED, Set.of(RESOLUTION));

    assertThat(fireAll(instant("2027-01-01T00:00")))
        .extracting(MilestoneReached::milestone, MilestoneReached::at)
        .containsExactly(
            tuple(Milestone.YELLOW, "2026-10-22T17:18"),
            tuple(Milestone.WARNED, "2026-10-26T11:54"),
            tuple(Milestone.DUE, "2026-10-27T17:30"),
            tuple(Milestone.OVERDUE_1, "2026-11-03T17:30"),
            tuple(Milestone.OVERDUE_2, "2026-11-10T17:30"));
    assertThat(clocks.next(subject)).isEmpty();
  }

  @Test
  void the_silence_clock_reminds_on_working_days_three_and_seven() {
    clocks.start(subject, LAND, instant("2026-10-12T10:00"), Set.of(SILENCE));

    assertThat(fireAll(instant("2027-01-01T00:00")))
        .extracting(MilestoneReached::milestone, MilestoneReached::at)
        .containsExactly(
            tuple(Milestone.REMINDER_1, "2026-10-15T17:30"),
            tuple(Milestone.REMINDER_2, "2026-10-21T17:30"),
            tuple(Milestone.DUE, "2026-10-26T17:30"));
  }

  @Test
  void a_stopped_clock_is_kept_or_missed_and_fires_no_more() {
    register();
    clocks.stop(subject, instant("2026-10-08T09:30"), Set.of(CONTACT));
    clocks.stop(subject, instant("2026-10-08T17:31"), Set.of(TRIAGE));

    assertThat(reading(CONTACT, "2026-10-09T09:00").state()).isEqualTo(State.KEPT);
    assertThat(reading(TRIAGE, "2026-10-09T09:00").state()).isEqualTo(State.MISSED);
    assertThat(reading(TRIAGE, "2026-10-09T09:00").remaining()).isZero();
    assertThat(clocks.next(subject)).contains(instant("2026-10-22T17:18"));
  }

  @Test
  void a_clock_started_again_counts_from_the_new_anchor_but_the_resolution_does_not() {
    register();
    clocks.start(subject, LAND, instant("2026-10-09T09:00"), Set.of(SIGN_FOR, UPDATE));
    clocks.stop(subject, instant("2026-10-09T10:00"), Set.of(SIGN_FOR));

    clocks.start(subject, LAND, instant("2026-10-12T10:00"), Set.of(SIGN_FOR, UPDATE, RESOLUTION));

    assertThat(reading(SIGN_FOR, "2026-10-12T10:00").due()).isEqualTo(instant("2026-10-12T16:00"));
    assertThat(reading(SIGN_FOR, "2026-10-12T10:00").state()).isEqualTo(State.RUNNING);
    assertThat(reading(UPDATE, "2026-10-12T10:00").due()).isEqualTo(instant("2026-10-19T17:30"));
    assertThat(reading(RESOLUTION, "2026-10-12T10:00").anchor()).isEqualTo(REGISTERED);
    assertThat(clocks.readings(subject, REGISTERED)).hasSize(6);
  }

  @Test
  void a_pause_stops_all_but_contact_and_moves_the_limits_when_it_ends() {
    register();
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-08T09:00"));
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, instant("2026-10-08T10:00"));

    assertThat(clocks.next(subject)).contains(instant("2026-10-08T09:30"));
    assertThat(reading(RESOLUTION, "2026-10-08T11:00").state()).isEqualTo(State.PAUSED);
    assertThat(reading(CONTACT, "2026-10-08T09:10").state()).isEqualTo(State.RUNNING);
    clocks.stop(subject, instant("2026-10-08T09:10"), Set.of(CONTACT));
    // told at nine tenths of the longest pause, before it ends by itself
    assertThat(clocks.next(subject)).contains(instant("2026-11-02T16:51"));
    assertThat(reading(PAUSE, "2026-10-08T10:00").due()).isEqualTo(instant("2026-11-04T17:30"));
    assertThat(clocks.fire(subject, instant("2026-11-01T09:00"))).isEmpty();

    // 6.5 + 7 + 7 + 1.5 of 7 hours a day: 3.14 days, rounded to 3
    clocks.resume(subject, instant("2026-10-12T10:00"));
    clocks.resume(subject, instant("2026-10-20T10:00"));

    assertThat(reading(RESOLUTION, "2026-10-12T10:00").due())
        .isEqualTo(instant("2026-10-30T17:30"));
    assertThat(reading(TRIAGE, "2026-10-12T10:00").due()).isEqualTo(instant("2026-10-12T17:30"));
    assertThat(reading(CONTACT, "2026-10-12T10:00").state()).isEqualTo(State.KEPT);
  }

  @Test
  void another_type_counts_from_the_old_anchor_and_keeps_what_has_fired() {
    register();
    clocks.start(subject, LAND, instant("2026-10-08T10:00"), Set.of(SIGN_FOR, PLAN));
    clocks.fire(subject, instant("2026-10-08T09:30"));
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-09T08:30"));
    clocks.resume(subject, instant("2026-10-09T17:30"));

    clocks.retarget(subject, new PolicyKey("UTILITIES", null), instant("2026-10-10T09:00"));

    var resolution = reading(RESOLUTION, "2026-10-10T09:00");
    assertThat(resolution.anchor()).isEqualTo(REGISTERED);
    // 8 working days: seven and the paused one
    assertThat(resolution.due()).isEqualTo(instant("2026-10-16T17:30"));
    assertThat(reading(PLAN, "2026-10-10T09:00").due()).isEqualTo(instant("2026-10-10T17:30"));
    assertThat(reading(CONTACT, "2026-10-10T09:00").state()).isEqualTo(State.MISSED);
    assertThat(fireAll(instant("2026-10-10T09:00")))
        .extracting(MilestoneReached::clock)
        .doesNotContain(CONTACT);

    clocks.retarget(subject, INQUIRY, instant("2026-10-10T09:00"));

    assertThat(reading(PLAN, "2026-10-12T09:00").state()).isEqualTo(State.KEPT);
    assertThat(reading(RESOLUTION, "2026-10-12T09:00").due())
        .isEqualTo(instant("2026-10-08T17:30"));
  }

  @Test
  void a_plan_that_the_old_type_did_not_owe_is_counted_from_the_dispatch() {
    clocks.start(subject, INQUIRY, REGISTERED, Set.of(RESOLUTION, CEILING));
    clocks.start(subject, INQUIRY, instant("2026-10-08T10:00"), Set.of(SIGN_FOR, PLAN));
    assertThat(clocks.readings(subject, REGISTERED))
        .extracting(ClockReading::clock)
        .doesNotContain(PLAN);

    clocks.retarget(subject, LAND, instant("2026-10-08T15:00"));

    assertThat(reading(PLAN, "2026-10-08T15:00").due()).isEqualTo(instant("2026-10-12T17:30"));
  }

  @Test
  void a_reopening_moves_the_limit_by_the_investors_time() {
    register();
    clocks.stop(subject, instant("2026-10-12T08:30"), Set.of(RESOLUTION, CEILING));

    clocks.reopen(subject, instant("2026-10-12T08:30"), instant("2026-10-14T17:30"));

    assertThat(reading(RESOLUTION, "2026-10-14T17:30").due())
        .isEqualTo(instant("2026-10-30T17:30"));
    assertThat(reading(RESOLUTION, "2026-10-14T17:30").state()).isEqualTo(State.RUNNING);
    assertThat(clocks.explain(subject, RESOLUTION, Locale.CHINESE))
        .anyMatch(line -> line.contains("由您掌握"))
        .noneMatch(line -> line.contains("暂停计时，原因"));
  }

  @Test
  void a_reopened_issue_is_never_due_before_close_of_the_second_working_day() {
    clocks.start(subject, INQUIRY, instant("2026-10-12T10:00"), Set.of(RESOLUTION, CEILING));
    fireAll(instant("2026-10-13T17:30"));
    clocks.stop(subject, instant("2026-10-14T10:00"), Set.of(RESOLUTION, CEILING));

    clocks.reopen(subject, instant("2026-10-14T10:00"), instant("2026-10-16T09:00"));

    var resolution = reading(RESOLUTION, "2026-10-16T09:00");
    assertThat(resolution.due()).isEqualTo(instant("2026-10-20T17:30"));
    assertThat(resolution.state()).as("what was late stays late").isEqualTo(State.MISSED);
    assertThat(fireAll(instant("2026-10-20T17:30")))
        .as("the limit was told before and is not told again")
        .extracting(MilestoneReached::clock)
        .doesNotContain(RESOLUTION);
  }

  @Test
  void stopping_everything_ends_the_pause_as_well() {
    register();
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-08T09:00"));
    clocks.stopAll(subject, instant("2026-10-20T09:00"));

    assertThat(clocks.next(subject)).isEmpty();
    assertThat(reading(TRIAGE, "2026-10-20T09:00").state())
        .as("the pause began before the limit")
        .isEqualTo(State.KEPT);
    assertThat(clocks.lights(List.of(subject), REGISTERED)).containsEntry(subject, Light.CLOSED);
  }

  @Test
  void lights_of_many_subjects_come_in_one_query() {
    var yellow = subject + "-yellow";
    var red = subject + "-red";
    var paused = subject + "-paused";
    var answered = subject + "-answered";
    var closed = subject + "-closed";
    for (var each : List.of(subject, yellow, red, paused, answered, closed)) {
      var registered = each.equals(yellow) ? "2026-09-21T10:00" : "2026-09-30T10:00";
      clocks.start(each, LAND, instant(registered), Set.of(RESOLUTION));
    }
    clocks.retarget(red, INQUIRY, REGISTERED);
    clocks.pause(paused, PauseReason.WAITING_INVESTOR, instant("2026-10-08T09:00"));
    clocks.stop(answered, instant("2026-10-08T09:00"), Set.of(RESOLUTION));
    clocks.start(answered, LAND, instant("2026-10-08T09:00"), Set.of(SILENCE));
    clocks.stopAll(closed, instant("2026-10-08T09:00"));

    var lights =
        clocks.lights(
            List.of(subject, yellow, red, paused, answered, closed, "unknown"),
            instant("2026-10-16T10:00"));

    assertThat(lights)
        .containsEntry(subject, Light.GREEN)
        .containsEntry(yellow, Light.YELLOW)
        .containsEntry(red, Light.RED)
        .containsEntry(paused, Light.PAUSED)
        .containsEntry(answered, Light.PAUSED)
        .containsEntry(closed, Light.CLOSED)
        .containsEntry("unknown", Light.CLOSED);
  }

  @Test
  void a_date_is_explained_line_by_line_in_both_languages() {
    register();

    assertThat(clocks.explain(subject, CONTACT, Locale.CHINESE))
        .containsExactly(
            "联系时限自登记起算：2026-09-30（周三）16:30。",
            "时限 2 个工作小时：只计办公时间，非办公时间顺延至下一次上班时起算。",
            "2026-09-30（周三）16:30 至 2026-09-30（周三）17:30：计 60 分钟，累计 60 分钟。",
            "2026-10-01（周四） 至 2026-10-07（周三）：国庆节放假，不计。",
            "2026-10-08（周四）08:30 至 2026-10-08（周四）09:30：计 60 分钟，累计 120 分钟。",
            "到期：2026-10-08（周四）09:30。");
    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .contains(
            "Thu 1 Oct 2026 to Wed 7 Oct 2026: National Day, not counted.",
            "Working day 3: Sat 10 Oct 2026, worked for National Day.",
            "Due: Tue 27 Oct 2026, 17:30.");
    assertThat(clocks.explain(subject, CHECK, Locale.ENGLISH)).isEmpty();
  }

  @Test
  void remaining_time_is_office_time_and_negative_when_late() {
    register();

    assertThat(reading(CONTACT, "2026-09-30T17:00").remaining()).isEqualTo(Duration.ofMinutes(90));
    assertThat(reading(CONTACT, "2026-10-08T10:00").remaining()).isEqualTo(Duration.ofMinutes(-30));
    assertThat(reading(CONTACT, "2026-10-08T10:00").state()).isEqualTo(State.MISSED);
  }

  private void register() {
    clocks.start(subject, LAND, REGISTERED, Set.of(CONTACT, TRIAGE, RESOLUTION, CEILING));
  }

  private ClockReading reading(ClockName name, String now) {
    return clocks.readings(subject, instant(now)).stream()
        .filter(reading -> reading.clock() == name)
        .findAny()
        .orElseThrow();
  }

  private List<MilestoneReached> fireAll(Instant now) {
    var fired = new ArrayList<MilestoneReached>();
    for (var next = clocks.fire(subject, now); next.isPresent(); ) {
      fired.add(next.get());
      next = clocks.fire(subject, now);
    }
    return fired;
  }

  private static Tuple tuple(Object name, String due) {
    return Tuple.tuple(name, instant(due));
  }
}
