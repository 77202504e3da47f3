package org.investordesk.acceptance.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import org.investordesk.platform.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionDayTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 23);

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource({
    "2026-10-22, dayPast",
    "2026-10-24, dayOff",
    "2026-11-09, dayTooFar",
    "2036-10-23, dayTooFar"
  })
  void a_day_nobody_can_meet_on_is_refused(LocalDate day, String why) {
    assertThatThrownBy(() -> InspectionDay.check(day, FRIDAY, InspectionDayTest::isWorked))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-10-23", "2026-10-26", "2026-11-06"})
  void a_working_day_from_today_on_will_do(LocalDate day) {
    assertThatCode(() -> InspectionDay.check(day, FRIDAY, InspectionDayTest::isWorked))
        .doesNotThrowAnyException();
  }

  private static boolean isWorked(LocalDate day) {
    return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
  }
}
