package org.investordesk.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.investordesk.cases.domain.CriticalPath.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example of {@code docs/critical-path.md}, counted by hand on the calendar of autumn 2026:
 * today is Friday, the 23rd of October.
 */
class CriticalPathTest {

  private static final Set<LocalDate> WORKED_WEEKENDS =
      Set.of(LocalDate.parse("2026-09-20"), LocalDate.parse("2026-10-10"));

  private final CriticalPath path =
      CriticalPath.of(
          List.of(
              // answered on the 14th
              task("YS-2026-000001", "2026-09-14", "2026-10-14", true),
              // limit on the 20th, passed: today
              task("YS-2026-000002", "2026-09-21", "2026-10-23", false, "YS-2026-000001"),
              // limit today, but it waits for the one before
              task("YS-2026-000003", "2026-10-09", "2026-10-23", false, "YS-2026-000002"),
              // beside them, promised for today
              task("YS-2026-000004", "2026-10-12", "2026-10-23", false)),
          CriticalPathTest::isWorkingDay);

  private static Task task(String id, String begin, String ownEnd, boolean done, String... after) {
    return new Task(id, LocalDate.parse(begin), LocalDate.parse(ownEnd), done, Set.of(after));
  }

  private static boolean isWorkingDay(LocalDate day) {
    var holiday =
        !day.isBefore(LocalDate.parse("2026-10-01")) && !day.isAfter(LocalDate.parse("2026-10-07"))
            || day.equals(LocalDate.parse("2026-09-25"));
    var weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return WORKED_WEEKENDS.contains(day) || !weekend && !holiday;
  }

  @ParameterizedTest(name = "{0} is done on {1}, {3} working days after {2}")
  @CsvSource({
    "YS-2026-000001, 2026-10-14, 2026-09-14, 18",
    "YS-2026-000002, 2026-10-23, 2026-09-21, 19",
    "YS-2026-000003, 2026-10-26, 2026-10-09, 12",
    "YS-2026-000004, 2026-10-23, 2026-10-12, 9"
  })
  void each_issue_can_be_done_at_the_earliest(String id, LocalDate end, LocalDate begin, int days) {
    assertThat(path.end(id)).isEqualTo(end);
    assertThat(path.workingDays(begin, end)).isEqualTo(days);
  }

  @Test
  void the_chain_that_decides_the_date_is_found_backwards_from_the_last() {
    assertThat(path.chain()).containsExactly("YS-2026-000001", "YS-2026-000002", "YS-2026-000003");
    assertThat(path.workingDays(LocalDate.parse("2026-09-14"), path.end("YS-2026-000003")))
        .isEqualTo(26);
  }

  @ParameterizedTest(name = "a promise for {0} has {1} working days in hand")
  @CsvSource({"2026-10-30, 4", "2026-10-26, 0", "2026-10-21, -3"})
  void a_promise_is_measured_by_all_that_had_begun_by_then(LocalDate on, int slack) {
    assertThat(path.workingDays(path.endOfAllBegunBy(on).orElseThrow(), on)).isEqualTo(slack);
  }

  @Test
  void what_had_not_begun_by_the_promised_day_does_not_touch_it() {
    assertThat(path.endOfAllBegunBy(LocalDate.parse("2026-09-18")))
        .contains(LocalDate.parse("2026-10-14"));
    assertThat(path.endOfAllBegunBy(LocalDate.parse("2026-09-01"))).isEmpty();
  }

  @Test
  void what_was_done_before_its_turn_stays_done() {
    var early =
        CriticalPath.of(
            List.of(
                task("a", "2026-10-12", "2026-10-30", false),
                task("b", "2026-10-12", "2026-10-16", true, "a")),
            CriticalPathTest::isWorkingDay);

    assertThat(early.end("b")).isEqualTo("2026-10-16");
    assertThat(early.chain()).containsExactly("a");
  }

  @Test
  void a_circle_is_an_error_and_a_stranger_is_no_one_to_wait_for() {
    assertThatThrownBy(
            () ->
                CriticalPath.of(
                    List.of(
                        task("a", "2026-10-12", "2026-10-30", false, "b"),
                        task("b", "2026-10-12", "2026-10-16", false, "a")),
                    CriticalPathTest::isWorkingDay))
        .hasMessageContaining("circle");
    assertThat(
            CriticalPath.of(
                    List.of(task("a", "2026-10-12", "2026-10-30", false, "elsewhere")),
                    CriticalPathTest::isWorkingDay)
                .chain())
        .containsExactly("a");
  }
}
