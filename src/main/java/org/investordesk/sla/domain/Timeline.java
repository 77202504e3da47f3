package org.investordesk.sla.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PauseReason;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a subject's clocks besides running: its pauses, its reopenings, its extensions.
 * It knows which of them count for which clock.
 */
public final class Timeline {

  /**
   * Time that did not count.
   *
   * @param until null while it lasts
   * @param reason null for the investor's own time between an answer and the reopening
   * @param voided the pause did not stand, so that its time counts
   */
  public record Stretch(
      Instant from, @Nullable Instant until, @Nullable PauseReason reason, boolean voided) {

    public Stretch(Instant from, @Nullable Instant until, @Nullable PauseReason reason) {
      this(from, until, reason, false);
    }

    public boolean isInvestors() {
      return reason == null;
    }
  }

  /** A limit with all that follows from it. */
  public record Limit(Instant due, boolean provisional, Map<Milestone, Instant> milestones) {}

  public static final Timeline EMPTY = new Timeline(List.of(), List.of());

  private final List<Stretch> stretches;
  private final List<Extension> extensions;

  public Timeline(List<Stretch> stretches, List<Extension> extensions) {
    this.stretches = List.copyOf(stretches);
    this.extensions = List.copyOf(extensions);
  }

  public List<Stretch> stretches() {
    return stretches;
  }

  /**
   * Contact is owed whatever is missing; the investor's silence is the investor's own; a pause does
   * not stop the clock that ends it. No pause of ours stops any of them.
   */
  public static boolean isPausable(ClockName clock) {
    return clock != ClockName.CONTACT && clock != ClockName.SILENCE && clock != ClockName.PAUSE;
  }

  /** Since when the subject is paused; null while it is not. */
  public @Nullable Instant pausedFrom() {
    for (var stretch : stretches) {
      if (stretch.until() == null) {
        return stretch.from();
      }
    }
    return null;
  }

  private static boolean isReopenable(ClockName clock) {
    return clock == ClockName.RESOLUTION || clock == ClockName.CEILING;
  }

  /** The extensions of this clock, oldest first; only the resolution is ever extended. */
  public List<Extension> extensions(ClockName clock) {
    return clock == ClockName.RESOLUTION ? extensions : List.of();
  }

  /** The stretches that have ended, stand, and count for this clock, as one union. */
  public Pauses pauses(ClockName clock) {
    if (!isPausable(clock)) {
      return Pauses.NONE;
    }
    var ended = new ArrayList<Interval>();
    for (var stretch : stretches) {
      var until = stretch.until();
      if (until != null && !stretch.voided() && stretch.from().isBefore(until)) {
        ended.add(new Interval(stretch.from(), until));
      }
    }
    return Pauses.of(ended);
  }

  /** The reopenings after which this clock gets its grace. */
  public List<Instant> reopenings(ClockName clock, Instant anchor) {
    var reopenings = new ArrayList<Instant>();
    for (var stretch : stretches) {
      var until = stretch.until();
      if (isReopenable(clock) && stretch.isInvestors() && until != null && until.isAfter(anchor)) {
        reopenings.add(until);
      }
    }
    return reopenings;
  }

  public Limit limit(ClockName clock, Instant anchor, ClockPolicy rule, Deadlines deadlines) {
    var pauses = pauses(clock);
    var due =
        deadlines.due(anchor, rule.target(), pauses, reopenings(clock, anchor), extensions(clock));
    var milestones = new EnumMap<Milestone, Instant>(Milestone.class);
    rule.milestones()
        .forEach(
            (milestone, point) ->
                milestones.put(milestone, deadlines.at(point, anchor, due, pauses)));
    return new Limit(due, deadlines.isProvisional(due), milestones);
  }
}
