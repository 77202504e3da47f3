package org.investordesk.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.testkit.SettableClock.instant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Loads the years 2041 and 2042, in which no other test counts. */
@DeskTest
class CalendarYearsTest {

  private static final PolicyKey UTILITIES = new PolicyKey("UTILITIES", null);

  @Autowired CalendarYears years;
  @Autowired ServiceClocks clocks;

  private final String subject = ClocksAlone.subject();

  @Test
  void loading_a_provisional_year_moves_the_open_limits_and_reports_each() {
    years.load("2041.json", year("2041-01-01"));
    years.load("2042.json", year("2042-01-01"));
    clocks.start(subject, UTILITIES, instant("2041-12-23T10:00"), Set.of(RESOLUTION, CEILING));
    var before = due(RESOLUTION);

    var moved = years.load("2042.json", year("2042-01-02"));

    assertThat(before).isEqualTo(instant("2042-01-02T17:30"));
    assertThat(due(RESOLUTION)).isEqualTo(instant("2042-01-01T17:30"));
    assertThat(moved)
        .filteredOn(change -> change.subject().equals(subject))
        .containsExactly(new DueMoved(subject, RESOLUTION, before, instant("2042-01-01T17:30")));
    assertThat(years.load("2042.json", year("2042-01-02")))
        .as("loaded again, nothing moves")
        .noneMatch(change -> change.subject().equals(subject));
  }

  @Test
  void a_due_date_in_a_year_that_is_not_loaded_is_marked_and_explained() {
    clocks.start(subject, UTILITIES, instant("2050-03-01T10:00"), Set.of(RESOLUTION));

    assertThat(clocks.readings(subject, instant("2050-03-01T10:00")).get(0).provisional()).isTrue();
    assertThat(clocks.explain(subject, RESOLUTION, Locale.ENGLISH))
        .anyMatch(line -> line.contains("2050") && line.contains("provisional"));
  }

  @Test
  void a_wrong_file_changes_nothing() {
    assertThatThrownBy(() -> years.load("2043.json", year("2044-01-01")))
        .isInstanceOf(Refusal.class);

    assertThat(years.loaded()).contains(2024, 2025, 2026).doesNotContain(2043);
    assertThat(years.horizon(LocalDate.parse("2026-11-23"))).isEqualTo("2026-12-31");
  }

  private static String year(String holiday) {
    return "[{\"date\": \"%s\", \"name\": \"元旦\", \"isOffDay\": true}]".formatted(holiday);
  }

  private Instant due(ClockName name) {
    return clocks.readings(subject, instant("2041-12-23T10:00")).stream()
        .filter(reading -> reading.clock() == name)
        .findAny()
        .orElseThrow()
        .due();
  }
}
