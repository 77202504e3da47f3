package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.Target.Unit.WORKING_DAYS;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DayKind;
import org.investordesk.sla.HalfDay;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.Explanation.Holder;
import org.investordesk.sla.domain.Explanation.Holiday;
import org.investordesk.sla.domain.Explanation.Line;
import org.junit.jupiter.api.Test;

/** Days that are one department's own, beside the city's calendar. */
class DepartmentDeadlinesTest {

  private static final LocalDate TUESDAY = LocalDate.parse("2026-10-13");
  private static final LocalDate SATURDAY = LocalDate.parse("2026-10-17");

  private static final DepartmentDeadlines DEADLINES =
      new DepartmentDeadlines(
          CHINA,
          Map.of(
              "construction",
              List.of(
                  new SpecialDay(TUESDAY, "迁址", true),
                  new SpecialDay(TUESDAY.plusDays(1), "迁址", true),
                  new SpecialDay(SATURDAY, "加班", false, HalfDay.MORNING),
                  new SpecialDay(LocalDate.parse("2026-10-01"), "值班", false))));

  @Test
  void a_day_on_which_the_department_is_closed_moves_its_limits_and_nobody_elses() {
    var anchor = at("2026-10-12T16:30");
    var hours = new Target(4, Target.Unit.WORKING_HOURS);
    assertThat(DEADLINES.of("construction").due(anchor, hours, Pauses.NONE))
        .isEqualTo(at("2026-10-15T11:30"));
    assertThat(DEADLINES.of("power-supply").due(anchor, hours, Pauses.NONE))
        .isEqualTo(DEADLINES.city().due(anchor, hours, Pauses.NONE))
        .isEqualTo(at("2026-10-13T11:30"));
    assertThat(DEADLINES.of(null)).isSameAs(DEADLINES.city());
  }

  @Test
  void a_weekend_or_holiday_that_the_department_works_counts_for_it() {
    var calendar = DEADLINES.of("construction").calendar();
    assertThat(calendar.kind(SATURDAY)).isEqualTo(DayKind.MAKE_UP);
    assertThat(calendar.kind(LocalDate.parse("2026-10-01"))).isEqualTo(DayKind.MAKE_UP);
    assertThat(calendar.isOwn(SATURDAY)).isTrue();
    assertThat(CHINA.isWorkingDay(SATURDAY)).isFalse();
    assertThat(
            DEADLINES
                .of("construction")
                .due(at("2026-10-16T10:00"), new Target(1, WORKING_DAYS), Pauses.NONE))
        .isEqualTo(at("2026-10-17T12:00"));
  }

  @Test
  void another_calendar_of_the_city_leaves_the_departments_days_alone() {
    var other = DEADLINES.with(CHINA.with(2026, List.of()));
    assertThat(other.of("construction").calendar().isWorkingDay(TUESDAY)).isFalse();
    var none = DEADLINES.with("construction", List.of());
    assertThat(none.of("construction").calendar().isWorkingDay(TUESDAY)).isTrue();
  }

  @Test
  void the_explanation_names_the_department_line_by_line() {
    var deadlines = DEADLINES.of("construction");
    var anchor = at("2026-10-12T10:00");
    var target = new Target(4, WORKING_DAYS);
    var clock =
        new SubjectClock(
            ClockName.STAGE,
            "SURVEY",
            1,
            new PolicyKey("POWER", "LOW"),
            LocalDate.EPOCH,
            target,
            anchor,
            deadlines.due(anchor, target, Pauses.NONE),
            false,
            false,
            null,
            "construction");
    assertThat(clock.due()).isEqualTo(at("2026-10-19T17:30"));
    assertThat(Explanation.of(clock, Timeline.EMPTY, deadlines).lines())
        .contains(
            new Line(
                "days.ownOff",
                List.of(
                    TUESDAY, TUESDAY.plusDays(1), new Holiday("迁址"), new Holder("construction"))),
            new Line(
                "day.ownHalf",
                List.of(
                    3, SATURDAY, new Holiday("加班"), new Holder("construction"), HalfDay.MORNING)));
  }
}
