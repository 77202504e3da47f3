package org.investordesk.sla.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * A run of a clock, run again on paper: from its anchor, through everything that happened to it, to
 * where it was stopped, counted by rules that need not be those it was counted by then. Nothing is
 * known before it happened: a pause, an extension, a void pause, another type move what has not
 * been reached by then, and what has been reached stays.
 *
 * @param due the limit in the end; null for a clock that the rules do not have
 * @param missed it ran past its limit once
 * @param reached in order
 */
public record ReplayedClock(@Nullable Instant due, boolean missed, List<Passed> reached) {

  /**
   * A milestone that was reached.
   *
   * @param at not before it was known: a limit moved into the past is reached at once
   * @param due the limit as it was then
   */
  public record Passed(Milestone milestone, Instant at, Instant due) {}

  /** An anchor counts from its full minute; what happened with it happened within that minute. */
  private static final Duration ANCHORED = Duration.ofMillis(59_999);

  /**
   * @param run as recorded: anchor and end are facts
   * @param now until when a clock that still runs is followed
   */
  public static ReplayedClock of(
      SubjectClock run, PastTimeline past, PastTypes types, RehearsedRules rules, Instant now) {
    var stop = run.stoppedAt();
    var end = stop == null ? now : stop;
    var fired = new EnumMap<Milestone, Passed>(Milestone.class);
    var turns = turns(run, past, types, end);
    var own = isAnchoredOnce(run.name()) ? past.investorsOwn() : List.<Interval>of();
    Instant due = null;
    @Nullable ClockPolicy before = null;
    var missed = false;
    for (int i = 0; i < turns.size(); i++) {
      var from = turns.get(i);
      var last = i == turns.size() - 1;
      var until = last ? end : turns.get(i + 1);
      if (own.stream().anyMatch(each -> covers(each, from))) {
        continue;
      }
      var rule = rule(run, types, rules, from);
      var known = past.knownAt(from);
      if (rule.isEmpty()) {
        if (before == null) {
          // another type may owe it later, from the same anchor
          continue;
        }
        // what came with the change of type, such as the end of a pause, came first
        due =
            known.limit(run.name(), run.anchor(), before, rules.deadlines().of(run.heldBy())).due();
        missed |= from.isAfter(due);
        break;
      }
      before = rule.get();
      var limit =
          known.limit(run.name(), run.anchor(), rule.get(), rules.deadlines().of(run.heldBy()));
      due = limit.due();
      var pausedFrom = Timeline.isPausable(run.name()) ? known.pausedFrom() : null;
      // at the moment of the stop itself no timer fires any more
      var counting = from.isBefore(until) || stop == null || endsItself(run);
      if (pausedFrom == null && counting) {
        var open = last && stop == null;
        for (var point : limit.milestones().entrySet()) {
          var at = point.getValue();
          if (at.isBefore(until) || (at.equals(until) && (open || (last && endsItself(run))))) {
            fired.putIfAbsent(
                point.getKey(), new Passed(point.getKey(), at.isBefore(from) ? from : at, due));
          }
        }
      }
      var answered = own.stream().anyMatch(each -> each.from().equals(until));
      if (last || answered) {
        missed |= (pausedFrom == null ? until : pausedFrom).isAfter(due);
      }
    }
    return new ReplayedClock(due, missed || fired.containsKey(Milestone.DUE), inOrder(fired));
  }

  /** Whether two books of rules say the same about a run. */
  public static boolean sameRules(
      SubjectClock run, PastTypes types, RehearsedRules one, RehearsedRules other) {
    return one.deadlines() == other.deadlines()
        && types.all().keySet().stream()
            .allMatch(at -> rule(run, types, one, at).equals(rule(run, types, other, at)));
  }

  private static List<Instant> turns(
      SubjectClock run, PastTimeline past, PastTypes types, Instant end) {
    if (past.turns().isEmpty() && types.turns().isEmpty()) {
      return List.of(run.anchor());
    }
    var turns = new TreeSet<Instant>();
    turns.addAll(past.turns());
    turns.addAll(types.turns());
    // what came with the stop, such as the end of a pause, came first
    turns.removeIf(at -> !at.isAfter(run.anchor()) || at.isAfter(end));
    turns.add(run.anchor());
    return List.copyOf(turns);
  }

  /** Its own limit stops it: closing by silence, the end of the longest pause. */
  private static boolean endsItself(SubjectClock run) {
    return run.name() == ClockName.SILENCE || run.name() == ClockName.PAUSE;
  }

  private static boolean isAnchoredOnce(ClockName name) {
    return name == ClockName.RESOLUTION || name == ClockName.CEILING;
  }

  private static boolean covers(Interval stretch, Instant at) {
    return !at.isBefore(stretch.from()) && at.isBefore(stretch.until());
  }

  private static Optional<ClockPolicy> rule(
      SubjectClock run, PastTypes types, RehearsedRules rules, Instant at) {
    return switch (run.name()) {
      case STAGE, COMMITMENT, PAUSE -> Optional.of(ClockPolicy.own(run.name(), run.target()));
      default -> rules.rule(run, types.at(at.equals(run.anchor()) ? at.plus(ANCHORED) : at));
    };
  }

  private static List<Passed> inOrder(Map<Milestone, Passed> fired) {
    var reached = new ArrayList<>(fired.values());
    reached.sort(Comparator.comparing(Passed::at).thenComparing(Passed::milestone));
    return List.copyOf(reached);
  }
}
