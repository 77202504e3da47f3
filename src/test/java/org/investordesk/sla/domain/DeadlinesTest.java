package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.Target.Unit.CALENDAR_DAYS;
import static org.investordesk.sla.Target.Unit.WORKING_DAYS;
import static org.investordesk.sla.Target.Unit.WORKING_HOURS;
import static org.investordesk.sla.domain.Calendars.CHINA_WITH_SEASONS;
import static org.investordesk.sla.domain.Calendars.DEADLINES;
import static org.investordesk.sla.domain.Calendars.POLICIES;
import static org.investordesk.sla.domain.Calendars.at;
import static org.investordesk.sla.domain.Calendars.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.MilestonePoint.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {

  @ParameterizedTest(name = "{1} {2} from {0} are due at {3}")
  @CsvSource({
    // a land issue registered on the eve of the golden week 2026
    "2026-09-30T16:30, 2, WORKING_HOURS, 2026-10-08T09:30",
    "2026-09-30T16:30, 1, WORKING_DAYS, 2026-10-08T17:30",
    "2026-09-30T16:30, 15, WORKING_DAYS, 2026-10-27T17:30",
    "2026-09-30T16:30, 30, WORKING_DAYS, 2026-11-17T17:30",
    "2026-10-08T17:30, 3, WORKING_DAYS, 2026-10-12T17:30",
    // the minute of the registration does not matter to a day limit, its day does
    "2026-10-12T00:00, 1, WORKING_DAYS, 2026-10-13T17:30",
    "2026-10-12T12:30, 1, WORKING_DAYS, 2026-10-13T17:30",
    "2026-10-12T23:59, 1, WORKING_DAYS, 2026-10-13T17:30",
    "2026-10-13T00:00, 1, WORKING_DAYS, 2026-10-14T17:30",
    // registered on a holiday, on a weekend, on a worked Saturday
    "2026-10-03T10:00, 1, WORKING_DAYS, 2026-10-08T17:30",
    "2026-10-11T10:00, 1, WORKING_DAYS, 2026-10-12T17:30",
    "2026-10-10T10:00, 1, WORKING_DAYS, 2026-10-12T17:30",
    // golden weeks and spring festivals of the other years
    "2024-09-30T16:30, 15, WORKING_DAYS, 2024-10-25T17:30",
    "2025-09-30T16:30, 15, WORKING_DAYS, 2025-10-28T17:30",
    "2024-02-09T10:00, 5, WORKING_DAYS, 2024-02-22T17:30",
    "2025-01-27T10:00, 5, WORKING_DAYS, 2025-02-10T17:30",
    "2026-02-14T10:00, 5, WORKING_DAYS, 2026-02-28T17:30",
    // hours over golden weeks and spring festivals, at lunch, at night, on a holiday
    "2024-09-30T16:30, 2, WORKING_HOURS, 2024-10-08T09:30",
    "2025-09-30T16:30, 2, WORKING_HOURS, 2025-10-09T09:30",
    "2025-09-30T16:30, 3, WORKING_DAYS, 2025-10-11T17:30", // a make-up Saturday
    "2024-02-09T17:00, 2, WORKING_HOURS, 2024-02-18T10:00", // a make-up Sunday
    "2025-01-27T17:00, 2, WORKING_HOURS, 2025-02-05T10:00",
    "2026-02-14T17:00, 2, WORKING_HOURS, 2026-02-24T10:00", // from a make-up Saturday
    "2026-10-10T11:00, 2, WORKING_HOURS, 2026-10-10T15:00",
    "2026-10-12T12:30, 2, WORKING_HOURS, 2026-10-12T16:00",
    "2026-10-12T23:59, 2, WORKING_HOURS, 2026-10-13T10:30",
    "2026-10-03T10:00, 2, WORKING_HOURS, 2026-10-08T10:30",
    // calendar days: moved where the last one is none
    "2026-09-30T16:30, 1, CALENDAR_DAYS, 2026-10-08T17:30",
    "2026-09-30T16:30, 8, CALENDAR_DAYS, 2026-10-08T17:30",
    "2026-09-30T16:30, 10, CALENDAR_DAYS, 2026-10-10T17:30", // a worked Saturday stays
    "2026-09-30T16:30, 11, CALENDAR_DAYS, 2026-10-12T17:30",
    "2026-03-02T09:00, 90, CALENDAR_DAYS, 2026-06-01T17:30", // 31 May is a Sunday
    "2026-03-02T09:00, 180, CALENDAR_DAYS, 2026-08-31T17:30", // 29 August is a Saturday
    "2026-07-03T09:00, 90, CALENDAR_DAYS, 2026-10-08T17:30", // 1 October
    // into the year that is not loaded: weekends only
    "2026-12-30T09:00, 3, WORKING_DAYS, 2027-01-04T17:30",
  })
  void limits_without_pauses(String anchor, int amount, Target.Unit unit, String due) {
    assertThat(due(anchor, new Target(amount, unit))).isEqualTo(at(due));
  }

  @Test
  void paused_office_minutes_are_added_to_an_hour_limit() {
    assertThat(due("2026-10-12T09:00", wh(4), pause("2026-10-12T10:00", "2026-10-12T14:30")))
        .as("two and a half office hours")
        .isEqualTo(at("2026-10-12T17:30"));
    assertThat(due("2026-10-12T09:00", wh(4), pause("2026-10-12T12:00", "2026-10-12T14:00")))
        .as("lunch is no office time")
        .isEqualTo(at("2026-10-12T15:00"));
    assertThat(due("2026-10-12T09:00", wh(4), pause("2026-10-11T09:00", "2026-10-12T09:30")))
        .as("what was before the anchor does not count")
        .isEqualTo(at("2026-10-12T15:30"));
  }

  @ParameterizedTest(name = "paused {0} to {1}: due {2}")
  @CsvSource({
    // base limit: 2026-10-19, five working days from Monday the 12th
    "2026-10-14T08:30, 2026-10-14T11:59, 2026-10-19T17:30", // 209 of 420 minutes
    "2026-10-14T08:30, 2026-10-14T12:00, 2026-10-20T17:30", // a half is rounded up
    "2026-10-14T00:00, 2026-10-15T00:00, 2026-10-20T17:30", // a whole day
    "2026-10-14T08:30, 2026-10-15T11:59, 2026-10-20T17:30", // 1.4976 days
    "2026-10-14T08:30, 2026-10-15T12:00, 2026-10-21T17:30", // 1.5 days
    "2026-10-16T17:30, 2026-10-19T08:30, 2026-10-19T17:30", // a weekend is no office time
    "2026-10-19T17:29, 2026-10-20T17:30, 2026-10-20T17:30", // began before the limit
    "2026-10-19T17:30, 2026-10-23T17:30, 2026-10-19T17:30", // began at the limit: late is late
    "2026-10-12T14:00, 2026-10-12T17:30, 2026-10-20T17:30", // on the day of the anchor
  })
  void shares_of_days_are_rounded_half_up(String from, String until, String due) {
    assertThat(due("2026-10-12T10:00", wd(5), pause(from, until))).isEqualTo(at(due));
  }

  @Test
  void shares_of_several_days_are_summed_before_they_are_rounded() {
    // three times 140 of 420 minutes make one day; each alone would make none
    assertThat(
            due(
                "2026-10-12T10:00",
                wd(5),
                pause("2026-10-13T08:30", "2026-10-13T10:50"),
                pause("2026-10-14T08:30", "2026-10-14T10:50"),
                pause("2026-10-15T08:30", "2026-10-15T10:50")))
        .isEqualTo(at("2026-10-20T17:30"));
    // a third and a sixth of a day are a half, not almost a half
    assertThat(
            due(
                "2026-10-12T10:00",
                wd(5),
                pause("2026-10-13T08:30", "2026-10-13T10:50"),
                pause("2026-10-14T08:30", "2026-10-14T09:40")))
        .isEqualTo(at("2026-10-20T17:30"));
  }

  @Test
  void a_day_is_as_long_as_its_season_makes_it() {
    var seasons = new Deadlines(CHINA_WITH_SEASONS);
    // 210 of 420 minutes on 30 April, 225 of 450 on 6 May: half a day and half a day
    var pauses =
        Pauses.of(
            List.of(
                pause("2026-04-30T08:30", "2026-04-30T12:00"),
                pause("2026-05-06T14:30", "2026-05-06T18:15")));
    assertThat(seasons.paused(pauses).hundredths()).isEqualTo(100);
    assertThat(seasons.due(at("2026-04-29T10:00"), wd(3), pauses))
        .isEqualTo(at("2026-05-08T18:30"));
  }

  @Test
  void a_pause_may_carry_the_limit_past_the_beginning_of_another_one() {
    assertThat(
            due(
                "2026-10-12T10:00",
                wd(1),
                pause("2026-10-13T08:30", "2026-10-13T17:30"),
                pause("2026-10-14T08:30", "2026-10-14T17:30"),
                pause("2026-10-19T08:30", "2026-10-19T17:30")))
        .as("the third began after the limit")
        .isEqualTo(at("2026-10-15T17:30"));
  }

  @ParameterizedTest(name = "paused {0} to {1}: due {2}")
  @CsvSource({
    // base limit: Monday 2026-10-12 and 11 days are Friday the 23rd
    "2026-10-14T09:00, 2026-10-14T17:00, 2026-10-23T17:30", // no midnight
    "2026-10-14T23:59, 2026-10-15T00:01, 2026-10-26T17:30", // one; the 24th is a Saturday
    "2026-10-14T09:00, 2026-10-17T09:00, 2026-10-26T17:30", // three
    "2026-10-14T09:00, 2026-10-18T09:00, 2026-10-27T17:30", // four
  })
  void midnights_inside_pauses_are_added_to_a_calendar_limit(
      String from, String until, String due) {
    assertThat(due("2026-10-12T10:00", new Target(11, CALENDAR_DAYS), pause(from, until)))
        .isEqualTo(at(due));
  }

  @Test
  void milestones_in_percent_count_unpaused_office_time() {
    var anchor = at("2026-10-12T08:30");
    var pauses = Pauses.of(List.of(pause("2026-10-14T08:30", "2026-10-14T17:30")));
    var due = DEADLINES.due(anchor, wd(4), pauses);
    assertThat(due).isEqualTo(at("2026-10-19T17:30"));
    // five unpaused days of 420 minutes; 80 % are four of them
    assertThat(milestone(Kind.SHARE, 80, anchor, due, pauses)).isEqualTo(at("2026-10-16T17:30"));
    assertThat(milestone(Kind.SHARE, 90, anchor, due, pauses)).isEqualTo(at("2026-10-19T12:00"));
  }

  @Test
  void a_share_that_is_no_whole_second_is_told_after_it_has_passed() {
    var anchor = at("2026-10-12T17:29:59");
    var due = DEADLINES.due(anchor, wh(2), Pauses.NONE);
    assertThat(due).isEqualTo(at("2026-10-13T10:29:59"));
    assertThat(milestone(Kind.SHARE, 33, anchor, due, Pauses.NONE))
        .as("2,376 seconds")
        .isEqualTo(at("2026-10-13T09:09:35"));
    var odd = Instant.ofEpochMilli(anchor.toEpochMilli() + 500);
    assertThat(milestone(Kind.SHARE, 33, odd, due, Pauses.NONE))
        .as("33 % of 7,199.5 seconds are 2,375.835: 2,376 seconds")
        .isEqualTo(Instant.ofEpochMilli(at("2026-10-13T09:09:35").toEpochMilli() + 500));
  }

  @Test
  void steps_after_the_limit_are_working_days_from_its_day() {
    var due = at("2026-09-30T17:30");
    assertThat(milestone(Kind.AFTER_LIMIT, 3, at("2026-09-01T09:00"), due, Pauses.NONE))
        .isEqualTo(at("2026-10-10T17:30"));
    var pauses = Pauses.of(List.of(pause("2026-10-08T08:30", "2026-10-08T17:30")));
    assertThat(milestone(Kind.AFTER_LIMIT, 3, at("2026-09-01T09:00"), due, pauses))
        .as("a pause after the limit moves what follows, not the limit")
        .isEqualTo(at("2026-10-12T17:30"));
  }

  @Test
  void a_limit_in_a_year_that_is_not_loaded_is_provisional() {
    assertThat(DEADLINES.isProvisional(at("2026-12-31T17:30"))).isFalse();
    assertThat(DEADLINES.isProvisional(at("2027-01-04T17:30"))).isTrue();
  }

  @ParameterizedTest(name = "{0} {1}: plan {2}, resolution {3}, ceiling {4}, triage {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        "INQUIRY, -, -, 1 WORKING_DAYS, 3 WORKING_DAYS, 1",
        "POWER, LOW, 1, 6 WORKING_DAYS, 20 WORKING_DAYS, 1",
        "POWER, HIGH_SINGLE, 1, 22 WORKING_DAYS, 60 WORKING_DAYS, 1",
        "POWER, HIGH_DUAL, 1, 30 WORKING_DAYS, 80 WORKING_DAYS, 1",
        "POWER, LINE_35KV, 2, 90 CALENDAR_DAYS, 180 CALENDAR_DAYS, 1",
        "ACCEPTANCE, -, 2, 10 WORKING_DAYS, 15 WORKING_DAYS, 1",
        "APPROVAL, FORMAL, 1, 7 WORKING_DAYS, 20 WORKING_DAYS, 1",
        "APPROVAL, SIMULATED, 1, 10 WORKING_DAYS, 20 WORKING_DAYS, 1",
        "LAND, -, 3, 15 WORKING_DAYS, 30 WORKING_DAYS, 1",
        "FINANCE, -, 3, 15 WORKING_DAYS, 30 WORKING_DAYS, 1",
        "POLICY, -, 2, 15 WORKING_DAYS, 30 WORKING_DAYS, 1",
        "UTILITIES, -, 1, 7 WORKING_DAYS, 15 WORKING_DAYS, 1",
        "SERVICE, -, 1, 7 WORKING_DAYS, 15 WORKING_DAYS, 1",
        "OTHER, SINGLE, 1, 7 WORKING_DAYS, 15 WORKING_DAYS, 1",
        "OTHER, MULTI, 2, 15 WORKING_DAYS, 30 WORKING_DAYS, 1",
        "LABOUR, -, 2, 10 WORKING_DAYS, 20 WORKING_DAYS, 1",
        "TALENT, -, 2, 10 WORKING_DAYS, 20 WORKING_DAYS, 1",
        "COMPLAINT, -, -, 30 WORKING_DAYS, 60 WORKING_DAYS, 7",
      })
  void the_policies_are_those_of_the_table(
      String type, String variant, Integer plan, String resolution, String ceiling, int triage) {
    var policy = POLICIES.inForce(new PolicyKey(type, variant), LocalDate.parse("2026-10-12"));

    assertThat(
            policy.clock(ClockName.PLAN).map(ClockPolicy::target).map(Target::amount).orElse(null))
        .isEqualTo(plan);
    assertThat(target(policy, ClockName.RESOLUTION)).isEqualTo(parse(resolution));
    assertThat(target(policy, ClockName.CEILING)).isEqualTo(parse(ceiling));
    assertThat(target(policy, ClockName.TRIAGE)).isEqualTo(wd(triage));
    assertThat(target(policy, ClockName.CONTACT)).isEqualTo(wh(2));
    assertThat(target(policy, ClockName.SIGN_FOR)).isEqualTo(wh(4));
    assertThat(target(policy, ClockName.CHECK)).isEqualTo(wh(4));
    assertThat(target(policy, ClockName.UPDATE)).isEqualTo(wd(5));
    assertThat(target(policy, ClockName.SILENCE)).isEqualTo(wd(10));
    var slow = List.of("LAND", "FINANCE", "POLICY", "COMPLAINT").contains(type);
    assertThat(policy.clocks().get(ClockName.RESOLUTION).milestones())
        .isEqualTo(
            Map.of(
                Milestone.YELLOW, new MilestonePoint(Kind.SHARE, 80),
                Milestone.WARNED, new MilestonePoint(Kind.SHARE, 90),
                Milestone.DUE, MilestonePoint.LIMIT,
                Milestone.OVERDUE_1, new MilestonePoint(Kind.AFTER_LIMIT, slow ? 5 : 3),
                Milestone.OVERDUE_2, new MilestonePoint(Kind.AFTER_LIMIT, slow ? 10 : 8)));
    assertThat(policy.clocks().get(ClockName.SILENCE).milestones())
        .isEqualTo(
            Map.of(
                Milestone.REMINDER_1, new MilestonePoint(Kind.AFTER_ANCHOR, 3),
                Milestone.REMINDER_2, new MilestonePoint(Kind.AFTER_ANCHOR, 7),
                Milestone.DUE, MilestonePoint.LIMIT));
    assertThat(policy.clocks().get(ClockName.CEILING).milestones())
        .isEqualTo(Map.of(Milestone.DUE, MilestonePoint.LIMIT));
  }

  private static Target target(Policy policy, ClockName clock) {
    return policy.clock(clock).orElseThrow().target();
  }

  private static Target parse(String text) {
    var parts = text.split(" ");
    return new Target(Integer.parseInt(parts[0]), Target.Unit.valueOf(parts[1]));
  }

  private static Instant milestone(
      Kind kind, int amount, Instant anchor, Instant due, Pauses pauses) {
    return DEADLINES.at(new MilestonePoint(kind, amount), anchor, due, pauses);
  }

  private static Instant due(String anchor, Target target, Interval... pauses) {
    return DEADLINES.due(at(anchor), target, Pauses.of(Arrays.asList(pauses)));
  }

  private static Target wd(int days) {
    return new Target(days, WORKING_DAYS);
  }

  private static Target wh(int hours) {
    return new Target(hours, WORKING_HOURS);
  }
}
