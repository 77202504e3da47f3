package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.DEADLINES;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.MilestonePoint.Kind;
import org.investordesk.sla.domain.PastTimeline.Stretch;

/** What holds for a replay whatever happened. */
class ReplayedClockProperties {

  private static final PolicyKey LAND = new PolicyKey("LAND", null);
  private static final Map<Milestone, MilestonePoint> POINTS =
      Map.of(
          Milestone.YELLOW, new MilestonePoint(Kind.SHARE, 80),
          Milestone.DUE, MilestonePoint.LIMIT,
          Milestone.OVERDUE_1, new MilestonePoint(Kind.AFTER_LIMIT, 3));

  @Property(tries = 2_000)
  void in_the_end_the_limit_is_what_the_whole_timeline_gives(@ForAll long seed) {
    var life = new Life(seed);
    var replayed = life.replay(life.days);
    var whole =
        life.past
            .knownAt(life.now)
            .limit(ClockName.RESOLUTION, life.anchor, policy(life.days), DEADLINES);
    assertThat(replayed.due()).isEqualTo(whole.due());
    if (!life.isAnswered()) {
      var pausedFrom = life.past.knownAt(life.now).pausedFrom();
      var counted = pausedFrom == null ? life.now : pausedFrom;
      assertThat(replayed.missed() || !counted.isAfter(whole.due())).isTrue();
    }
  }

  @Property(tries = 2_000)
  void what_was_reached_was_reached_in_its_order_and_within_the_life(@ForAll long seed) {
    var life = new Life(seed);
    var replayed = life.replay(life.days);
    assertThat(replayed.reached()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    for (var passed : replayed.reached()) {
      assertThat(passed.at()).isAfterOrEqualTo(life.anchor).isBeforeOrEqualTo(life.now);
    }
    assertThat(replayed.missed())
        .isEqualTo(
            replayed.missed()
                || replayed.reached().stream().anyMatch(p -> p.milestone() == Milestone.DUE));
  }

  @Property(tries = 2_000)
  void a_longer_target_is_never_missed_where_a_shorter_one_was_kept(@ForAll long seed) {
    var life = new Life(seed);
    if (!life.replay(life.days).missed()) {
      assertThat(life.replay(life.days + 5).missed()).isFalse();
    }
  }

  private static ClockPolicy policy(int days) {
    return new ClockPolicy(new Target(days, Target.Unit.WORKING_DAYS), POINTS);
  }

  /**
   * Pauses one after the other, some void, extensions, perhaps a reopening; all on whole seconds.
   */
  private static final class Life {

    private final Random random;
    private final Instant anchor;
    private final int days;
    private final PastTimeline past;
    private final Instant now;

    Life(long seed) {
      random = new Random(seed);
      anchor = at("2026-02-02T09:00").plus(minutes(200 * 24 * 60));
      days = 1 + random.nextInt(30);
      var stretches = new ArrayList<Stretch>();
      var extensions = new ArrayList<Extension>();
      var at = anchor;
      for (int steps = random.nextInt(6); steps > 0; steps--) {
        at = at.plus(minutes(9 * 24 * 60)).plusSeconds(61);
        var until = at.plus(minutes(9 * 24 * 60)).plusSeconds(61);
        switch (random.nextInt(5)) {
          case 0 -> {
            stretches.add(new Stretch(at, until, null, null));
            at = until;
          }
          case 1 -> {
            stretches.add(
                new Stretch(at, until, PauseReason.WAITING_INVESTOR, until.plus(minutes(9_000))));
            at = until;
          }
          case 2 -> extensions.add(new Extension(1 + random.nextInt(9), at));
          default -> {
            stretches.add(new Stretch(at, until, PauseReason.WAITING_THIRD_PARTY, null));
            at = until;
          }
        }
      }
      past = new PastTimeline(stretches, extensions);
      now = at.plus(minutes(60 * 24 * 60)).plusSeconds(61);
    }

    boolean isAnswered() {
      return !past.investorsOwn().isEmpty();
    }

    ReplayedClock replay(int target) {
      var policy = new Policy(LAND, LocalDate.EPOCH, Map.of(ClockName.RESOLUTION, policy(target)));
      var run =
          new SubjectClock(
              ClockName.RESOLUTION,
              "",
              1,
              LAND,
              LocalDate.EPOCH,
              new Target(target, Target.Unit.WORKING_DAYS),
              anchor,
              anchor,
              false,
              false,
              null,
              null);
      return ReplayedClock.of(
          run,
          past,
          new PastTypes(LAND),
          new RehearsedRules(
              new DepartmentDeadlines(CHINA, Map.of()), new Policies(List.of(policy)), true),
          now);
    }

    private Duration minutes(int bound) {
      return Duration.ofMinutes(random.nextInt(bound));
    }
  }
}
