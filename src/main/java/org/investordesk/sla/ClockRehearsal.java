package org.investordesk.sla;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the clocks of the past again on paper, by the rules in force or by others, to see what other
 * rules would have changed. Reads only; locks nothing. What people did is taken as it was: when a
 * department was asked, answered, waited; only limits and milestones are counted anew. Stages,
 * promises and the longest time of a pause keep their recorded targets. Time zone: Asia/Shanghai.
 */
public interface ClockRehearsal {

  /** Calendar, office hours and limits; made by {@link #inForce} and {@link #with}. */
  interface Rules {}

  /** A subject was given a type at a moment. */
  record Retyped(Instant at, PolicyKey policy) {}

  /**
   * One run of one clock.
   *
   * @param part see {@link ClockReading#part}
   * @param stoppedAt null while it runs
   * @param due null for a clock that the rules do not have
   * @param missed it ran past its limit once
   * @param reached milestones in the order in which they would have been reached; empty for what
   *     was recorded
   */
  record Run(
      ClockName clock,
      String part,
      Instant anchor,
      @Nullable Instant stoppedAt,
      @Nullable Instant due,
      boolean missed,
      List<MilestoneReached> reached) {}

  /**
   * A subject as it was and as it would have been.
   *
   * @param recorded each run of each clock; those running are read now
   * @param replayed for each of the rules asked for, run by run as in {@code recorded}
   * @param reopenings when an answer turned out not to hold
   * @param types by which types it was counted, oldest first; the first from the beginning of time
   */
  record Past(
      String subject,
      List<Run> recorded,
      List<List<Run>> replayed,
      List<Instant> reopenings,
      List<Retyped> types) {

    /** All milestones that would have been reached, in the order in which timers would tell. */
    public List<MilestoneReached> reached(int rules) {
      return replayed.get(rules).stream()
          .flatMap(run -> run.reached().stream())
          .sorted(
              Comparator.comparing(MilestoneReached::at)
                  .thenComparing(reached -> reached.clock().name())
                  .thenComparing(MilestoneReached::part)
                  .thenComparing(MilestoneReached::milestone))
          .toList();
    }
  }

  /** The rules as they are. */
  Rules inForce();

  /** Whether a file of this name can be read here. */
  boolean knows(String file);

  /**
   * The rules in force with what the files say in place of theirs, as if that had been in force at
   * every anchor: of several versions in a file the newest counts.
   *
   * @param files by name: {@code policies.csv}, {@code office-hours.csv}, a year with {@code .json}
   *     or {@code .ics}, a department's own days as {@code department-<id>.json}
   * @throws org.investordesk.platform.Refusal with file, line and reason; also where a type has no
   *     limits any more
   */
  Rules with(Map<String, String> files);

  /** The rules in force as files that {@link #with} reads, by name. */
  Map<String, String> files();

  /**
   * The file of limits in force with one of them changed.
   *
   * @throws org.investordesk.platform.Refusal where the type has no such clock
   */
  String policies(PolicyKey key, ClockName clock, Target target);

  /** The types with their variants and what they are given today, in the order of their names. */
  Map<PolicyKey, Map<ClockName, Target>> limits(Rules of);

  /**
   * @param subjects with the types they were given later; one without clocks has no entry
   * @param now clocks that still run are followed until then
   */
  Map<String, Past> replay(Map<String, List<Retyped>> subjects, List<Rules> rules, Instant now);
}
