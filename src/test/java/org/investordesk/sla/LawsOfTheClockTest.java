package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CONTACT;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.sla.ClockName.TRIAGE;
import static org.investordesk.sla.ClockName.UPDATE;
import static org.investordesk.testkit.SettableClock.instant;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.investordesk.sla.ClockReading.State;
import org.investordesk.sla.domain.SpecialDay;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One test for each law of the clock, named after the fault it answers. */
@DeskTest
class LawsOfTheClockTest {

  private static final PolicyKey LAND = new PolicyKey("LAND", null);
  private static final PolicyKey POWER_LINE = new PolicyKey("POWER", "LINE_35KV");
  private static final Instant REGISTERED = instant("2026-10-12T10:00");
  private static final Instant FAR_AHEAD = instant("2028-01-01T00:00");

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitments;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;
  @Autowired WorkingTime workingTime;
  @Autowired DeadlinePreview preview;
  @Autowired JdbcClient jdbc;

  private final String subject = ClocksAlone.subject();
  private ServiceClocks clocks;

  @BeforeEach
  void alone() {
    clocks = ClocksAlone.on(tables, commitments, rules, text, transactions);
  }

  @Test
  void law_1_the_clock_that_starts_over_with_each_reassignment() {
    register();
    var due = reading(RESOLUTION).due();
    for (var day : List.of("13", "14", "15")) {
      var at = instant("2026-10-%sT09:00".formatted(day));
      clocks.start(subject, LAND, at, Set.of(SIGN_FOR, PLAN, UPDATE, RESOLUTION, CEILING));
      clocks.stop(subject, at.plusSeconds(60), Set.of(SIGN_FOR));
    }
    assertThat(reading(RESOLUTION).anchor()).isEqualTo(REGISTERED);
    assertThat(reading(RESOLUTION).due()).isEqualTo(due);
    assertThat(reading(CEILING).anchor()).isEqualTo(REGISTERED);
    assertThat(reading(SIGN_FOR).anchor()).isEqualTo(instant("2026-10-15T09:00"));
  }

  @Test
  void law_1_the_promise_that_a_department_puts_off_by_closing_for_a_day() {
    clocks.start(
        subject, LAND, REGISTERED, Set.of(SIGN_FOR, PLAN, UPDATE, RESOLUTION, CEILING), "closed");
    var before = clocks.readings(subject, REGISTERED);
    var deadlines =
        rules
            .byDepartment()
            .with("closed", List.of(new SpecialDay(WorkingCalendar.dayOf(REGISTERED), "迁址", true)));
    var room = new SubjectClocks(tables, commitments, rules, text, event -> {});
    var moved = room.wouldChange(List.of(subject), deadlines).moved();
    assertThat(moved)
        .containsExactly(
            new DueMoved(
                subject, SIGN_FOR, "", reading(SIGN_FOR).due(), instant("2026-10-13T14:30")));
    assertThat(clocks.readings(subject, REGISTERED)).isEqualTo(before);
  }

  @Test
  void law_2_the_timer_that_disagrees_with_the_date_shown() {
    clocks.start(subject, LAND, REGISTERED, Set.of(CEILING));
    assertThat(clocks.next(subject)).contains(reading(CEILING).due());
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-14T08:30"));
    // told at nine tenths of the longest pause, before it ends by itself
    assertThat(clocks.next(subject)).contains(instant("2026-11-09T16:48"));
    clocks.resume(subject, instant("2026-10-20T11:00"));
    assertThat(clocks.next(subject)).contains(reading(CEILING).due());
    clocks.retarget(subject, POWER_LINE, instant("2026-10-20T12:00"));
    assertThat(clocks.next(subject)).contains(reading(CEILING).due());
    clocks.stop(subject, instant("2026-10-21T09:00"), Set.of(CEILING));
    assertThat(clocks.next(subject)).isEmpty();
    clocks.reopen(subject, instant("2026-10-21T09:00"), instant("2026-10-23T09:00"));
    assertThat(clocks.next(subject)).contains(reading(CEILING).due());
  }

  @Test
  void law_3_the_pause_that_is_lost_when_the_type_changes() {
    register();
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-13T00:00"));
    clocks.resume(subject, instant("2026-10-16T00:00"));
    clocks.retarget(subject, POWER_LINE, instant("2026-10-16T09:00"));
    clocks.retarget(subject, LAND, instant("2026-10-16T10:00"));
    // 15 working days and the three paused ones
    assertThat(reading(RESOLUTION).due()).isEqualTo(instant("2026-11-05T17:30"));
    assertThat(clocks.explain(subject, RESOLUTION, Locale.CHINESE))
        .anyMatch(line -> line.contains("待投资者补件"));
  }

  @Test
  void law_3_the_pause_that_nobody_can_prove_and_nobody_ends() {
    register();
    assertThatThrownBy(
            () ->
                clocks.pause(subject, PauseReason.STATUTORY_PROCEDURE, instant("2026-10-13T08:30")))
        .hasMessageContaining("sla.refusal.pauseEvidence");
    assertThat(clocks.pauses(subject)).isEmpty();

    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-13T08:30"));
    var longest = clocks.pauses(subject).get(0).longestUntil();
    assertThat(longest).isEqualTo(instant("2026-11-10T17:30"));
    clocks.resume(subject, instant("2027-03-01T09:00"));
    assertThat(clocks.pauses(subject).get(0).until()).isEqualTo(longest);
  }

  @Test
  void law_4_the_contact_that_is_put_off_by_a_pause() {
    register();
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-12T10:05"));
    assertThat(clocks.next(subject)).contains(instant("2026-10-12T12:00"));
    assertThat(clocks.fire(subject, instant("2026-10-12T12:00")))
        .hasValueSatisfying(fired -> assertThat(fired.clock()).isEqualTo(CONTACT));
    clocks.resume(subject, instant("2026-10-20T10:00"));
    assertThat(reading(CONTACT).due()).isEqualTo(instant("2026-10-12T12:00"));
  }

  @Test
  void law_4_the_investors_silence_that_waits_for_ever_because_of_a_forgotten_pause() {
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, REGISTERED);
    clocks.start(subject, LAND, REGISTERED, Set.of(SILENCE));
    assertThat(clocks.next(subject)).contains(instant("2026-10-15T17:30"));
  }

  @Test
  void law_5_the_investors_own_time_booked_as_a_pause_or_as_work() {
    register();
    clocks.stopAll(subject, instant("2026-10-13T17:30"));
    clocks.reopen(subject, instant("2026-10-13T17:30"), instant("2026-10-16T08:30"));
    // two working days, the 14th and the 15th, were the investor's
    assertThat(reading(RESOLUTION).due()).isEqualTo(instant("2026-11-04T17:30"));
    assertThat(reading(RESOLUTION).state()).isEqualTo(State.RUNNING);
    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .anyMatch(line -> line.contains("your own time after the answer"))
        .noneMatch(line -> line.contains("paused, reason"));
  }

  @Test
  void law_6_the_steps_skipped_after_an_outage() {
    register();
    var fired = new ArrayList<MilestoneReached>();
    for (var next = clocks.fire(subject, FAR_AHEAD); next.isPresent(); ) {
      fired.add(next.get());
      next = clocks.fire(subject, FAR_AHEAD);
    }
    assertThat(fired).extracting(MilestoneReached::at).isSorted();
    assertThat(fired)
        .extracting(reached -> reached.clock() + " " + reached.milestone())
        .containsExactlyInAnyOrder(
            "CONTACT DUE",
            "TRIAGE DUE",
            "RESOLUTION YELLOW",
            "RESOLUTION WARNED",
            "RESOLUTION DUE",
            "RESOLUTION OVERDUE_1",
            "RESOLUTION OVERDUE_2",
            "CEILING DUE");
  }

  @Test
  void law_6_the_step_told_twice_by_two_timers() throws Exception {
    register();
    Callable<List<MilestoneReached>> timer =
        () -> {
          var fired = new ArrayList<MilestoneReached>();
          clocks.fire(subject, FAR_AHEAD).ifPresent(fired::add);
          clocks.fire(subject, FAR_AHEAD).ifPresent(fired::add);
          return fired;
        };
    var threads = Executors.newFixedThreadPool(4);
    try {
      var fired = new ArrayList<MilestoneReached>();
      for (var future : threads.invokeAll(List.of(timer, timer, timer, timer, timer))) {
        fired.addAll(future.get());
      }
      assertThat(fired).hasSize(8).doesNotHaveDuplicates();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void law_7_the_day_limit_that_ends_in_the_middle_of_the_night_and_the_hours_that_count_lunch() {
    clocks.start(subject, LAND, instant("2026-10-12T23:59"), Set.of(TRIAGE));
    assertThat(reading(TRIAGE).due()).isEqualTo(instant("2026-10-13T17:30"));
    clocks.start(subject, LAND, instant("2026-10-13T11:30"), Set.of(CONTACT));
    assertThat(reading(CONTACT).due()).isEqualTo(instant("2026-10-13T15:30"));
  }

  @Test
  void law_7_the_limit_that_ends_in_an_afternoon_nobody_works() {
    var eve = LocalDate.parse("2026-12-31");
    var calendar =
        rules.calendar().with(2026, List.of(new SpecialDay(eve, "元旦", false, HalfDay.MORNING)));
    assertThat(calendar.close(eve)).isEqualTo(instant("2026-12-31T12:00"));
    assertThat(calendar.plus(instant("2026-12-31T11:30"), Duration.ofHours(1)))
        .isEqualTo(instant("2027-01-01T09:00"));
  }

  @Test
  void law_8_the_limit_told_the_next_morning_because_the_office_has_just_closed() {
    var due = workingTime.closeAfterWorkingDays(REGISTERED, 1);
    assertThat(due).isEqualTo(instant("2026-10-13T17:30"));
    assertThat(workingTime.isOpen(due)).as("told within the minutes of grace").isFalse();
    assertThat(workingTime.nextOpening(due)).isEqualTo(instant("2026-10-14T08:30"));
    assertThat(workingTime.isWorkingDay(LocalDate.parse("2026-10-10"))).isTrue();
  }

  @Test
  void law_9_the_date_nobody_can_explain() {
    for (var policy : List.of(LAND, POWER_LINE, new PolicyKey("COMPLAINT", null))) {
      for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
        for (var line : preview.preview(policy, REGISTERED, language)) {
          assertThat(line.explanation()).hasSizeGreaterThan(3).noneMatch(s -> s.contains("sla."));
          assertThat(line.explanation())
              .anyMatch(s -> s.startsWith(language == Locale.CHINESE ? "到期：" : "Due: "));
        }
      }
    }
    register();
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, instant("2026-10-13T08:30"));
    clocks.resume(subject, instant("2026-10-14T12:00"));
    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .contains(
            "Mon 12 Oct 2026: the first day, not counted.",
            "Not counted: 1.50 working days in all, rounded half up; the limit moves by 2 working"
                + " days.",
            "Sat 17 Oct 2026 to Sun 18 Oct 2026: weekend, not counted.",
            "Working day 17: Wed 4 Nov 2026.",
            "Due: Wed 4 Nov 2026, 17:30.");
  }

  @Test
  void law_10_the_limit_that_depends_on_when_the_machine_looked() {
    var room =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.investordesk.sla");
    ArchRuleDefinition.noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("all arithmetic takes an injected clock; nothing reads the wall")
        .check(room);
  }

  @Test
  void what_was_late_stays_late() {
    register();
    clocks.stop(subject, instant("2026-10-13T17:31"), Set.of(TRIAGE));
    clocks.fire(subject, instant("2026-10-12T12:00"));
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-14T08:30"));
    clocks.resume(subject, instant("2026-10-20T08:30"));
    clocks.retarget(subject, POWER_LINE, instant("2026-10-20T09:00"));
    assertThat(reading(TRIAGE).state()).isEqualTo(State.MISSED);
    assertThat(reading(CONTACT).state()).isEqualTo(State.MISSED);
    var fired =
        jdbc.sql("select count(*) from clock_milestones where subject = ? and fired_at is not null")
            .param(subject)
            .query(Integer.class)
            .single();
    assertThat(fired).isEqualTo(1);
  }

  private void register() {
    clocks.start(subject, LAND, REGISTERED, Set.of(CONTACT, TRIAGE, RESOLUTION, CEILING));
  }

  private ClockReading reading(ClockName name) {
    return clocks.readings(subject, REGISTERED).stream()
        .filter(reading -> reading.clock() == name)
        .findAny()
        .orElseThrow();
  }
}
