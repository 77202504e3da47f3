package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.DEADLINES;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.MilestonePoint.Kind;
import org.junit.jupiter.api.Test;

class MinuteOracleTest {

  private static final int TIMELINES = 2_000;

  private final MinuteOracle oracle = new MinuteOracle();
  private final Random random = new Random(20141008);

  @Test
  void the_oracle_itself_knows_the_eve_of_the_golden_week() {
    oracle.pause(List.of());
    var registered = at("2026-09-30T16:30");
    assertThat(oracle.workingHours(registered, 2)).isEqualTo(at("2026-10-08T09:30"));
    assertThat(oracle.workingDays(registered, 15)).isEqualTo(at("2026-10-27T17:30"));
    assertThat(oracle.calendarDays(registered, 11)).isEqualTo(at("2026-10-12T17:30"));
    assertThat(oracle.share(registered, at("2026-10-27T17:30"), 80))
        .isEqualTo(at("2026-10-22T17:18"));
  }

  @Test
  void a_walk_from_minute_to_minute_comes_to_the_same_limits_and_milestones() {
    for (int i = 0; i < TIMELINES; i++) {
      var anchor = at("2024-01-02T00:00").plus(minutes(1050 * 24 * 60));
      var pauses = pauses(anchor);
      var union = Pauses.of(pauses);
      oracle.pause(pauses);
      var story = "anchor " + anchor + ", pauses " + pauses;

      int hours = 1 + random.nextInt(40);
      assertThat(DEADLINES.due(anchor, new Target(hours, Target.Unit.WORKING_HOURS), union))
          .as("%d working hours, %s", hours, story)
          .isEqualTo(oracle.workingHours(anchor, hours));

      int days = 1 + random.nextInt(30);
      var due = DEADLINES.due(anchor, new Target(days, Target.Unit.WORKING_DAYS), union);
      assertThat(due)
          .as("%d working days, %s", days, story)
          .isEqualTo(oracle.workingDays(anchor, days));
      for (int percent : new int[] {80, 90, 1 + random.nextInt(99)}) {
        assertThat(DEADLINES.at(new MilestonePoint(Kind.SHARE, percent), anchor, due, union))
            .as("%d %% of %d working days, %s", percent, days, story)
            .isEqualTo(oracle.share(anchor, due, percent));
      }
      assertThat(DEADLINES.at(new MilestonePoint(Kind.AFTER_LIMIT, 3), anchor, due, union))
          .as("3 working days after %s, %s", due, story)
          .isEqualTo(oracle.workingDays(due, 3));

      int calendarDays = 1 + random.nextInt(100);
      assertThat(DEADLINES.due(anchor, new Target(calendarDays, Target.Unit.CALENDAR_DAYS), union))
          .as("%d calendar days, %s", calendarDays, story)
          .isEqualTo(oracle.calendarDays(anchor, calendarDays));
    }
  }

  /** Up to five, anywhere around the limit, overlapping as chance has it, some at round hours. */
  private List<Interval> pauses(Instant anchor) {
    var pauses = new ArrayList<Interval>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var from = anchor.minus(Duration.ofDays(2)).plus(minutes(30 * 24 * 60));
      var length = random.nextBoolean() ? 12 * 60 : 12 * 24 * 60;
      var until = from.plus(minutes(length)).plus(Duration.ofMinutes(1));
      if (random.nextInt(4) == 0) {
        from = roundedToHalfHour(from);
        until = roundedToHalfHour(until).plus(Duration.ofMinutes(30));
      }
      pauses.add(new Interval(from, until));
    }
    return pauses;
  }

  private Duration minutes(int bound) {
    return Duration.ofMinutes(random.nextInt(bound));
  }

  private static Instant roundedToHalfHour(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond() / 1800 * 1800);
  }
}
