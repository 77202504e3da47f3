package org.investordesk.sla.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.StageClocks;
import org.investordesk.sla.Target;

/**
 * Whether limits fit together. Counted on the calendar from the morning of their first day: 90 days
 * and 60 working days can be compared there only.
 */
public final class RuleSense {

  /**
   * What does not fit.
   *
   * @param key end of the message key under {@code sla.refusal.file}
   * @param arguments what the sentence mentions
   */
  public record Fault(String key, List<String> arguments) {}

  /** Within the resolution target none of these may end after it. */
  private static final List<ClockName> INSIDE = List.of(ClockName.TRIAGE, ClockName.PLAN);

  /**
   * Stages that an issue need not pass: works the investor wants, or what follows a trigger after
   * the opinion. They stay out of the sum.
   */
  private static final Map<PolicyKey, Set<String>> NOT_IN_EVERY_ISSUE =
      Map.of(
          new PolicyKey("POWER", "LOW"), Set.of("DESIGN_REVIEW", "MID_INSPECTION"),
          new PolicyKey("APPROVAL", "SIMULATED"), Set.of("REVIEW", "CONVERSION"));

  private final Deadlines deadlines;
  private final LocalDate on;
  private final Instant morning;

  /**
   * @param on first day of the limits
   */
  public RuleSense(Deadlines deadlines, LocalDate on) {
    this.deadlines = deadlines;
    this.on = on;
    this.morning = on.atTime(LocalTime.of(10, 0)).atZone(WorkingCalendar.ZONE).toInstant();
  }

  /** The limits of one type; the file itself has been read before. */
  public Optional<Fault> of(Policy policy) {
    var resolution = policy.clock(ClockName.RESOLUTION).orElseThrow().target();
    if (longer(resolution, policy.clock(ClockName.CEILING).orElseThrow().target())) {
      return Optional.of(new Fault("ceilingTooLow", List.of()));
    }
    for (var clock : INSIDE) {
      var rule = policy.clock(clock);
      if (rule.isPresent() && longer(rule.get().target(), resolution)) {
        return Optional.of(
            new Fault("longerThanResolution", List.of(clock.name().toLowerCase(Locale.ROOT))));
      }
    }
    return policy.clock(ClockName.SILENCE).flatMap(this::remindersIn);
  }

  private Optional<Fault> remindersIn(ClockPolicy silence) {
    var last = silence.milestones().get(Milestone.REMINDER_2);
    return last != null
            && !longer(silence.target(), new Target(last.amount(), Target.Unit.WORKING_DAYS))
        ? Optional.of(new Fault("reminderAfterSilence", List.of()))
        : Optional.empty();
  }

  /** All stages of a type that every issue passes end within its resolution target. */
  public Optional<Fault> sum(Policy policy, StageLimits stages) {
    var end = morning;
    var names = new TreeSet<String>();
    for (var version : stages.all()) {
      if (version.policy().equals(policy.key()) && !version.stage().equals(StageClocks.WHOLE)) {
        names.add(version.stage());
      }
    }
    names.removeAll(NOT_IN_EVERY_ISSUE.getOrDefault(policy.key(), Set.of()));
    for (var stage : names) {
      var limit = stages.inForce(policy.key(), stage, on);
      if (limit.isPresent()) {
        end = deadlines.due(end, limit.get().limit().target(), Pauses.NONE);
      }
    }
    var resolution = policy.clock(ClockName.RESOLUTION).orElseThrow().target();
    return end.isAfter(due(resolution))
        ? Optional.of(new Fault("stagesTooLong", List.of(String.join(", ", names))))
        : Optional.empty();
  }

  private boolean longer(Target one, Target other) {
    return due(one).isAfter(due(other));
  }

  private Instant due(Target target) {
    return deadlines.due(morning, target, Pauses.NONE);
  }
}
