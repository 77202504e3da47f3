package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.investordesk.sla.Target.Unit.WORKING_DAYS;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.at;
import static org.investordesk.sla.domain.Calendars.pause;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.HalfDay;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.Explanation.Holiday;
import org.investordesk.sla.domain.Explanation.Line;
import org.investordesk.sla.domain.MilestonePoint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of which only the morning, or only the afternoon, is worked. */
class HalfDaysTest {

  private static final LocalDate EVE = LocalDate.parse("2026-12-31");
  private static final LocalDate LATE = LocalDate.parse("2026-11-25");
  private static final LocalDate SATURDAY = LocalDate.parse("2026-10-10");

  /** New Year’s Eve until noon, a Wednesday from noon on, a make-up Saturday until noon. */
  private static final WorkingCalendar CALENDAR = calendar();

  private static final Deadlines DEADLINES = new Deadlines(CALENDAR);

  private static WorkingCalendar calendar() {
    var days = new ArrayList<>(CHINA.specialDays(2026));
    days.removeIf(day -> day.date().equals(SATURDAY));
    days.add(new SpecialDay(SATURDAY, "国庆节", false, HalfDay.MORNING));
    days.add(new SpecialDay(LATE, "大雪", false, HalfDay.AFTERNOON));
    days.add(new SpecialDay(EVE, "元旦前夜", false, HalfDay.MORNING));
    return CHINA.with(2026, days);
  }

  @Test
  void half_a_day_is_a_working_day_of_its_kind() {
    assertThat(CALENDAR.kind(EVE)).isEqualTo(DayKind.WORKDAY);
    assertThat(CALENDAR.kind(SATURDAY)).isEqualTo(DayKind.MAKE_UP);
    assertThat(CALENDAR.half(EVE)).isEqualTo(HalfDay.MORNING);
    assertThat(CALENDAR.holiday(EVE)).isEqualTo("元旦前夜");
    assertThat(CALENDAR.sessions(EVE))
        .containsExactly(pause("2026-12-31T08:30", "2026-12-31T12:00"));
    assertThat(CALENDAR.sessions(LATE))
        .containsExactly(pause("2026-11-25T14:00", "2026-11-25T17:30"));
    assertThat(CALENDAR.isOpen(at("2026-12-31T14:00"))).isFalse();
    assertThat(CALENDAR.nextOpening(at("2026-11-25T08:30"))).isEqualTo(at("2026-11-25T14:00"));
  }

  @ParameterizedTest(name = "{0} and {1} {2} are due {3}")
  @CsvSource({
    "2026-12-30T10:00, 1, WORKING_DAYS, 2026-12-31T12:00", // close of a morning is noon
    "2026-11-24T10:00, 1, WORKING_DAYS, 2026-11-25T17:30",
    "2026-09-30T10:00, 3, WORKING_DAYS, 2026-10-10T12:00",
    "2026-12-29T10:00, 2, CALENDAR_DAYS, 2026-12-31T12:00",
    "2026-12-30T16:30, 2, WORKING_HOURS, 2026-12-31T09:30",
    "2026-12-31T11:00, 2, WORKING_HOURS, 2027-01-01T09:30", // no afternoon to go on in
    "2026-12-31T15:00, 2, WORKING_HOURS, 2027-01-01T10:30",
    "2026-11-24T16:30, 4, WORKING_HOURS, 2026-11-25T17:00",
  })
  void limits(String anchor, int amount, Target.Unit unit, String due) {
    assertThat(DEADLINES.due(at(anchor), new Target(amount, unit), Pauses.NONE)).isEqualTo(at(due));
  }

  @Test
  void a_pause_over_half_a_day_is_a_whole_working_day() {
    var pauses = Pauses.of(List.of(pause("2026-11-25T00:00", "2026-11-26T00:00")));
    assertThat(DEADLINES.due(at("2026-11-24T10:00"), new Target(2, WORKING_DAYS), pauses))
        .isEqualTo(at("2026-11-27T17:30"));
    var half = Pauses.of(List.of(pause("2026-11-25T14:00", "2026-11-25T15:45")));
    assertThat(DEADLINES.paused(half).hundredths()).isEqualTo(50);
  }

  @Test
  void milestones_in_percent_use_the_office_minutes_of_the_day() {
    var anchor = at("2026-12-30T17:30");
    var due = at("2026-12-31T12:00");
    assertThat(CALENDAR.between(anchor, due)).isEqualTo(Duration.ofMinutes(210));
    assertThat(DEADLINES.at(new MilestonePoint(Kind.SHARE, 80), anchor, due, Pauses.NONE))
        .isEqualTo(at("2026-12-31T11:18"));
  }

  @Test
  void hours_that_do_not_break_at_noon_are_divided_there() {
    var whole = CHINA.with(OfficeHours.always("09:00-17:00"));
    var days = List.of(new SpecialDay(EVE, "元旦前夜", false, HalfDay.MORNING));
    assertThat(whole.with(2026, days).close(EVE)).isEqualTo(at("2026-12-31T12:00"));
  }

  @Test
  void the_explanation_says_which_half_is_worked() {
    assertThat(
            Explanation.of(
                    ClockName.TRIAGE,
                    at("2026-12-30T10:00"),
                    new Target(1, WORKING_DAYS),
                    DEADLINES)
                .lines())
        .contains(new Line("day.half", List.of(1, EVE, new Holiday("元旦前夜"), HalfDay.MORNING)));
  }

  @Test
  void the_file_of_a_year_may_name_half_days_and_is_written_as_it_was_read() {
    var file =
        """
        [
          {"date": "2027-01-01", "name": "元旦", "isOffDay": true},
          {"date": "2027-03-08", "name": "妇女节", "isOffDay": false, "worked": "morning"},
          {"date": "2027-12-31", "name": "元旦", "isOffDay": false, "worked": "afternoon"}
        ]
        """;
    var year = CalendarFile.read("2027.json", file);
    assertThat(year.days())
        .extracting(SpecialDay::worked)
        .containsExactly(null, HalfDay.MORNING, HalfDay.AFTERNOON);
    assertThat(CalendarFile.written(year.days())).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"isOffDay\": true, \"worked\": \"morning\"",
        "\"isOffDay\": false, \"worked\": \"evening\"",
        "\"isOffDay\": false, \"worked\": true",
      })
  void half_a_day_that_cannot_be_is_refused_with_its_line(String fields) {
    var file = "[\n{\"date\": \"2027-03-08\", \"name\": \"妇女节\", %s}\n]".formatted(fields);
    assertThatThrownBy(() -> CalendarFile.read("2027.json", file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo("sla.refusal.file.worked");
              assertThat(refusal.arguments()).startsWith("2027.json", "2");
            });
  }
}
