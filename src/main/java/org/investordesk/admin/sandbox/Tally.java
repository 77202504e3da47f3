package org.investordesk.admin.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.investordesk.admin.sandbox.Answer.Count;
import org.investordesk.admin.sandbox.Answer.Differing;
import org.investordesk.admin.sandbox.Answer.Gap;
import org.investordesk.admin.sandbox.Answer.LimitChange;
import org.investordesk.admin.sandbox.Answer.PersonCount;
import org.investordesk.admin.sandbox.Answer.Routed;
import org.investordesk.admin.sandbox.Answer.Standing;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.PastIssues.PastIssue;
import org.investordesk.directory.Person;
import org.investordesk.escalation.LadderRehearsal.Called;
import org.investordesk.escalation.LadderRehearsal.Outcome;
import org.investordesk.escalation.Level;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockRehearsal.Past;
import org.investordesk.sla.ClockRehearsal.Run;
import org.jspecify.annotations.Nullable;

/** Adds issue to issue; keeps figures and what differs, not the issues. */
final class Tally {

  /** In the replays of an issue: by the rules as they are, and by the proposal. */
  static final int CONTROL = 0;

  static final int PROPOSED = 1;

  private int issues;
  private int byHand;
  private Count late = Count.NONE;
  private final Map<String, Count> byType = new TreeMap<>();
  private final Map<String, Count> byDepartment = new TreeMap<>();
  private final Map<ClockName, Count> byClock = new EnumMap<>(ClockName.class);
  private final Map<Level, Count> calls = new EnumMap<>(Level.class);
  private final Map<String, PersonCount> people = new HashMap<>();
  private final List<Differing> differing = new ArrayList<>();
  private final Map<Gap, List<IssueNumber>> gaps = new EnumMap<>(Gap.class);

  void add(PastIssue issue, Past clocks, Outcome outcome) {
    var gap = gap(clocks, outcome);
    if (gap != null) {
      gaps.computeIfAbsent(gap, unknown -> new ArrayList<>()).add(issue.number());
    }
    var before = clocks.recorded();
    var after = gap == null ? clocks.replayed().get(PROPOSED) : before;
    var callsAfter = gap == null ? outcome.proposed() : outcome.recorded();
    issues++;
    byHand += (int) outcome.recorded().stream().filter(Called::byHand).count();
    var was = standing(before, outcome.recorded());
    var wouldBe = standing(after, callsAfter);
    late = late.plus(was.late(), wouldBe.late());
    count(byType, issue.type() == null ? "" : issue.type().name(), was, wouldBe);
    count(byDepartment, Objects.requireNonNullElse(issue.department(), ""), was, wouldBe);
    var missedBefore = missed(before);
    var missedAfter = missed(after);
    for (var clock : ClockName.values()) {
      byClock.merge(
          clock,
          Count.NONE.plus(missedBefore.contains(clock), missedAfter.contains(clock)),
          (one, other) ->
              new Count(
                  one.of() + other.of(),
                  one.before() + other.before(),
                  one.after() + other.after()));
    }
    outcome.recorded().forEach(call -> count(call, 1, 0));
    callsAfter.forEach(call -> count(call, 0, 1));
    if (!was.equals(wouldBe)
        || !missedBefore.equals(missedAfter)
        || !keys(outcome.recorded()).equals(keys(callsAfter))) {
      differing.add(
          new Differing(
              issue.number(),
              issue.subject(),
              issue.type(),
              issue.variant(),
              issue.department(),
              was,
              wouldBe));
    }
  }

  private static void count(Map<String, Count> counts, String key, Standing was, Standing wouldBe) {
    counts.put(key, counts.getOrDefault(key, Count.NONE).plus(was.late(), wouldBe.late()));
  }

  private void count(Called call, int was, int wouldBe) {
    calls.put(call.level(), calls.getOrDefault(call.level(), Count.NONE).plus(was, wouldBe));
    for (var person : call.to()) {
      var known = people.getOrDefault(person.userId(), new PersonCount(person, Count.NONE));
      people.put(
          person.userId(), new PersonCount(known.person(), known.calls().plus(was, wouldBe)));
    }
  }

  /** Null where the rules as they are bring out what was recorded. */
  static @Nullable Gap gap(Past clocks, Outcome outcome) {
    var control = clocks.replayed().get(CONTROL);
    for (int i = 0; i < control.size(); i++) {
      var recorded = clocks.recorded().get(i);
      var replayed = control.get(i);
      var whole = recorded.clock() == ClockName.RESOLUTION || recorded.clock() == ClockName.CEILING;
      if (replayed.due() == null || (whole && !replayed.due().equals(recorded.due()))) {
        return Gap.LIMITS;
      }
      if (replayed.missed() != recorded.missed()) {
        return replayed.due().equals(recorded.due()) ? Gap.TIMING : Gap.LIMITS;
      }
    }
    if (keys(outcome.recorded()).equals(keys(outcome.control()))) {
      return null;
    }
    for (var call : outcome.recorded()) {
      for (var again : outcome.control()) {
        if (call.milestone() != null
            && call.milestone() == again.milestone()
            && call.clock() == again.clock()
            && call.part().equals(again.part())
            && call.round() == again.round()) {
          if (call.raised() != again.raised()) {
            return Gap.RAISED;
          }
          if (call.level() != again.level()) {
            return Gap.LADDER;
          }
        }
      }
    }
    return Gap.TIMING;
  }

  /** What makes two calls the same; the moment is not among it. */
  private static List<String> keys(List<Called> calls) {
    return calls.stream()
        .map(
            call ->
                String.join(
                    " ",
                    call.level().name(),
                    call.clock().name(),
                    call.part(),
                    String.valueOf(call.milestone()),
                    String.valueOf(call.round()),
                    call.milestone() == null ? call.rule() : ""))
        .sorted()
        .toList();
  }

  private static Standing standing(List<Run> runs, List<Called> calls) {
    var resolution =
        runs.stream().filter(run -> run.clock() == ClockName.RESOLUTION).findFirst().orElse(null);
    var highest = calls.stream().max(Comparator.comparing(Called::level).thenComparing(Called::at));
    return new Standing(
        resolution == null ? null : resolution.due(),
        resolution != null && resolution.missed(),
        highest.map(Called::level).orElse(null),
        highest.map(Called::to).orElse(List.<Person>of()),
        highest.map(Called::asOfNow).orElse(false),
        calls.size());
  }

  private static Set<ClockName> missed(List<Run> runs) {
    var missed = EnumSet.noneOf(ClockName.class);
    runs.stream().filter(Run::missed).forEach(run -> missed.add(run.clock()));
    return missed;
  }

  Answer answer(LocalDate from, LocalDate until, List<Routed> routes, List<LimitChange> limits) {
    byClock.values().removeIf(count -> count.before() == 0 && count.after() == 0);
    // the limits of these two are the end of something, not a fault of anybody
    byClock.keySet().removeAll(EnumSet.of(ClockName.SILENCE, ClockName.PAUSE));
    var most =
        Comparator.comparingInt((PersonCount count) -> -Math.abs(count.calls().more()))
            .thenComparingInt(count -> -count.calls().after())
            .thenComparing(count -> count.person().userId());
    return new Answer(
        from,
        until,
        issues,
        late,
        new LinkedHashMap<>(byType),
        new LinkedHashMap<>(byDepartment),
        byClock,
        calls,
        people.values().stream().sorted(most).toList(),
        List.copyOf(differing),
        gaps,
        byHand,
        routes,
        limits);
  }
}
