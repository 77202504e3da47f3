package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.PAUSE;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockReading.State;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** A utilities issue has seven working days; registered on Monday 12 October 2026. */
@DeskTest
class PausesAndExtensionsTest {

  private static final PolicyKey UTILITIES = new PolicyKey("UTILITIES", null);
  private static final PolicyKey LAND = new PolicyKey("LAND", null);

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitments;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;

  private final String subject = ClocksAlone.subject();
  private final List<Object> told = new ArrayList<>();
  private ServiceClocks clocks;

  @BeforeEach
  void registered() {
    clocks = new ClocksAlone(tables, commitments, rules, text, transactions, told::add).clocks();
    clocks.start(subject, UTILITIES, instant("2026-10-12T10:00"), Set.of(RESOLUTION, CEILING));
    assertThat(due()).isEqualTo(instant("2026-10-21T17:30"));
  }

  @Test
  void an_extension_moves_the_resolution_by_working_days_and_never_the_anchor_nor_the_ceiling() {
    var ceiling = reading(CEILING).due();

    clocks.extend(subject, 3, instant("2026-10-20T09:00"));

    assertThat(due()).isEqualTo(instant("2026-10-26T17:30"));
    assertThat(reading(RESOLUTION).anchor()).isEqualTo(instant("2026-10-12T10:00"));
    assertThat(reading(RESOLUTION).target().amount()).isEqualTo(7);
    assertThat(reading(CEILING).due()).isEqualTo(ceiling);
    assertThat(told).containsExactly(new LimitsMoved(subject));
  }

  @Test
  void extensions_add_up_and_survive_pauses_and_a_change_of_type() {
    clocks.extend(subject, 3, instant("2026-10-19T09:00"));
    clocks.extend(subject, 2, instant("2026-10-20T09:00"));
    assertThat(due()).isEqualTo(instant("2026-10-28T17:30"));

    pause("2026-10-21T08:30", "2026-10-22T17:30");
    assertThat(due()).isEqualTo(instant("2026-10-30T17:30"));

    clocks.retarget(subject, LAND, instant("2026-10-23T09:00"));
    // 15 + 2 paused + 5 granted
    assertThat(due()).isEqualTo(instant("2026-11-11T17:30"));
  }

  @Test
  void a_pause_within_the_extension_counts_too() {
    clocks.extend(subject, 3, instant("2026-10-20T09:00"));

    pause("2026-10-23T08:30", "2026-10-23T17:30");

    assertThat(due()).isEqualTo(instant("2026-10-27T17:30"));
  }

  @Test
  void an_extension_after_a_reopening_moves_the_grace_too() {
    clocks.stop(subject, instant("2026-10-21T16:00"), Set.of(RESOLUTION));
    clocks.reopen(subject, instant("2026-10-21T16:00"), instant("2026-10-21T16:30"));
    assertThat(due()).isEqualTo(instant("2026-10-23T17:30"));

    clocks.extend(subject, 2, instant("2026-10-22T09:00"));

    assertThat(due()).isEqualTo(instant("2026-10-27T17:30"));
  }

  @Test
  void a_limit_that_was_missed_may_be_extended_and_stays_missed() {
    fire("2026-10-22T09:00");

    clocks.extend(subject, 5, instant("2026-10-22T09:00"));

    assertThat(reading(RESOLUTION, "2026-10-22T09:00").state()).isEqualTo(State.MISSED);
    assertThat(due()).isEqualTo(instant("2026-10-28T17:30"));
    assertThat(fire("2026-10-29T09:00")).doesNotContain("RESOLUTION DUE");
  }

  @Test
  void nothing_is_extended_where_no_resolution_runs() {
    clocks.stop(subject, instant("2026-10-19T09:00"), Set.of(RESOLUTION));

    assertRefused(
        () -> clocks.extend(subject, 1, instant("2026-10-20T09:00")),
        "sla.refusal.nothingToExtend");
  }

  @Test
  void a_pause_is_listed_with_its_reason_words_evidence_and_longest_time() {
    clocks.pause(
        subject, PauseReason.STATUTORY_PROCEDURE, "听证程序", "file-7", instant("2026-10-13T10:00"));

    assertThat(clocks.pauses(subject))
        .singleElement()
        .satisfies(
            pause -> {
              assertThat(pause.reason()).isEqualTo(PauseReason.STATUTORY_PROCEDURE);
              assertThat(pause.note()).isEqualTo("听证程序");
              assertThat(pause.evidence()).isEqualTo("file-7");
              assertThat(pause.from()).isEqualTo(instant("2026-10-13T10:00"));
              assertThat(pause.until()).isNull();
              assertThat(pause.longestUntil()).isEqualTo(instant("2026-11-24T17:30"));
              assertThat(pause.voidedAt()).isNull();
            });
    assertThat(reading(PAUSE).due()).isEqualTo(instant("2026-11-24T17:30"));
  }

  @Test
  void a_statutory_procedure_needs_evidence() {
    assertRefused(
        () ->
            clocks.pause(
                subject, PauseReason.STATUTORY_PROCEDURE, "听证程序", " ", instant("2026-10-13T10:00")),
        "sla.refusal.pauseEvidence");
    assertThat(clocks.pauses(subject)).isEmpty();
  }

  @Test
  void a_pause_has_a_longest_time_and_at_90_percent_of_it_a_milestone_before_the_end() {
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-13T10:00"));

    assertThat(clocks.next(subject)).hasValue(instant("2026-11-06T16:57"));
    assertThat(fire("2026-11-06T16:57")).containsExactly("PAUSE WARNED");
    assertThat(clocks.next(subject)).hasValue(instant("2026-11-10T17:30"));
    assertThat(fire("2026-11-10T17:30")).containsExactly("PAUSE DUE");
  }

  @Test
  void a_pause_ends_when_its_longest_time_is_over_even_where_that_is_noticed_later() {
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-13T08:30"));

    clocks.resume(subject, instant("2026-12-01T10:00"));

    assertThat(clocks.pauses(subject).get(0).until()).isEqualTo(instant("2026-11-10T17:30"));
    // one working day had passed; 21 days paused
    assertThat(due()).isEqualTo(instant("2026-11-19T17:30"));
  }

  @Test
  void a_pause_that_ends_in_time_stops_its_clock() {
    pause("2026-10-13T10:00", "2026-10-14T10:00");

    assertThat(reading(PAUSE).state()).isEqualTo(State.KEPT);
    assertThat(clocks.next(subject).orElseThrow()).isBefore(instant("2026-10-23T00:00"));
  }

  @Test
  void a_void_pause_gives_the_disputed_time_back() {
    pause("2026-10-13T08:30", "2026-10-14T17:30");
    pause("2026-10-15T08:30", "2026-10-15T17:30");
    assertThat(due()).isEqualTo(instant("2026-10-26T17:30"));

    clocks.voidPause(subject, clocks.pauses(subject).get(0).id(), instant("2026-10-16T10:00"));

    assertThat(due()).isEqualTo(instant("2026-10-22T17:30"));
    assertThat(clocks.pauses(subject))
        .extracting(Pause::voidedAt)
        .containsExactly(instant("2026-10-16T10:00"), null);
    assertThat(told).containsExactly(new LimitsMoved(subject));
    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .contains(
            "Tue 13 Oct 2026, 08:30 to Wed 14 Oct 2026, 17:30: paused, reason: waiting for papers"
                + " from the investor; contested and not recognised, so this time counts.");
  }

  @Test
  void a_running_pause_declared_void_ends_and_its_time_counts() {
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, instant("2026-10-13T08:30"));

    clocks.voidPause(subject, clocks.pauses(subject).get(0).id(), instant("2026-10-16T10:00"));

    assertThat(due()).isEqualTo(instant("2026-10-21T17:30"));
    assertThat(reading(RESOLUTION, "2026-10-16T10:00").state()).isEqualTo(State.RUNNING);
    assertThat(reading(PAUSE, "2026-10-16T10:00").state()).isEqualTo(State.KEPT);
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-19T08:30"));
    assertThat(reading(RESOLUTION, "2026-10-20T10:00").state()).isEqualTo(State.PAUSED);
  }

  @Test
  void a_void_pause_may_show_that_the_limit_has_passed_and_that_is_told_at_once() {
    pause("2026-10-13T08:30", "2026-10-23T10:00");
    assertThat(fire("2026-10-23T11:00")).isEmpty();

    clocks.voidPause(subject, clocks.pauses(subject).get(0).id(), instant("2026-10-23T11:00"));

    assertThat(reading(RESOLUTION, "2026-10-23T11:00").state()).isEqualTo(State.MISSED);
    assertThat(fire("2026-10-23T11:00"))
        .containsExactly("RESOLUTION YELLOW", "RESOLUTION WARNED", "RESOLUTION DUE");
  }

  @Test
  void what_was_late_stays_late_when_a_pause_is_void() {
    fire("2026-10-22T09:00");
    pause("2026-10-22T10:00", "2026-10-23T10:00");

    clocks.voidPause(subject, clocks.pauses(subject).get(0).id(), instant("2026-10-23T11:00"));

    assertThat(reading(RESOLUTION, "2026-10-23T11:00").state()).isEqualTo(State.MISSED);
    assertThat(fire("2026-10-23T11:00")).isEmpty();
  }

  @Test
  void a_pause_is_void_once_and_only_on_its_own_subject() {
    pause("2026-10-13T08:30", "2026-10-14T17:30");
    var id = clocks.pauses(subject).get(0).id();
    var at = instant("2026-10-16T10:00");

    assertRefused(
        () -> clocks.voidPause(ClocksAlone.subject(), id, at), "sla.refusal.pauseUnknown");
    clocks.voidPause(subject, id, at);
    assertRefused(() -> clocks.voidPause(subject, id, at), "sla.refusal.pauseUnknown");
  }

  @Test
  void the_explanation_names_each_extension_and_each_of_its_days() {
    clocks.extend(subject, 2, instant("2026-10-20T09:00"));

    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .contains(
            "Extended on Tue 20 Oct 2026, 09:00: 2 working days on top of the limit and its"
                + " pauses.",
            "Working day 9: Fri 23 Oct 2026.",
            "Due: Fri 23 Oct 2026, 17:30.");
  }

  @Test
  void the_extension_of_a_limit_in_calendar_days_is_explained_in_working_days() {
    var line = ClocksAlone.subject();
    clocks.start(
        line, new PolicyKey("POWER", "LINE_35KV"), instant("2026-06-22T10:00"), Set.of(RESOLUTION));
    // 90 days end on Sunday 20 September, which is worked for the Mid-Autumn Festival
    clocks.extend(line, 5, instant("2026-09-01T10:00"));

    assertThat(clocks.readings(line, instant("2026-09-01T10:00")).get(0).due())
        .isEqualTo(instant("2026-09-28T17:30"));
    assertThat(clocks.explain(line, RESOLUTION, Locale.ENGLISH))
        .contains(
            "Every day counts from Tue 23 Jun 2026; day 90 is Sun 20 Sep 2026.",
            "Working day 4 of the extension: Thu 24 Sep 2026.",
            "Fri 25 Sep 2026 to Sun 27 Sep 2026: Mid-Autumn Festival, not counted.",
            "Working day 5 of the extension: Mon 28 Sep 2026.",
            "Due: Mon 28 Sep 2026, 17:30.");
  }

  @Test
  void the_release_of_the_answer_stops_the_clock_of_a_pause_too() {
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-13T08:30"));

    clocks.change(
        subject,
        UTILITIES,
        instant("2026-10-14T10:00"),
        EnumSet.complementOf(EnumSet.of(SILENCE)),
        Set.of(SILENCE));

    assertThat(fire("2026-12-31T10:00")).allMatch(fired -> fired.startsWith("SILENCE"));
  }

  private void pause(String from, String until) {
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant(from));
    clocks.resume(subject, instant(until));
  }

  private List<String> fire(String now) {
    var fired = new ArrayList<String>();
    for (var next = clocks.fire(subject, instant(now)); next.isPresent(); ) {
      fired.add(next.get().clock() + " " + next.get().milestone());
      next = clocks.fire(subject, instant(now));
    }
    return fired;
  }

  private Instant due() {
    return reading(RESOLUTION).due();
  }

  private ClockReading reading(ClockName name) {
    return reading(name, "2026-10-12T10:00");
  }

  private ClockReading reading(ClockName name, String now) {
    return clocks.readings(subject, instant(now)).stream()
        .filter(reading -> reading.clock() == name)
        .findAny()
        .orElseThrow();
  }

  private static void assertRefused(Runnable deed, String key) {
    assertThatThrownBy(deed::run)
        .extracting(thrown -> thrown instanceof Refusal ? thrown : thrown.getCause())
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.key()).isEqualTo(key));
  }
}
