package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.DEADLINES;
import static org.investordesk.sla.domain.Calendars.POLICIES;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.Timeline.Stretch;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one issue's full set of clocks costs: all limits and milestones of its policy, five stages,
 * two pauses and an extension; beside it the limits alone by a walk from minute to minute.
 */
class ClockSetBenchmark {

  private static final Logger log = LoggerFactory.getLogger(ClockSetBenchmark.class);
  private static final int ISSUES = 20_000;
  private static final int WALKED = 200;

  /** In microseconds. */
  private static final double GOAL = 200;

  private final Random random = new Random(20141008);
  private final MinuteOracle oracle = new MinuteOracle();

  @Test
  void a_full_set_of_clocks_stays_within_the_goal() {
    var policy =
        POLICIES.inForce(new PolicyKey("POWER", "HIGH_DUAL"), WorkingCalendar.dayOf(anchor()));
    for (int i = 0; i < ISSUES; i++) {
      count(policy, anchor());
    }
    var times = new ArrayList<Long>();
    var anchors = new ArrayList<Instant>();
    for (int i = 0; i < ISSUES; i++) {
      anchors.add(anchor());
    }
    for (var anchor : anchors) {
      var before = System.nanoTime();
      count(policy, anchor);
      times.add(System.nanoTime() - before);
    }
    var walked = new ArrayList<Long>();
    for (var anchor : anchors.subList(0, WALKED)) {
      var before = System.nanoTime();
      walk(policy, anchor);
      walked.add(System.nanoTime() - before);
    }
    log.info(
        String.format(
            Locale.ROOT,
            "one issue's clocks: p50 %.1f µs, p95 %.1f µs; minute walk p50 %.1f µs; ratio %.0f",
            micros(times, 50),
            micros(times, 95),
            micros(walked, 50),
            micros(walked, 50) / micros(times, 50)));
    assertThat(micros(times, 50)).as("p50 in µs").isLessThanOrEqualTo(GOAL);
  }

  private int count(Policy policy, Instant anchor) {
    var timeline = timeline(anchor);
    int counted = 0;
    for (var clock : policy.clocks().entrySet()) {
      counted +=
          timeline.limit(clock.getKey(), anchor, clock.getValue(), DEADLINES).milestones().size();
    }
    for (int stage = 0; stage < 5; stage++) {
      var target = new Target(5 + stage, Target.Unit.WORKING_DAYS);
      counted +=
          DEADLINES.due(anchor, target, timeline.pauses(ClockName.STAGE)).isAfter(anchor) ? 1 : 0;
    }
    return counted;
  }

  private void walk(Policy policy, Instant anchor) {
    oracle.pause(
        timeline(anchor).stretches().stream()
            .map(each -> new Interval(each.from(), Objects.requireNonNull(each.until())))
            .toList());
    for (var clock : policy.clocks().values()) {
      walk(anchor, clock.target());
    }
    for (int stage = 0; stage < 5; stage++) {
      oracle.workingDays(anchor, 5 + stage);
    }
  }

  private void walk(Instant anchor, Target target) {
    switch (target.unit()) {
      case WORKING_HOURS -> oracle.workingHours(anchor, target.amount());
      case WORKING_DAYS -> oracle.workingDays(anchor, target.amount());
      case CALENDAR_DAYS -> oracle.calendarDays(anchor, target.amount());
    }
  }

  private static Timeline timeline(Instant anchor) {
    var first = CHINA.nextOpening(anchor.plusSeconds(2 * 86_400));
    var second = CHINA.nextOpening(anchor.plusSeconds(9 * 86_400));
    return new Timeline(
        List.of(
            new Stretch(first, first.plusSeconds(2 * 86_400), PauseReason.WAITING_INVESTOR),
            new Stretch(second, second.plusSeconds(90_000), PauseReason.WAITING_THIRD_PARTY)),
        List.of(new Extension(5, second)));
  }

  private Instant anchor() {
    return at("2024-01-02T00:00").plusSeconds(60L * random.nextInt(900 * 24 * 60));
  }

  private static double micros(List<Long> nanos, int percentile) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() * percentile / 100) / 1_000.0;
  }
}
