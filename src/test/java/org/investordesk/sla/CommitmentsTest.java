package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.COMMITMENT;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.Commitments.Commitment;
import org.investordesk.sla.Commitments.Promise;
import org.investordesk.sla.Commitments.Rate;
import org.investordesk.sla.Commitments.State;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@DeskTest
class CommitmentsTest {

  private static final PolicyKey LAND = new PolicyKey("LAND", null);

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitmentTables;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;

  private final String subject = ClocksAlone.subject();

  /** One of its own, so that no other test's promises are counted. */
  private final String department = "dep-" + UUID.randomUUID();

  private final List<Object> told = new ArrayList<>();
  private ServiceClocks clocks;
  private Commitments commitments;

  @BeforeEach
  void registered() {
    var alone = new ClocksAlone(tables, commitmentTables, rules, text, transactions, told::add);
    clocks = alone.clocks();
    commitments = alone.commitments();
    clocks.start(subject, LAND, instant("2026-10-12T10:00"), Set.of(RESOLUTION));
  }

  @Test
  void a_promise_is_on_record_with_a_clock_until_close_of_its_day() {
    promise("2026-10-20", "2026-10-13T10:00");

    assertThat(commitments.of(subject))
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.madeBy()).isEqualTo("zhang.wei");
              assertThat(made.department()).isEqualTo(department);
              assertThat(made.words()).isEqualTo("我们会在这天前答复");
              assertThat(made.madeAt()).isEqualTo(instant("2026-10-13T10:00"));
              assertThat(made.due()).isEqualTo(instant("2026-10-20T17:30"));
              assertThat(made.state()).isEqualTo(State.OPEN);
              assertThat(made.settledAt()).isNull();
            });
    assertThat(due()).isEqualTo(instant("2026-10-20T17:30"));
    assertThat(clocks.next(subject)).hasValue(instant("2026-10-20T17:30"));
  }

  @Test
  void the_release_of_the_answer_in_time_keeps_it() {
    promise("2026-10-20", "2026-10-13T10:00");

    answer("2026-10-20T17:30");

    assertThat(states()).containsExactly(State.KEPT);
    assertThat(commitments.of(subject).get(0).settledAt()).isEqualTo(instant("2026-10-20T17:30"));
    assertThat(told).isEmpty();
  }

  @Test
  void the_day_passing_breaks_it_once_and_for_all() {
    promise("2026-10-20", "2026-10-13T10:00");

    fire("2026-10-20T17:31");
    answer("2026-10-21T10:00");

    assertThat(states()).containsExactly(State.BROKEN);
    var broken = commitments.of(subject).get(0);
    assertThat(told)
        .filteredOn(CommitmentBroken.class::isInstance)
        .containsExactly(
            new CommitmentBroken(
                subject,
                broken.id(),
                department,
                instant("2026-10-20T17:30"),
                instant("2026-10-20T17:31")));
  }

  @Test
  void an_answer_after_the_day_breaks_it_even_where_the_timer_was_late() {
    promise("2026-10-20", "2026-10-13T10:00");

    answer("2026-10-21T08:30");

    assertThat(states()).containsExactly(State.BROKEN);
    assertThat(told).hasSize(1).first().isInstanceOf(CommitmentBroken.class);
  }

  @Test
  void another_date_renews_it_and_the_same_date_is_the_same_promise() {
    promise("2026-10-20", "2026-10-13T10:00");
    promise("2026-10-20", "2026-10-14T10:00");
    promise("2026-10-23", "2026-10-15T10:00");

    assertThat(states()).containsExactly(State.RENEWED, State.OPEN);
    assertThat(due()).isEqualTo(instant("2026-10-23T17:30"));
    fire("2026-10-21T09:00");
    assertThat(told).noneMatch(CommitmentBroken.class::isInstance);
  }

  @Test
  void a_new_promise_after_a_broken_one_leaves_it_broken() {
    promise("2026-10-20", "2026-10-13T10:00");
    fire("2026-10-21T09:00");

    promise("2026-10-23", "2026-10-21T10:00");
    answer("2026-10-22T10:00");

    assertThat(states()).containsExactly(State.BROKEN, State.KEPT);
  }

  @Test
  void it_stands_still_with_the_issue_and_what_was_said_stays_on_record() {
    promise("2026-10-20", "2026-10-13T10:00");
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2026-10-14T10:00"));
    fire("2026-10-21T09:00");
    clocks.resume(subject, instant("2026-10-16T10:00"));

    assertThat(due()).isEqualTo(instant("2026-10-22T17:30"));
    assertThat(commitments.of(subject).get(0).due()).isEqualTo(instant("2026-10-20T17:30"));
    answer("2026-10-22T10:00");
    assertThat(states()).containsExactly(State.KEPT);
  }

  @Test
  void the_end_of_the_matter_lets_it_go() {
    promise("2026-10-20", "2026-10-13T10:00");

    clocks.stopAll(subject, instant("2026-10-15T10:00"));

    assertThat(states()).containsExactly(State.RELEASED);
  }

  @Test
  void today_may_be_promised_and_yesterday_may_not() {
    promise("2026-10-13", "2026-10-13T10:00");

    assertThat(due()).isEqualTo(instant("2026-10-13T17:30"));
    assertThatThrownBy(() -> promise("2026-10-12", "2026-10-13T11:00"))
        .rootCause()
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.key()).isEqualTo("sla.refusal.promisePast"));
  }

  @Test
  void the_explanation_names_the_promised_day() {
    promise("2026-10-20", "2026-10-13T10:00");

    assertThat(clocks.explain(subject, COMMITMENT, Locale.ENGLISH))
        .contains(
            "The promise was made on Tue 13 Oct 2026, 10:00.",
            "Promised day: Tue 20 Oct 2026, until close of business; where that is a day off, of"
                + " the next working day.",
            "Due: Tue 20 Oct 2026, 17:30.");
  }

  @Test
  void the_rate_of_a_department_counts_what_was_owed_between_two_days() {
    promise("2026-10-20", "2026-10-13T10:00");
    promise("2026-10-21", "2026-10-13T11:00");
    fire("2026-10-22T09:00");
    promise("2026-10-23", "2026-10-22T10:00");
    answer("2026-10-23T10:00");

    var rate = rate("2026-10-20", "2026-10-23");
    assertThat(rate).isEqualTo(new Rate(department, 1, 1, 1, 0, 0));
    assertThat(rate.share()).hasValue(1 / 3.0);
    assertThat(rate("2026-10-21", "2026-10-22")).isEqualTo(new Rate(department, 0, 1, 0, 0, 0));
    assertThat(new Rate(department, 0, 0, 0, 3, 1).share()).isEmpty();
  }

  private Rate rate(String from, String until) {
    return commitments.rates(LocalDate.parse(from), LocalDate.parse(until)).stream()
        .filter(rate -> department.equals(rate.department()))
        .findAny()
        .orElseThrow();
  }

  private void promise(String day, String at) {
    commitments.promise(
        subject,
        new Promise("zhang.wei", department, "我们会在这天前答复", LocalDate.parse(day), instant(at)));
  }

  private void answer(String at) {
    clocks.change(
        subject, LAND, instant(at), EnumSet.complementOf(EnumSet.of(SILENCE)), Set.of(SILENCE));
  }

  private void fire(String now) {
    var fired = clocks.fire(subject, instant(now));
    while (fired.isPresent()) {
      fired = clocks.fire(subject, instant(now));
    }
  }

  private Instant due() {
    return clocks.readings(subject, instant("2026-10-13T10:00")).stream()
        .filter(reading -> reading.clock() == COMMITMENT)
        .findAny()
        .orElseThrow()
        .due();
  }

  private List<State> states() {
    return commitments.of(subject).stream().map(Commitment::state).toList();
  }
}
