package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CONTACT;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.SILENCE;
import static org.investordesk.sla.ClockName.TRIAGE;
import static org.investordesk.sla.ClockName.UPDATE;
import static org.investordesk.testkit.SettableClock.instant;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.investordesk.testkit.DeskTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a transaction knows of the clocks without asking is what the tables say. */
@DeskTest
class KnownClocksTest {

  private static final PolicyKey LAND = new PolicyKey("LAND", null);
  private static final PolicyKey INQUIRY = new PolicyKey("INQUIRY", null);

  @Autowired ServiceClocks clocks;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;

  private final String subject = "KNOWN-" + UUID.randomUUID();

  private record Seen(List<ClockReading> readings, Optional<Instant> next) {}

  @Test
  void at_every_step_of_an_issue() {
    step("2026-10-12T10:00", at -> clocks.open(subject, LAND, at, everyIssue()));
    step("2026-10-12T10:20", at -> clocks.stop(subject, at, Set.of(CONTACT)));
    step(
        "2026-10-12T11:00",
        at ->
            clocks.change(
                subject, LAND, at, Set.of(CONTACT, TRIAGE), Set.of(SIGN_FOR, PLAN, UPDATE)));
    step("2026-10-12T15:00", at -> clocks.stop(subject, at, Set.of(SIGN_FOR)));
    step(
        "2026-10-13T10:00",
        at -> {
          clocks.start(subject, LAND, at, Set.of(UPDATE));
          clocks.pause(subject, PauseReason.WAITING_INVESTOR, at);
        });
    step("2026-10-14T10:00", at -> clocks.start(subject, LAND, at, Set.of(UPDATE)));
    step("2026-10-15T10:00", at -> clocks.resume(subject, at));
    step("2026-10-16T10:00", at -> clocks.retarget(subject, INQUIRY, at));
    step("2026-10-16T18:00", at -> clocks.fire(subject, at));
    step(
        "2026-10-19T10:00",
        at ->
            clocks.change(
                subject, INQUIRY, at, EnumSet.complementOf(EnumSet.of(SILENCE)), Set.of(SILENCE)));
    step(
        "2026-10-21T10:00",
        at -> {
          clocks.stop(subject, at, Set.of(SILENCE));
          clocks.reopen(subject, instant("2026-10-19T10:00"), at);
          clocks.start(subject, INQUIRY, at, Set.of(SIGN_FOR, UPDATE));
        });
    step("2026-10-22T10:00", at -> clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, at));
    step("2026-10-23T10:00", at -> clocks.stopAll(subject, at));
  }

  @Test
  void where_a_limit_passes_while_the_clock_runs_on() {
    step("2026-10-12T10:00", at -> clocks.open(subject, LAND, at, everyIssue()));
    step(
        "2026-10-13T18:00",
        at -> clocks.change(subject, LAND, at, Set.of(TRIAGE), Set.of(SIGN_FOR, PLAN)));
    step("2026-10-15T18:00", at -> clocks.start(subject, LAND, at, Set.of(SIGN_FOR)));
    step("2026-12-15T18:00", at -> clocks.stop(subject, at, Set.of(CONTACT, RESOLUTION)));
  }

  private static Set<ClockName> everyIssue() {
    return EnumSet.of(CONTACT, TRIAGE, UPDATE, RESOLUTION, CEILING);
  }

  private void step(String when, Consumer<Instant> deed) {
    var at = instant(when);
    var within =
        transactions.execute(
            status -> {
              clocks.readings(subject, at);
              deed.accept(at);
              return seen(at);
            });

    assertThat(within).as(when).isEqualTo(seen(at));
    assertThat(within.next()).as(when).isEqualTo(earliestMilestone());
  }

  private Seen seen(Instant at) {
    return new Seen(clocks.readings(subject, at), clocks.next(subject));
  }

  private Optional<Instant> earliestMilestone() {
    @Nullable Timestamp at =
        jdbc.sql(
                """
                select min(at) from clock_milestones m where subject = ? and fired_at is null
                  and (clock in ('CONTACT', 'SILENCE', 'PAUSE') or not exists (
                    select from clock_pauses p
                    where p.subject = m.subject and p.paused_until is null))
                """)
            .param(subject)
            .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
            .single()
            .orElse(null);
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }
}
