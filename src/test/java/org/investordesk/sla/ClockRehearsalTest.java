package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CHECK;
import static org.investordesk.sla.ClockName.CONTACT;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.investordesk.sla.ClockRehearsal.Past;
import org.investordesk.sla.ClockRehearsal.Retyped;
import org.investordesk.sla.ClockRehearsal.Run;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.testkit.DeskTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What the clocks recorded, run again by the rules as they are, is what they recorded: lives of
 * every kind, the same ones again with {@code -Drehearsal.seed=…}.
 */
@DeskTest
class ClockRehearsalTest {

  private static final Logger log = LoggerFactory.getLogger(ClockRehearsalTest.class);
  private static final int LIVES = Integer.getInteger("rehearsal.lives", 60);
  private static final long SEED = Long.getLong("rehearsal.seed", new Random().nextLong());

  private static final List<PolicyKey> TYPES =
      List.of(
          new PolicyKey("UTILITIES", null),
          new PolicyKey("INQUIRY", null),
          new PolicyKey("LAND", null),
          new PolicyKey("POWER", "LINE_35KV"),
          new PolicyKey("COMPLAINT", null));

  @Autowired ClockTables tables;
  @Autowired CommitmentTables commitments;
  @Autowired TimeRules rules;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;
  @Autowired ClockRehearsal rehearsal;
  @Autowired JdbcClient jdbc;

  private ServiceClocks clocks;
  private StageClocks stages;

  @BeforeEach
  void open() {
    var alone = new ClocksAlone(tables, commitments, rules, text, transactions);
    clocks = alone.clocks();
    stages = alone.stages();
  }

  @Test
  void the_rules_as_they_are_bring_out_what_was_recorded_whatever_happened() {
    log.info("{} lives with -Drehearsal.seed={}", LIVES, SEED);
    var random = new Random(SEED);
    for (int i = 0; i < LIVES; i++) {
      var life = new Life(random);
      life.live();
      var past = replay(life, rehearsal.inForce());
      var story = "seed %d, life %d: %s".formatted(SEED, i, life.told);
      for (int run = 0; run < past.recorded().size(); run++) {
        var recorded = past.recorded().get(run);
        var replayed = past.replayed().get(0).get(run);
        assertThat(replayed.due()).as("due of %s, %s", recorded, story).isEqualTo(recorded.due());
        assertThat(replayed.missed())
            .as("missed %s, %s", recorded, story)
            .isEqualTo(recorded.missed());
      }
      assertThat(reached(past, 0)).as(story).isEqualTo(fired(life.subject));
    }
  }

  @Test
  void a_file_of_the_rules_in_force_changes_nothing() {
    var files = rehearsal.files();
    assertThat(rehearsal.limits(rehearsal.with(files)))
        .isEqualTo(rehearsal.limits(rehearsal.inForce()));
    var life = new Life(new Random(7));
    life.live();
    var past = replay(life, rehearsal.with(files));
    assertThat(past.replayed().get(1)).isEqualTo(past.replayed().get(0));
  }

  @Test
  void a_shorter_target_is_missed_by_who_kept_the_longer_one() {
    var subject = ClocksAlone.subject();
    var key = new PolicyKey("UTILITIES", null);
    clocks.open(subject, key, instant("2026-10-12T10:00"), Set.of(RESOLUTION, CEILING));
    clocks.stop(subject, instant("2026-10-19T11:00"), Set.of(RESOLUTION, CEILING));

    var file = rehearsal.policies(key, RESOLUTION, new Target(3, Target.Unit.WORKING_DAYS));
    var past =
        rehearsal
            .replay(
                Map.of(subject, List.of()),
                List.of(rehearsal.inForce(), rehearsal.with(Map.of("policies.csv", file))),
                instant("2026-11-20T10:00"))
            .get(subject);

    assertThat(run(past.replayed().get(0), RESOLUTION).missed()).isFalse();
    var shorter = run(past.replayed().get(1), RESOLUTION);
    assertThat(shorter.missed()).isTrue();
    assertThat(shorter.due()).isEqualTo(instant("2026-10-15T17:30"));
    assertThat(shorter.reached())
        .extracting(MilestoneReached::milestone)
        .containsExactly(Milestone.YELLOW, Milestone.WARNED, Milestone.DUE);
    assertThat(run(past.replayed().get(1), CEILING))
        .isEqualTo(run(past.replayed().get(0), CEILING));
  }

  @Test
  void another_calendar_moves_limits_and_a_pause_still_counts() {
    var subject = ClocksAlone.subject();
    var key = new PolicyKey("UTILITIES", null);
    clocks.open(subject, key, instant("2026-10-12T10:00"), Set.of(RESOLUTION));
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, instant("2026-10-13T08:30"));
    clocks.resume(subject, instant("2026-10-15T08:30"));

    var year = rehearsal.files().get("2026.json");
    var oneMoreDay =
        year.replaceFirst(
            "\\[", "[{\"date\": \"2026-10-16\", \"name\": \"台风\", \"isOffDay\": true},");
    var past =
        rehearsal
            .replay(
                Map.of(subject, List.of()),
                List.of(rehearsal.inForce(), rehearsal.with(Map.of("2026.json", oneMoreDay))),
                instant("2026-10-16T10:00"))
            .get(subject);

    assertThat(run(past.replayed().get(0), RESOLUTION).due())
        .isEqualTo(instant("2026-10-23T17:30"));
    assertThat(run(past.replayed().get(1), RESOLUTION).due())
        .isEqualTo(instant("2026-10-26T17:30"));
  }

  private static Run run(List<Run> runs, ClockName clock) {
    return runs.stream().filter(run -> run.clock() == clock).findFirst().orElseThrow();
  }

  private Past replay(Life life, ClockRehearsal.Rules proposed) {
    return rehearsal
        .replay(
            Map.of(life.subject, life.retyped), List.of(rehearsal.inForce(), proposed), life.now)
        .get(life.subject);
  }

  private static Set<String> reached(Past past, int rules) {
    var reached = new TreeSet<String>();
    for (var run : past.replayed().get(rules)) {
      for (var each : run.reached()) {
        reached.add(
            "%s %s %s %s".formatted(run.clock(), run.part(), run.anchor(), each.milestone()));
      }
    }
    return reached;
  }

  private Set<String> fired(String subject) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select c.clock, c.part, c.anchor, m.milestone from clocks c
                  join clock_milestones m using (subject, clock, part, run)
                where subject = ? and m.fired_at is not null
                """)
            .param(subject)
            .query(
                (row, n) ->
                    "%s %s %s %s"
                        .formatted(
                            row.getString("clock"),
                            row.getString("part"),
                            row.getTimestamp("anchor").toInstant(),
                            row.getString("milestone")))
            .list());
  }

  /** Steps in any order that the desk allows, with every timer fired on its minute. */
  private final class Life {

    private final Random random;
    private final String subject = ClocksAlone.subject();
    private final List<Retyped> retyped = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = instant("2026-01-05T09:00");
    private PolicyKey key = TYPES.get(0);
    private boolean contacted;
    private boolean dispatched;
    private @Nullable Instant answered;

    Life(Random random) {
      this.random = random;
    }

    void live() {
      now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 200)));
      key = TYPES.get(random.nextInt(TYPES.size()));
      tell("registered " + key);
      clocks.open(subject, key, now, EnumSet.of(CONTACT, TRIAGE, UPDATE, RESOLUTION, CEILING));
      for (int steps = 6 + random.nextInt(14); steps > 0; steps--) {
        pass();
        step();
        fire();
      }
      pass();
    }

    private void pass() {
      // never on the minute of a limit: which of the two comes first is a matter of chance
      var until =
          now.plus(Duration.ofMinutes(30 + random.nextInt(60 * 24 * 6)))
              .plusSeconds(1 + random.nextInt(58));
      for (; ; ) {
        var next = clocks.next(subject);
        if (next.isEmpty() || next.get().isAfter(until)) {
          break;
        }
        now = next.get().isAfter(now) ? next.get() : now;
        fire();
      }
      now = until;
    }

    private void fire() {
      for (; ; ) {
        var fired = clocks.fire(subject, now);
        if (fired.isEmpty()) {
          return;
        }
        if (fired.get().clock() == ClockName.PAUSE && fired.get().milestone() == Milestone.DUE) {
          clocks.resume(subject, now);
          tell("pause over");
        }
      }
    }

    private void step() {
      if (answered != null) {
        if (random.nextBoolean()) {
          tell("reopened");
          clocks.stop(subject, now, Set.of(SILENCE));
          clocks.reopen(subject, answered, now);
          clocks.start(subject, key, now, Set.of(SIGN_FOR, UPDATE));
          answered = null;
        }
        return;
      }
      switch (random.nextInt(dispatched ? 10 : 3)) {
        case 0 -> {
          if (!dispatched) {
            dispatch();
          } else {
            tell("update");
            clocks.start(subject, key, now, Set.of(UPDATE));
          }
        }
        case 1 -> {
          tell("contacted");
          contacted = true;
          clocks.stop(subject, now, Set.of(CONTACT));
        }
        case 2 -> retype();
        case 3 -> {
          tell("signed for");
          clocks.stop(subject, now, Set.of(SIGN_FOR, PLAN));
        }
        case 4 -> {
          tell("paused");
          clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, now);
        }
        case 5 -> {
          tell("resumed");
          clocks.resume(subject, now);
        }
        case 6 -> extendOrVoid();
        case 7 -> {
          tell("stage");
          stages.start(subject, key, now, "ASSISTANCE", random.nextBoolean() ? "fire" : "water");
        }
        case 8 -> {
          tell("transferred");
          clocks.resume(subject, now);
          clocks.start(subject, key, now, Set.of(SIGN_FOR, PLAN, UPDATE));
        }
        default -> answer();
      }
    }

    private void dispatch() {
      tell("dispatched");
      if (contacted) {
        var other = TYPES.get(random.nextInt(TYPES.size()));
        if (!other.equals(key)) {
          tell("as " + other);
          key = other;
          clocks.retarget(subject, key, now);
        }
      }
      clocks.change(subject, key, now, Set.of(CONTACT, TRIAGE), Set.of(SIGN_FOR, PLAN, UPDATE));
      dispatched = true;
    }

    private void retype() {
      if (!dispatched && !contacted) {
        // what it was called before, only the clock of the contact remembers
        tell("contacted");
        contacted = true;
        clocks.stop(subject, now, Set.of(CONTACT));
        pass();
      }
      key = TYPES.get(random.nextInt(TYPES.size()));
      tell("retyped " + key);
      clocks.resume(subject, now);
      clocks.retarget(subject, key, now);
      retyped.add(new Retyped(now, key));
    }

    private void extendOrVoid() {
      var pauses = clocks.pauses(subject).stream().filter(each -> each.voidedAt() == null).toList();
      if (pauses.isEmpty() || random.nextBoolean()) {
        tell("extended");
        clocks.extend(subject, 1 + random.nextInt(5), now);
      } else {
        tell("void");
        clocks.voidPause(subject, pauses.get(random.nextInt(pauses.size())).id(), now);
      }
    }

    private void answer() {
      tell("answered");
      clocks.resume(subject, now);
      clocks.start(subject, key, now, Set.of(CHECK));
      clocks.change(subject, key, now, EnumSet.complementOf(EnumSet.of(SILENCE)), Set.of(SILENCE));
      answered = now;
    }

    private void tell(String what) {
      told.add(what + " " + now);
    }
  }
}
