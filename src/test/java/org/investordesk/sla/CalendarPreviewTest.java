package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.domain.CalendarFile;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.investordesk.sla.store.RuleTables;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** Loads the years 2071 to 2076, in which no other test counts. */
@DeskTest
class CalendarPreviewTest {

  private static final PolicyKey UTILITIES = new PolicyKey("UTILITIES", null);
  private static final PolicyKey LINE_35KV = new PolicyKey("POWER", "LINE_35KV");

  @Autowired CalendarYears years;
  @Autowired ServiceClocks clocks;
  @Autowired RuleTables ruleTables;
  @Autowired ClockTables clockTables;
  @Autowired CommitmentTables commitments;
  @Autowired ExplanationText text;
  @Autowired TransactionOperations transactions;
  @Autowired TimeRules rules;
  @Autowired Clock clock;

  private final String subject = ClocksAlone.subject();

  @Test
  void a_preview_changes_nothing_and_tells_what_loading_moves() {
    clocks.start(subject, UTILITIES, instant("2070-12-25T10:00"), Set.of(RESOLUTION));
    var before = reading();
    var version = years.version();

    var preview = years.preview("2071.json", year("2071-01-01", "2071-01-02"));

    assertThat(years.version()).isEqualTo(version);
    assertThat(years.loaded()).doesNotContain(2071);
    assertThat(reading()).isEqualTo(before);
    assertThat(before.provisional()).isTrue();
    assertThat(preview.version()).isEqualTo(version);
    assertThat(preview.firm()).isPositive();
    assertThat(preview.days())
        .extracting(day -> day.after().kind() + " " + day.after().date())
        .containsExactly("HOLIDAY 2071-01-01", "HOLIDAY 2071-01-02");

    var moved = years.load("2071.json", year("2071-01-01", "2071-01-02"));

    assertThat(moved).isEqualTo(preview.moved()).anyMatch(one -> one.subject().equals(subject));
    assertThat(reading().due()).isAfter(before.due());
    assertThat(reading().provisional()).isFalse();
    assertThat(years.version()).isGreaterThan(version);
  }

  @Test
  void a_change_after_the_preview_is_refused_and_leaves_the_calendar_alone() {
    var preview = years.preview("2072.json", year("2072-01-01"));
    years.load("2073.json", year("2073-01-02"));
    var called = new ArrayList<Integer>();

    assertThatThrownBy(
            () -> years.load("2072.json", year("2072-01-01"), preview.version(), called::add))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.key()).isEqualTo("sla.refusal.calendarChanged"));

    assertThat(called).isEmpty();
    assertThat(years.loaded()).contains(2073).doesNotContain(2072);
  }

  @Test
  void what_is_done_alongside_and_fails_keeps_the_year_out() {
    assertThatThrownBy(
            () ->
                years.load(
                    "2072.json",
                    year("2072-01-01"),
                    years.version(),
                    year -> {
                      throw new IllegalStateException("no history for " + year);
                    }))
        .hasMessage("no history for 2072");

    assertThat(years.loaded()).doesNotContain(2072);
  }

  @Test
  void a_single_day_is_changed_and_taken_back() {
    years.load("2074.json", year("2074-01-01"));
    var friday = LocalDate.parse("2074-05-04");

    years.load("2074.json", years.withDay(friday, "劳动节", true));
    assertThat(years.days(2074)).contains(new CalendarDay(friday, DayKind.HOLIDAY, "劳动节"));

    years.load("2074.json", years.withDay(friday, null, false));
    assertThat(years.days(2074))
        .contains(new CalendarDay(friday, DayKind.WORKDAY, null))
        .contains(new CalendarDay(LocalDate.parse("2074-01-01"), DayKind.HOLIDAY, "元旦"));
    assertThatThrownBy(() -> years.withDay(LocalDate.parse("2090-05-04"), "劳动节", true))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void another_node_takes_the_year_over_and_counts_again_what_it_counted_before() {
    var told = new ArrayList<>();
    var elsewhere = new TimeRules(ruleTables, transactions, clock);
    elsewhere.afterPropertiesSet();
    var itsClocks = new SubjectClocks(clockTables, commitments, elsewhere, text, told::add);
    var itsYears =
        new ImportedCalendarYears(
            ruleTables, clockTables, elsewhere, itsClocks, transactions, clock);
    var watch = new CalendarWatch(itsYears);

    years.load("2075.json", year("2075-01-01", "2075-01-02"));
    // counted there between the change and the next look
    transactions.executeWithoutResult(
        status ->
            itsClocks.start(subject, UTILITIES, instant("2074-12-25T10:00"), Set.of(RESOLUTION)));
    assertThat(itsYears.loaded()).doesNotContain(2075);
    var before = reading();

    watch.look();

    assertThat(itsYears.loaded()).contains(2075);
    assertThat(itsYears.version()).isEqualTo(years.version());
    assertThat(reading().due()).isAfter(before.due());
    assertThat(told).contains(new DueMoved(subject, RESOLUTION, before.due(), reading().due()));
    told.clear();
    watch.look();
    assertThat(told).isEmpty();
  }

  @Test
  void another_node_takes_over_a_departments_days_and_counts_its_clocks_again() {
    var told = new ArrayList<>();
    var elsewhere = new TimeRules(ruleTables, transactions, clock);
    elsewhere.afterPropertiesSet();
    var itsClocks = new SubjectClocks(clockTables, commitments, elsewhere, text, told::add);
    var itsYears =
        new ImportedCalendarYears(
            ruleTables, clockTables, elsewhere, itsClocks, transactions, clock);
    var department = "elsewhere-" + subject.substring(8);
    var file = CalendarYears.departmentFile(department);
    var day = LocalDate.parse("2078-03-02");

    years.load(file, years.withOwnDay(department, day, "迁址", true, null));
    // counted there between the change and the next look
    transactions.executeWithoutResult(
        status ->
            itsClocks.start(
                subject,
                UTILITIES,
                instant("2078-03-01T16:30"),
                Set.of(ClockName.SIGN_FOR, RESOLUTION),
                department));
    var resolution = reading();

    new CalendarWatch(itsYears).look();

    assertThat(itsYears.days(2078, department))
        .contains(new CalendarDay(day, DayKind.HOLIDAY, "迁址", null, true));
    assertThat(told)
        .singleElement()
        .isInstanceOfSatisfying(
            DueMoved.class,
            moved -> {
              assertThat(moved.clock()).isEqualTo(ClockName.SIGN_FOR);
              assertThat(moved.to()).isEqualTo(instant("2078-03-03T11:30"));
            });
    assertThat(reading()).isEqualTo(resolution);
    years.load(file, years.withOwnDay(department, day, null, false, null));
    assertThat(years.days(2078, department)).isEqualTo(years.days(2078));
  }

  @Test
  void a_warning_that_moves_while_its_limit_stays_is_told() {
    var told = new ArrayList<>();
    var listened = new SubjectClocks(clockTables, commitments, rules, text, told::add);
    transactions.executeWithoutResult(
        status ->
            listened.start(subject, LINE_35KV, instant("2076-03-02T10:00"), Set.of(RESOLUTION)));
    var next = clocks.next(subject);
    var due = reading().due();

    // ninety calendar days: days off inside move the warnings, not the limit
    var spring = CalendarFile.read("2076.json", year("2076-04-06", "2076-04-07", "2076-04-08"));
    transactions.executeWithoutResult(
        status -> ruleTables.replaceYear(spring, "2076.json", clock.instant()));
    rules.reload();
    transactions.executeWithoutResult(
        status -> assertThat(listened.recalculate(subject)).isEmpty());

    assertThat(told).containsExactly(new StepsMoved(subject));
    assertThat(clocks.next(subject)).isNotEqualTo(next);
    assertThat(reading().due()).isEqualTo(due);
  }

  private static String year(String... holidays) {
    return "["
        + String.join(
            ",",
            List.of(holidays).stream()
                .map(
                    day ->
                        "{\"date\": \"%s\", \"name\": \"元旦\", \"isOffDay\": true}".formatted(day))
                .toList())
        + "]";
  }

  private ClockReading reading() {
    Instant now = instant("2070-12-25T10:00");
    return clocks.readings(subject, now).stream()
        .filter(reading -> reading.clock() == RESOLUTION)
        .findAny()
        .orElseThrow();
  }
}
