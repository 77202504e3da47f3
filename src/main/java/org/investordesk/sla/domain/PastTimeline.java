package org.investordesk.sla.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.investordesk.sla.PauseReason;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a subject's clocks besides running, with the moments at which it became known: a
 * limit was counted with what had happened by then, not with what was still to come.
 */
public final class PastTimeline {

  /**
   * Time that did not count.
   *
   * @param until null while it lasts
   * @param reason null for the investor's own time between an answer and the reopening, which is
   *     known only once it is over
   * @param voidedAt since when its time counts after all; null where the pause stands
   */
  public record Stretch(
      Instant from,
      @Nullable Instant until,
      @Nullable PauseReason reason,
      @Nullable Instant voidedAt) {}

  public static final PastTimeline EMPTY = new PastTimeline(List.of(), List.of());

  private final List<Stretch> stretches;
  private final List<Extension> extensions;
  private final TreeSet<Instant> turns = new TreeSet<>();

  public PastTimeline(Collection<Stretch> stretches, Collection<Extension> extensions) {
    this.stretches = List.copyOf(stretches);
    this.extensions = List.copyOf(extensions);
    for (var stretch : stretches) {
      turns.add(stretch.from());
      if (stretch.until() != null) {
        turns.add(stretch.until());
      }
      if (stretch.voidedAt() != null) {
        turns.add(stretch.voidedAt());
      }
    }
    extensions.forEach(extension -> turns.add(extension.at()));
  }

  /** The moments at which what is known changed, in order. */
  public Collection<Instant> turns() {
    return turns;
  }

  /** What was known at a moment. */
  public Timeline knownAt(Instant at) {
    if (turns.isEmpty()) {
      return Timeline.EMPTY;
    }
    var known = new ArrayList<Timeline.Stretch>();
    for (var stretch : stretches) {
      var until = stretch.until() == null || stretch.until().isAfter(at) ? null : stretch.until();
      if (stretch.reason() == null ? until != null : !stretch.from().isAfter(at)) {
        var voided = stretch.voidedAt() != null && !stretch.voidedAt().isAfter(at);
        known.add(new Timeline.Stretch(stretch.from(), until, stretch.reason(), voided));
      }
    }
    return new Timeline(known, extensions.stream().filter(each -> !each.at().isAfter(at)).toList());
  }

  /** When the investor had an answer in hand that did not hold. */
  public List<Interval> investorsOwn() {
    var own = new ArrayList<Interval>();
    for (var stretch : stretches) {
      var until = stretch.until();
      if (stretch.reason() == null && until != null && stretch.from().isBefore(until)) {
        own.add(new Interval(stretch.from(), until));
      }
    }
    return own;
  }

  /** When an answer turned out not to hold, in order. */
  public List<Instant> reopenings() {
    return stretches.stream()
        .filter(stretch -> stretch.reason() == null && stretch.until() != null)
        .map(Stretch::until)
        .sorted()
        .toList();
  }
}
