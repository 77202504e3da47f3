package org.investordesk.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.investordesk.sla.domain.Calendars.CHINA;
import static org.investordesk.sla.domain.Calendars.DEADLINES;
import static org.investordesk.sla.domain.Calendars.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PauseReason;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.investordesk.sla.domain.Timeline.Stretch;

/** What holds whatever happens to a clock besides running. */
class TimelineProperties {

  private static final int TRIES = 10_000;

  @Property(tries = TRIES)
  void an_extension_moves_a_limit_by_exactly_its_working_days(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    var before = due(anchor, target, List.of(), List.of());
    var after = due(anchor, target, List.of(), List.of(new Extension(days, anchor)));
    assertThat(after)
        .isEqualTo(CHINA.close(CHINA.plusWorkingDays(WorkingCalendar.dayOf(before), days)));
  }

  @Property(tries = TRIES)
  void it_makes_no_difference_in_how_many_pieces_or_in_which_order_days_are_granted(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches,
      @ForAll @IntRange(min = 1, max = 9) int one,
      @ForAll @IntRange(min = 1, max = 9) int other) {
    var pauses = pausesOnly(around(anchor, stretches));
    var first = new Extension(one, anchor.plusSeconds(3_600));
    var second = new Extension(other, anchor.plusSeconds(90_000));
    var whole = new Extension(one + other, anchor.plusSeconds(3_600));
    assertThat(due(anchor, target, pauses, List.of(first, second)))
        .isEqualTo(due(anchor, target, pauses, List.of(second, first)))
        .isEqualTo(due(anchor, target, pauses, List.of(whole)));
  }

  @Property(tries = TRIES)
  void a_void_pause_counts_as_if_it_had_never_been(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches) {
    var happened = around(anchor, stretches);
    var standing = happened.stream().filter(stretch -> !stretch.voided()).toList();
    assertThat(due(anchor, target, happened, List.of()))
        .isEqualTo(due(anchor, target, standing, List.of()));
  }

  @Property(tries = TRIES)
  void declaring_a_pause_void_never_makes_a_limit_later(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches) {
    var happened = pausesOnly(around(anchor, stretches));
    var voided =
        happened.stream()
            .map(each -> new Stretch(each.from(), each.until(), each.reason(), true))
            .toList();
    assertThat(due(anchor, target, voided, List.of()))
        .isBeforeOrEqualTo(due(anchor, target, happened, List.of()));
  }

  @Property(tries = TRIES)
  void pauses_and_recalculation_commute(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches,
      @ForAll("extensions") List<Extension> extensions,
      @ForAll long order) {
    var happened = new ArrayList<>(around(anchor, stretches));
    var granted = extensionsAround(anchor, extensions);
    var another = new Deadlines(CHINA.with(2026, List.of(someDayOff())));
    // pause by pause with a recalculation after each, on one calendar and then on the other
    var soFar = new ArrayList<Stretch>();
    for (var stretch : happened) {
      soFar.add(stretch);
      limit(anchor, target, soFar, granted, another);
    }
    Collections.shuffle(soFar, new Random(order));
    assertThat(limit(anchor, target, soFar, granted, DEADLINES).due())
        .isEqualTo(limit(anchor, target, happened, granted, DEADLINES).due());
  }

  @Property(tries = TRIES)
  void whatever_happens_a_day_limit_ends_at_close_of_business_of_a_working_day(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches,
      @ForAll("extensions") List<Extension> extensions) {
    var due = due(anchor, target, around(anchor, stretches), extensionsAround(anchor, extensions));
    var day = WorkingCalendar.dayOf(due);
    assertThat(CHINA.isWorkingDay(day)).isTrue();
    assertThat(due).isEqualTo(CHINA.close(day)).isAfter(anchor);
  }

  @Property(tries = TRIES)
  void edits_never_move_the_anchor(
      @ForAll("anchors") Instant anchor,
      @ForAll("targets") Target target,
      @ForAll("stretches") List<Stretch> stretches,
      @ForAll("extensions") List<Extension> extensions) {
    var happened = around(anchor, stretches);
    var granted = extensionsAround(anchor, extensions);
    // taken back again one by one, what is left is what the anchor alone gives
    var voided =
        happened.stream()
            .filter(stretch -> !stretch.isInvestors())
            .map(each -> new Stretch(each.from(), each.until(), each.reason(), true))
            .toList();
    assertThat(limit(anchor, target, happened, granted, DEADLINES).due())
        .isAfterOrEqualTo(DEADLINES.due(anchor, target, Pauses.NONE));
    assertThat(due(anchor, target, voided, List.of()))
        .isEqualTo(DEADLINES.due(anchor, target, Pauses.NONE));
    var clock =
        new SubjectClock(
            ClockName.RESOLUTION,
            "",
            1,
            new PolicyKey("LAND", null),
            LocalDate.EPOCH,
            target,
            anchor,
            anchor,
            false,
            false,
            null,
            null);
    assertThat(Explanation.of(clock, new Timeline(happened, granted), DEADLINES).lines().get(0))
        .isEqualTo(Explanation.Line.of("anchor.RESOLUTION", anchor));
  }

  @Property(tries = TRIES)
  void a_promised_day_stays_that_day_whatever_calendar_comes(
      @ForAll("anchors") Instant anchor, @ForAll @IntRange(min = 0, max = 200) int ahead) {
    var said = WorkingCalendar.dayOf(anchor).plusDays(ahead);
    var target = new Target(ahead, Target.Unit.CALENDAR_DAYS);
    for (var calendar : List.of(CHINA, CHINA.with(2026, List.of(someDayOff())))) {
      assertThat(new Deadlines(calendar).due(anchor, target, Pauses.NONE))
          .isEqualTo(calendar.close(calendar.workingDayFrom(said)));
    }
  }

  private static Instant due(
      Instant anchor, Target target, List<Stretch> stretches, List<Extension> extensions) {
    return limit(anchor, target, stretches, extensions, DEADLINES).due();
  }

  private static Timeline.Limit limit(
      Instant anchor,
      Target target,
      List<Stretch> stretches,
      List<Extension> extensions,
      Deadlines deadlines) {
    return new Timeline(stretches, extensions)
        .limit(
            ClockName.RESOLUTION,
            anchor,
            new ClockPolicy(target, Map.of(Milestone.DUE, MilestonePoint.LIMIT)),
            deadlines);
  }

  private static SpecialDay someDayOff() {
    return new SpecialDay(LocalDate.of(2026, 3, 18), "国庆节", true);
  }

  private static List<Stretch> pausesOnly(List<Stretch> stretches) {
    return stretches.stream().filter(each -> !each.isInvestors() && !each.voided()).toList();
  }

  /** Drawn around a day zero, moved to around the anchor. */
  private static List<Stretch> around(Instant anchor, List<Stretch> stretches) {
    return stretches.stream()
        .map(
            each ->
                new Stretch(
                    anchor.plusSeconds(each.from().getEpochSecond()),
                    each.until() == null ? null : anchor.plusSeconds(each.until().getEpochSecond()),
                    each.reason(),
                    each.voided()))
        .toList();
  }

  private static List<Extension> extensionsAround(Instant anchor, List<Extension> extensions) {
    return extensions.stream()
        .map(
            each ->
                new Extension(each.workingDays(), anchor.plusSeconds(each.at().getEpochSecond())))
        .toList();
  }

  @Provide
  Arbitrary<Instant> anchors() {
    var first = at("2024-01-01T00:00").getEpochSecond();
    var last = at("2026-12-31T00:00").getEpochSecond();
    return Arbitraries.longs().between(first, last).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<Target> targets() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 60),
            Arbitraries.of(Target.Unit.WORKING_DAYS, Target.Unit.CALENDAR_DAYS))
        .as(Target::new);
  }

  @Provide
  Arbitrary<List<Stretch>> stretches() {
    var from = Arbitraries.longs().between(60, 40 * 86_400);
    var length = Arbitraries.longs().between(1, 10 * 86_400);
    var kind = Arbitraries.integers().between(0, 3);
    return Combinators.combine(from, length, kind)
        .as(
            (start, seconds, what) ->
                new Stretch(
                    Instant.ofEpochSecond(start),
                    Instant.ofEpochSecond(start + seconds),
                    what == 0 ? null : PauseReason.WAITING_THIRD_PARTY,
                    what == 1))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<List<Extension>> extensions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10), Arbitraries.longs().between(0, 40 * 86_400))
        .as((days, at) -> new Extension(days, Instant.ofEpochSecond(at)))
        .list()
        .ofMaxSize(3);
  }
}
