package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.CHINA_WITH_HALF_DAYS;
import static org.investordesk.sla.domain.Calendars.CHINA_WITH_SEASONS;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.MilestonePoint.Kind;

class WorkingTimeProperties {

  private static final int TRIES = 10_000;

  @Property(tries = TRIES)
  void measuring_what_was_added_gives_it_back(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("officeTimes") Duration added) {
    assertThat(calendar.between(from, calendar.plus(from, added))).isEqualTo(added);
  }

  @Property(tries = TRIES)
  void adding_in_two_steps_is_adding_once(
      @ForAll("instants") Instant from,
      @ForAll("officeTimes") Duration first,
      @ForAll("officeTimes") Duration second) {
    assertThat(CHINA.plus(CHINA.plus(from, first), second))
        .isEqualTo(CHINA.plus(from, first.plus(second)));
  }

  @Property(tries = TRIES)
  void a_later_start_never_ends_earlier(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other,
      @ForAll("targets") Target target) {
    var deadlines = new Deadlines(calendar);
    var earlier = one.isBefore(other) ? one : other;
    var later = one.isBefore(other) ? other : one;
    assertThat(deadlines.due(earlier, target, Pauses.NONE))
        .isBeforeOrEqualTo(deadlines.due(later, target, Pauses.NONE));
  }

  @Property(tries = TRIES)
  void a_longer_target_never_ends_earlier(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll @IntRange(min = 1, max = 20) int more,
      @ForAll("pauses") List<Interval> pauses) {
    var deadlines = new Deadlines(calendar);
    var union = Pauses.of(around(from, pauses));
    var longer = new Target(target.amount() + more, target.unit());
    assertThat(deadlines.due(from, target, union))
        .isBeforeOrEqualTo(deadlines.due(from, longer, union));
  }

  @Property(tries = TRIES)
  void a_pause_never_makes_a_limit_earlier(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses) {
    var deadlines = new Deadlines(calendar);
    assertThat(deadlines.due(from, target, Pauses.of(around(from, pauses))))
        .isAfterOrEqualTo(deadlines.due(from, target, Pauses.NONE));
  }

  @Property(tries = TRIES)
  void splitting_a_pause_changes_nothing(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses,
      @ForAll @IntRange(min = 1, max = 99) int percent) {
    var deadlines = new Deadlines(calendar);
    var whole = around(from, pauses);
    var split = new ArrayList<Interval>();
    for (var pause : whole) {
      var length = pause.length();
      var middle = pause.from().plusSeconds(length.toSeconds() * percent / 100);
      if (middle.isAfter(pause.from())) {
        split.add(new Interval(pause.from(), middle));
      }
      split.add(new Interval(middle, pause.until()));
    }
    assertThat(deadlines.due(from, target, Pauses.of(split)))
        .isEqualTo(deadlines.due(from, target, Pauses.of(whole)));
  }

  @Property(tries = TRIES)
  void the_order_in_which_pauses_become_known_changes_nothing(
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses,
      @ForAll long seed) {
    var deadlines = new Deadlines(CHINA);
    var known = new ArrayList<>(around(from, pauses));
    var due = deadlines.due(from, target, Pauses.of(known));
    Collections.shuffle(known, new Random(seed));
    assertThat(deadlines.due(from, target, Pauses.of(known))).isEqualTo(due);
    known.addAll(List.copyOf(known));
    assertThat(deadlines.due(from, target, Pauses.of(known)))
        .as("the same pauses told twice")
        .isEqualTo(due);
  }

  @Property(tries = TRIES)
  void a_pause_after_the_limit_changes_nothing(
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses) {
    var deadlines = new Deadlines(CHINA);
    var before = new ArrayList<>(around(from, pauses));
    var due = deadlines.due(from, target, Pauses.of(before));
    before.removeIf(pause -> !pause.from().isBefore(due));
    assertThat(deadlines.due(from, target, Pauses.of(before))).isEqualTo(due);
  }

  @Property(tries = TRIES)
  void an_hour_limit_is_its_hours_of_unpaused_office_time(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll @IntRange(min = 1, max = 60) int hours,
      @ForAll("pauses") List<Interval> pauses) {
    var union = Pauses.of(around(from, pauses));
    var due =
        new Deadlines(calendar).due(from, new Target(hours, Target.Unit.WORKING_HOURS), union);
    assertThat(calendar.between(from, due, union)).isEqualTo(Duration.ofHours(hours));
  }

  @Property(tries = TRIES)
  void a_day_limit_ends_at_close_of_business_of_a_working_day(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("dayTargets") Target target,
      @ForAll("pauses") List<Interval> pauses) {
    var due = new Deadlines(calendar).due(from, target, Pauses.of(around(from, pauses)));
    var day = WorkingCalendar.dayOf(due);
    assertThat(calendar.isWorkingDay(day)).isTrue();
    assertThat(due).isEqualTo(calendar.close(day));
  }

  @Property(tries = TRIES)
  void no_limit_and_no_milestone_falls_outside_office_hours(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses,
      @ForAll @IntRange(min = 1, max = 99) int percent) {
    var deadlines = new Deadlines(calendar);
    var union = Pauses.of(around(from, pauses));
    var due = deadlines.due(from, target, union);
    var share = deadlines.at(new MilestonePoint(Kind.SHARE, percent), from, due, union);
    assertThat(inOfficeHours(calendar, due)).as("due %s", due).isTrue();
    assertThat(inOfficeHours(calendar, share) || share.equals(from))
        .as("%d %% at %s", percent, share)
        .isTrue();
  }

  @Property(tries = TRIES)
  void milestones_come_in_order(
      @ForAll("calendars") WorkingCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("targets") Target target,
      @ForAll("pauses") List<Interval> pauses) {
    var deadlines = new Deadlines(calendar);
    var union = Pauses.of(around(from, pauses));
    var due = deadlines.due(from, target, union);
    var ladder =
        List.of(
            from,
            deadlines.at(new MilestonePoint(Kind.SHARE, 80), from, due, union),
            deadlines.at(new MilestonePoint(Kind.SHARE, 90), from, due, union),
            deadlines.at(MilestonePoint.LIMIT, from, due, union),
            deadlines.at(new MilestonePoint(Kind.AFTER_LIMIT, 3), from, due, union),
            deadlines.at(new MilestonePoint(Kind.AFTER_LIMIT, 8), from, due, union));
    assertThat(ladder).isSorted();
  }

  @Property(tries = TRIES)
  void a_pause_of_whole_working_days_moves_a_day_limit_by_as_many(
      @ForAll("instants") Instant from,
      @ForAll @IntRange(min = 2, max = 30) int days,
      @ForAll @IntRange(min = 1, max = 10) int paused) {
    var deadlines = new Deadlines(CHINA);
    var anchor = WorkingCalendar.dayOf(from);
    var first = CHINA.plusWorkingDays(anchor, 1);
    var last = CHINA.plusWorkingDays(anchor, paused);
    var pause =
        new Interval(
            first.atStartOfDay(WorkingCalendar.ZONE).toInstant(),
            last.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant());
    var target = new Target(days, Target.Unit.WORKING_DAYS);
    assertThat(deadlines.due(from, target, Pauses.of(List.of(pause))))
        .isEqualTo(CHINA.close(CHINA.plusWorkingDays(anchor, days + paused)));
  }

  @Property(tries = TRIES)
  void the_next_opening_is_open_and_nothing_lies_between(
      @ForAll("calendars") WorkingCalendar calendar, @ForAll("instants") Instant from) {
    var opening = calendar.nextOpening(from);
    assertThat(calendar.isOpen(opening)).isTrue();
    assertThat(calendar.between(from, opening)).isZero();
    assertThat(calendar.isOpen(from)).isEqualTo(opening.equals(from));
  }

  /** A limit may stand on the closing minute, which {@code isOpen} does not cover. */
  private static boolean inOfficeHours(WorkingCalendar calendar, Instant at) {
    return calendar.isOpen(at) || calendar.isOpen(at.minusNanos(1));
  }

  /** Pauses are drawn around a day zero; they are moved to around the anchor. */
  private static List<Interval> around(Instant anchor, List<Interval> pauses) {
    return pauses.stream()
        .map(
            pause ->
                new Interval(
                    anchor.plusSeconds(pause.from().getEpochSecond()),
                    anchor.plusSeconds(pause.until().getEpochSecond())))
        .toList();
  }

  @Provide
  Arbitrary<WorkingCalendar> calendars() {
    return Arbitraries.of(CHINA, CHINA_WITH_SEASONS, CHINA_WITH_HALF_DAYS);
  }

  @Provide
  Arbitrary<Instant> instants() {
    var first = at("2024-01-01T00:00").getEpochSecond();
    var last = at("2027-02-01T00:00").getEpochSecond();
    return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Duration> officeTimes() {
    return Arbitraries.longs().between(0, 200 * 3600).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<Target> targets() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 60), Arbitraries.of(Target.Unit.values()))
        .as(Target::new);
  }

  @Provide
  Arbitrary<Target> dayTargets() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 100),
            Arbitraries.of(Target.Unit.WORKING_DAYS, Target.Unit.CALENDAR_DAYS))
        .as(Target::new);
  }

  @Provide
  Arbitrary<List<Interval>> pauses() {
    var from = Arbitraries.longs().between(-2 * 86_400, 40 * 86_400);
    var length = Arbitraries.longs().between(1, 10 * 86_400);
    return Combinators.combine(from, length)
        .as(
            (start, seconds) ->
                new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + seconds)))
        .list()
        .ofMaxSize(4);
  }
}
