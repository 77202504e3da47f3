package org.investordesk.sla.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The times at which a clock stood still, taken as one union: overlapping and touching pauses are
 * one, so that it makes no difference in how many pieces, or in which order, they were recorded.
 */
public final class Pauses {

  public static final Pauses NONE = new Pauses(List.of());

  private final List<Interval> union;

  private Pauses(List<Interval> union) {
    this.union = union;
  }

  public static Pauses of(Collection<Interval> pauses) {
    var union = new ArrayList<Interval>();
    var sorted = pauses.stream().sorted(Comparator.comparing(Interval::from)).toList();
    for (var pause : sorted) {
      var last = union.isEmpty() ? null : union.get(union.size() - 1);
      if (last == null || pause.from().isAfter(last.until())) {
        union.add(pause);
      } else if (pause.until().isAfter(last.until())) {
        union.set(union.size() - 1, new Interval(last.from(), pause.until()));
      }
    }
    return union.isEmpty() ? NONE : new Pauses(List.copyOf(union));
  }

  /** The pauses in order; no two of them overlap or touch. */
  public List<Interval> union() {
    return union;
  }

  /**
   * What concerns a limit that runs from {@code anchor} and is due at {@code due}: nothing from
   * before the anchor, and no pause that began when the limit had passed already (what was late
   * stays late). A pause that began before the limit counts in full.
   */
  Pauses within(Instant anchor, Instant due) {
    if (union.isEmpty()) {
      return this;
    }
    var within = new ArrayList<Interval>();
    for (var pause : union) {
      if (pause.until().isAfter(anchor) && pause.from().isBefore(due)) {
        within.add(pause.from().isBefore(anchor) ? new Interval(anchor, pause.until()) : pause);
      }
    }
    return new Pauses(within);
  }

  /** The parts of a stretch of time that no pause covers, in order. */
  List<Interval> outside(Interval stretch) {
    if (union.isEmpty()) {
      return List.of(stretch);
    }
    var parts = new ArrayList<Interval>();
    var from = stretch.from();
    for (var pause : union) {
      if (!pause.from().isBefore(stretch.until())) {
        break;
      }
      if (pause.from().isAfter(from)) {
        parts.add(new Interval(from, pause.from()));
      }
      if (pause.until().isAfter(from)) {
        from = pause.until();
      }
    }
    if (from.isBefore(stretch.until())) {
      parts.add(new Interval(from, stretch.until()));
    }
    return parts;
  }
}
