package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.MilestonePoint.Kind;
import org.investordesk.sla.domain.Timeline.Stretch;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whole lives of a resolution clock: pauses, void ones, reopenings, extensions, and the calendar
 * changed under way, half days, counted by the product and by a walk from minute to minute. 2,000
 * in each run; more with {@code -Doracle.timelines=100000}, the same ones again with {@code
 * -Doracle.seed=…}.
 */
class TimelineOracleTest {

  private static final Logger log = LoggerFactory.getLogger(TimelineOracleTest.class);
  private static final int TIMELINES = Integer.getInteger("oracle.timelines", 2_000);
  private static final long SEED = Long.getLong("oracle.seed", new Random().nextLong());
  private static final LocalDate TAKEN_OFF = LocalDate.of(2026, 3, 18);

  private static final Map<Milestone, MilestonePoint> LADDER =
      Map.of(
          Milestone.YELLOW, new MilestonePoint(Kind.SHARE, 80),
          Milestone.WARNED, new MilestonePoint(Kind.SHARE, 90),
          Milestone.DUE, MilestonePoint.LIMIT,
          Milestone.OVERDUE_1, new MilestonePoint(Kind.AFTER_LIMIT, 3),
          Milestone.OVERDUE_2, new MilestonePoint(Kind.AFTER_LIMIT, 8));

  private record Calendar(String name, Deadlines deadlines, MinuteOracle oracle) {}

  /** As published; before the notice for 2026; with one more day off; with half days. */
  private static final List<Calendar> CALENDARS =
      List.of(
          new Calendar("published", new Deadlines(CHINA), new MinuteOracle()),
          new Calendar(
              "2026 not loaded",
              new Deadlines(
                  new WorkingCalendar(special(2024, 2025), List.of(2024, 2025), office())),
              new MinuteOracle().without(2026)),
          new Calendar(
              "one more day off",
              new Deadlines(CHINA.with(2026, oneMoreDayOff())),
              new MinuteOracle().offOn(TAKEN_OFF)),
          new Calendar(
              "half days",
              new Deadlines(Calendars.CHINA_WITH_HALF_DAYS),
              new MinuteOracle().halfDaysIn(2025)));

  private final Random random = new Random(SEED);

  @Test
  void the_product_and_a_walk_from_minute_to_minute_agree_on_whole_lives_of_a_clock() {
    log.info("{} timelines with -Doracle.seed={}", TIMELINES, SEED);
    for (int i = 0; i < TIMELINES; i++) {
      var anchor = at("2024-01-02T00:00").plus(minutes(900 * 24 * 60));
      var days = 1 + random.nextInt(60);
      var calendarDays = random.nextInt(3) == 0;
      var timeline = timeline(anchor);
      // counted with one calendar, then again with another: only the last one may matter
      var before = CALENDARS.get(random.nextInt(CALENDARS.size()));
      limit(before, anchor, days, calendarDays, timeline);
      var now = CALENDARS.get(random.nextInt(CALENDARS.size()));
      var limit = limit(now, anchor, days, calendarDays, timeline);

      var oracle = now.oracle();
      oracle.pause(standing(timeline));
      var due =
          oracle.resolution(
              anchor,
              calendarDays,
              days,
              timeline.reopenings(ClockName.RESOLUTION, anchor),
              timeline.extensions(ClockName.RESOLUTION));
      var story =
          "seed %d, timeline %d: %s, %d %s from %s, %s, %s"
              .formatted(
                  SEED,
                  i,
                  now.name(),
                  days,
                  calendarDays ? "calendar days" : "working days",
                  anchor,
                  timeline.stretches(),
                  timeline.extensions(ClockName.RESOLUTION));
      assertThat(limit.due()).as(story).isEqualTo(due);
      assertThat(limit.milestones().get(Milestone.DUE)).as(story).isEqualTo(due);
      assertThat(limit.milestones().get(Milestone.YELLOW))
          .as("yellow, %s", story)
          .isEqualTo(oracle.share(anchor, due, 80));
      assertThat(limit.milestones().get(Milestone.WARNED))
          .as("warned, %s", story)
          .isEqualTo(oracle.share(anchor, due, 90));
      assertThat(limit.milestones().get(Milestone.OVERDUE_1))
          .as("overdue, %s", story)
          .isEqualTo(oracle.workingDays(due, 3));
      assertThat(limit.milestones().get(Milestone.OVERDUE_2))
          .as("overdue, %s", story)
          .isEqualTo(oracle.workingDays(due, 8));
    }
  }

  private static Timeline.Limit limit(
      Calendar calendar, Instant anchor, int days, boolean calendarDays, Timeline timeline) {
    var unit = calendarDays ? Target.Unit.CALENDAR_DAYS : Target.Unit.WORKING_DAYS;
    return timeline.limit(
        ClockName.RESOLUTION,
        anchor,
        new ClockPolicy(new Target(days, unit), LADDER),
        calendar.deadlines());
  }

  private static List<Interval> standing(Timeline timeline) {
    var standing = new ArrayList<Interval>();
    for (var stretch : timeline.stretches()) {
      var until = stretch.until();
      if (!stretch.voided() && until != null) {
        standing.add(new Interval(stretch.from(), until));
      }
    }
    return standing;
  }

  /** What may happen: up to five stretches of any kind, up to three extensions, a pause running. */
  private Timeline timeline(Instant anchor) {
    var stretches = new ArrayList<Stretch>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var from = anchor.plus(minutes(60 * 24 * 60));
      var length = random.nextBoolean() ? 12 * 60 : 12 * 24 * 60;
      var until = from.plus(minutes(length)).plus(Duration.ofMinutes(1));
      switch (random.nextInt(4)) {
        case 0 -> stretches.add(new Stretch(from, until, null));
        case 1 -> stretches.add(new Stretch(from, until, PauseReason.WAITING_INVESTOR, true));
        default -> stretches.add(new Stretch(from, until, PauseReason.WAITING_THIRD_PARTY));
      }
    }
    if (random.nextInt(5) == 0) {
      var from = anchor.plus(minutes(60 * 24 * 60));
      stretches.add(new Stretch(from, null, PauseReason.INVESTOR_WORKS));
    }
    var extensions = new ArrayList<Extension>();
    for (int i = random.nextInt(4); i > 0; i--) {
      extensions.add(new Extension(1 + random.nextInt(10), anchor.plus(minutes(60 * 24 * 60))));
    }
    return new Timeline(stretches, extensions);
  }

  private Duration minutes(int bound) {
    return Duration.ofMinutes(random.nextInt(bound));
  }

  private static List<SpecialDay> special(int... years) {
    var days = new ArrayList<SpecialDay>();
    for (var year : years) {
      days.addAll(CHINA.specialDays(year));
    }
    return days;
  }

  private static List<SpecialDay> oneMoreDayOff() {
    var days = special(2026);
    days.add(new SpecialDay(TAKEN_OFF, "国庆节", true));
    return days;
  }

  private static OfficeHours office() {
    return OfficeHours.always("08:30-12:00 14:00-17:30");
  }
}
