package org.investordesk.sla.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * One run of one clock of a subject, as it is kept.
 *
 * @param part which of several clocks of one name; empty where there is one only
 * @param run 1, 2, …: a clock started again (sign-for after a transfer) is a new run
 * @param policyFrom the version of the policy it took its target from
 * @param missed it ran past its limit once; never taken back
 * @param heldBy the department whose own calendar counts; null for a promise to the investor, which
 *     the city's calendar counts
 */
public record SubjectClock(
    ClockName name,
    String part,
    int run,
    PolicyKey policy,
    LocalDate policyFrom,
    Target target,
    Instant anchor,
    Instant due,
    boolean provisional,
    boolean missed,
    @Nullable Instant stoppedAt,
    @Nullable String heldBy) {

  public ClockKey key() {
    return new ClockKey(name, part);
  }

  public boolean isRunning() {
    return stoppedAt == null;
  }

  /**
   * Stopped at an instant.
   *
   * @param counted until when it counted: before {@code at} where it stood still; a clock kept its
   *     limit if it counted no further than that
   */
  public SubjectClock stopped(Instant at, Instant counted) {
    return new SubjectClock(
        name,
        part,
        run,
        policy,
        policyFrom,
        target,
        anchor,
        due,
        provisional,
        missed || counted.isAfter(due),
        at,
        heldBy);
  }
}
