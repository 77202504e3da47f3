package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.investordesk.sla.domain.ClockPolicy;
import org.investordesk.sla.domain.PauseLimits;
import org.investordesk.sla.domain.Policies;
import org.investordesk.sla.domain.StageLimits;
import org.investordesk.sla.domain.SubjectClock;
import org.jspecify.annotations.Nullable;

/**
 * One version of a book as open clocks see it.
 *
 * @param validFrom its first day; clocks of a later version are left alone
 * @param keys the rows it has, as {@link RuleRow#key}
 */
record NewRules(
    RuleBook book,
    LocalDate validFrom,
    Set<List<String>> keys,
    Policies policies,
    StageLimits stages,
    PauseLimits pauses) {

  /**
   * The rule of a running clock under this version; empty for a clock that it says nothing about. A
   * clock that the version no longer has keeps what it was promised with.
   *
   * @param pause why the subject is paused, if it is
   */
  Optional<ClockPolicy> of(SubjectClock clock, @Nullable PauseReason pause) {
    return switch (book) {
      case LIMITS ->
          switch (clock.name()) {
            case STAGE, COMMITMENT, PAUSE -> Optional.empty();
            default -> limit(clock);
          };
      case STAGES -> clock.name() == ClockName.STAGE ? stage(clock) : Optional.empty();
      case PAUSES ->
          clock.name() == ClockName.PAUSE && pause != null
              ? longest(clock, pause)
              : Optional.empty();
    };
  }

  private Optional<ClockPolicy> limit(SubjectClock clock) {
    var key = clock.policy();
    if (!keys.contains(List.of(key.type(), variant(key))) || !isOlder(clock)) {
      return Optional.empty();
    }
    return policies.version(key, validFrom).clock(clock.name());
  }

  /** Only a clock with the target of a row: a day agreed for this one stage is nobody's rule. */
  private Optional<ClockPolicy> stage(SubjectClock clock) {
    var stage = clock.part().split(":", 2)[0];
    var now = stages.inForce(clock.policy(), stage, validFrom);
    if (now.isEmpty() || !isOlder(clock)) {
      return Optional.empty();
    }
    var row = now.get();
    var changed =
        row.validFrom().equals(validFrom)
            && keys.contains(List.of(row.policy().type(), variant(row.policy()), stage));
    var fromRow =
        stages.all().stream()
            .anyMatch(
                known ->
                    known.stage().equals(stage)
                        && known.validFrom().equals(clock.policyFrom())
                        && known.limit().target().equals(clock.target())
                        && (known.policy().equals(clock.policy())
                            || known.policy().type().equals(StageLimits.EVERY_TYPE)));
    return changed && fromRow
        ? Optional.of(new ClockPolicy(row.limit().target(), Map.of()))
        : Optional.empty();
  }

  private Optional<ClockPolicy> longest(SubjectClock clock, PauseReason reason) {
    if (!keys.contains(List.of(reason.name())) || !isOlder(clock)) {
      return Optional.empty();
    }
    return Optional.of(new ClockPolicy(pauses.inForce(reason, validFrom).longest(), Map.of()));
  }

  private boolean isOlder(SubjectClock clock) {
    return clock.policyFrom().isBefore(validFrom);
  }

  private static String variant(PolicyKey key) {
    return key.variant() == null ? "-" : key.variant();
  }
}
