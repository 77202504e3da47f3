package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.Commitments.Promise;
import org.investordesk.sla.store.RuleTables;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What a version for open issues does to clocks on its first day. In 2093, when no other counts.
 */
@DeskTest
class RulesForOpenIssuesTest {

  private static final PolicyKey TALENT = new PolicyKey("TALENT", null);
  private static final PolicyKey ACCEPTANCE = new PolicyKey("ACCEPTANCE", null);

  @Autowired VersionedRuleBooks books;
  @Autowired ServiceClocks clocks;
  @Autowired StageClocks stages;
  @Autowired Commitments commitments;
  @Autowired TimeRules rules;
  @Autowired RuleTables tables;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transactions;
  @Autowired Clock clock;

  private final String subject = "RULES-" + UUID.randomUUID();

  @AfterEach
  void reset() {
    clocks.stopAll(subject, clock.instant());
    SettableClock.reset();
  }

  @Test
  void on_the_first_day_and_not_before_anchors_pauses_and_extensions_kept() {
    SettableClock.at("2093-03-02T10:00");
    start(TALENT, ClockName.RESOLUTION, ClockName.CEILING);
    clocks.extend(subject, 2, instant("2093-03-02T11:00"));
    clocks.pause(subject, PauseReason.WAITING_INVESTOR, instant("2093-03-03T08:30"));
    clocks.resume(subject, instant("2093-03-04T17:30"));
    var before = reading(ClockName.RESOLUTION);
    assertThat(before.due()).as("10 + 2 granted + 2 paused").isEqualTo(instant("2093-03-20T17:30"));
    var promised = promise("2093-03-11");
    var version =
        put(
            RuleBook.LIMITS,
            Map.of("type", "TALENT", "variant", "-", "resolution", "12 wd"),
            "2093-03-05",
            true);

    books.countDue();
    assertThat(reading(ClockName.RESOLUTION)).as("its day has not come").isEqualTo(before);
    SettableClock.at("2093-03-05T00:01");
    books.countDue();

    var after = reading(ClockName.RESOLUTION);
    assertThat(after.due()).isEqualTo(instant("2093-03-24T17:30"));
    assertThat(after.anchor()).isEqualTo(before.anchor());
    assertThat(reading(ClockName.COMMITMENT)).as("said to the investor").isEqualTo(promised);
    assertThat(books.version(version).uncounted()).isFalse();
    assertThat(books.recount(version)).as("nothing is left to move").isEmpty();
  }

  @Test
  void what_was_late_stays_late_and_what_fired_stays_fired() {
    SettableClock.at("2093-04-01T10:00");
    start(TALENT, ClockName.RESOLUTION);
    SettableClock.at("2093-04-20T10:00");
    var fired = new ArrayList<Milestone>();
    transactions.executeWithoutResult(
        status -> {
          for (var reached = clocks.fire(subject, clock.instant());
              reached.isPresent();
              reached = clocks.fire(subject, clock.instant())) {
            fired.add(reached.get().milestone());
          }
        });
    assertThat(fired).contains(Milestone.DUE);

    put(
        RuleBook.LIMITS,
        Map.of("type", "TALENT", "variant", "-", "resolution", "19 wd"),
        "2093-04-20",
        true);

    assertThat(reading(ClockName.RESOLUTION).state()).isEqualTo(ClockReading.State.MISSED);
    assertThat(reading(ClockName.RESOLUTION).due()).isAfter(clock.instant());
    assertThat(clocks.fire(subject, instant("2093-04-30T10:00")))
        .as("the limit and the warnings do not fire twice")
        .isEmpty();
  }

  @Test
  void a_stage_moves_and_a_day_agreed_for_this_one_does_not() {
    SettableClock.at("2093-05-04T10:00");
    start(ACCEPTANCE, ClockName.RESOLUTION);
    stages.start(subject, ACCEPTANCE, clock.instant(), "PRE_CHECK", null);
    stages.startUntil(
        subject, ACCEPTANCE, clock.instant(), "OPINION", null, LocalDate.parse("2093-05-06"));
    var agreed = stage("OPINION");

    put(
        RuleBook.STAGES,
        Map.of("type", "ACCEPTANCE", "variant", "-", "stage", "PRE_CHECK", "target", "1 wd"),
        "2093-05-04",
        true);
    put(
        RuleBook.STAGES,
        Map.of("type", "ACCEPTANCE", "variant", "-", "stage", "OPINION", "target", "1 wd"),
        "2093-05-04",
        true);

    assertThat(stage("PRE_CHECK").due()).isEqualTo(instant("2093-05-05T17:30"));
    assertThat(stage("OPINION")).isEqualTo(agreed);
  }

  @Test
  void a_running_pause_may_last_longer_and_says_so() {
    SettableClock.at("2093-06-01T10:00");
    start(TALENT, ClockName.RESOLUTION);
    clocks.pause(subject, PauseReason.WAITING_THIRD_PARTY, instant("2093-06-01T10:00"));
    var before = clocks.pauses(subject).get(0);

    put(
        RuleBook.PAUSES,
        Map.of("reason", "WAITING_THIRD_PARTY", "longest", "40 wd"),
        "2093-06-01",
        true);

    var running = clocks.pauses(subject).get(0);
    assertThat(running.longestUntil()).isAfter(before.longestUntil());
    assertThat(running.longestUntil()).isEqualTo(reading(ClockName.PAUSE).due());
  }

  @Test
  void a_change_of_type_after_it_takes_the_version_for_open_issues() {
    SettableClock.at("2093-07-01T10:00");
    start(ACCEPTANCE, ClockName.RESOLUTION);
    SettableClock.at("2093-07-03T10:00");
    put(
        RuleBook.LIMITS,
        Map.of("type", "LABOUR", "variant", "-", "resolution", "13 wd"),
        "2093-07-03",
        true);

    clocks.retarget(subject, new PolicyKey("LABOUR", null), clock.instant());

    assertThat(reading(ClockName.RESOLUTION).target().amount()).isEqualTo(13);
  }

  @Test
  void an_interrupted_count_is_finished_by_the_watch() {
    SettableClock.at("2093-08-03T10:00");
    start(TALENT, ClockName.RESOLUTION);
    var version =
        put(
            RuleBook.LIMITS,
            Map.of("type", "TALENT", "variant", "-", "resolution", "15 wd"),
            "2093-08-04",
            true);
    SettableClock.at("2093-08-05T10:00");
    assertThat(books.version(version).uncounted()).isTrue();

    new RuleWatch(books).look();

    assertThat(books.version(version).uncounted()).isFalse();
    assertThat(reading(ClockName.RESOLUTION).target().amount()).isEqualTo(15);
  }

  @Test
  void another_node_takes_the_new_rules_up_and_its_preview_is_overtaken() {
    SettableClock.at("2093-09-01T10:00");
    var other = new TimeRules(tables, transactions, clock);
    other.afterPropertiesSet();
    var number = other.version();

    put(
        RuleBook.LIMITS,
        Map.of("type", "FINANCE", "variant", "-", "resolution", "16 wd"),
        "2093-09-02",
        false);

    assertThat(other.versionInTables()).isGreaterThan(number);
    other.reloadIfChanged();
    assertThat(other.version()).isEqualTo(rules.version());
    var content = books.file(RuleBook.LIMITS, LocalDate.parse("2093-09-01"));
    assertThatThrownBy(
            () ->
                books.put(
                    RuleBook.LIMITS,
                    "policies.csv",
                    content,
                    LocalDate.parse("2093-09-03"),
                    false,
                    number,
                    id -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("rulesChanged");
  }

  @Test
  void a_version_of_which_another_replaces_every_row_is_gone() {
    SettableClock.at("2093-10-01T10:00");
    var cells = Map.of("type", "FINANCE", "variant", "-", "resolution", "17 wd");
    var first = put(RuleBook.LIMITS, cells, "2093-10-05", false);

    var second =
        put(
            RuleBook.LIMITS,
            Map.of("type", "FINANCE", "variant", "-", "resolution", "18 wd"),
            "2093-10-05",
            false);

    assertThat(books.version(first).withdrawn()).isTrue();
    assertThat(books.version(second).withdrawn()).isFalse();
    assertThat(books.file(RuleBook.LIMITS, LocalDate.parse("2093-10-05"))).contains("18 wd");
    SettableClock.at("2093-10-05T10:00");
    assertThatThrownBy(() -> put(RuleBook.LIMITS, cells, "2093-10-05", false))
        .hasMessageContaining("inForceToday");
    assertThatThrownBy(() -> books.withdraw(second, () -> {})).isInstanceOf(Refusal.class);
  }

  private long put(RuleBook book, Map<String, String> cells, String validFrom, boolean alsoOpen) {
    var day = LocalDate.parse(validFrom);
    var made = new ArrayList<Long>();
    books.put(
        book,
        book.file(),
        books.withRow(book, day, cells),
        day,
        alsoOpen,
        books.version(),
        made::add);
    return made.get(0);
  }

  private void start(PolicyKey policy, ClockName... names) {
    clocks.start(subject, policy, clock.instant(), Set.copyOf(List.of(names)));
  }

  private ClockReading promise(String day) {
    commitments.promise(
        subject, new Promise("clerk", null, "完成验收", LocalDate.parse(day), clock.instant()));
    return reading(ClockName.COMMITMENT);
  }

  private ClockReading reading(ClockName name) {
    return reading(name, "");
  }

  private ClockReading stage(String part) {
    return reading(ClockName.STAGE, part);
  }

  private ClockReading reading(ClockName name, String part) {
    return clocks.readings(subject, instant("2093-03-04T18:00")).stream()
        .filter(reading -> reading.clock() == name && reading.part().equals(part))
        .findAny()
        .orElseThrow();
  }
}
