package org.investordesk.cases;

import static org.investordesk.sla.ClockName.CEILING;
import static org.investordesk.sla.ClockName.CONTACT;
import static org.investordesk.sla.ClockName.PLAN;
import static org.investordesk.sla.ClockName.RESOLUTION;
import static org.investordesk.sla.ClockName.SIGN_FOR;
import static org.investordesk.sla.ClockName.TRIAGE;
import static org.investordesk.sla.ClockName.UPDATE;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.investordesk.sla.InvestorsOwnTime;
import org.investordesk.sla.PolicyKey;
import org.investordesk.sla.ServiceClocks;
import org.springframework.stereotype.Component;

/**
 * Starts the clocks of a part as if it had been an issue of its own from the registration on (law
 * 1): contact and triage are what they were on the original, the time that did not count there does
 * not count here (law 3), and only what follows a dispatch begins now.
 */
@Component
class PartClocks {

  private final ServiceClocks clocks;
  private final InvestorsOwnTime ownTime;

  PartClocks(ServiceClocks clocks, InvestorsOwnTime ownTime) {
    this.clocks = clocks;
    this.ownTime = ownTime;
  }

  /**
   * @param registeredAt of the original
   * @param at of the split
   * @param department that the part goes to
   */
  void start(
      IssueNumber original,
      IssueNumber part,
      PolicyKey policy,
      Instant registeredAt,
      Instant at,
      String department) {
    var subject = part.value();
    clocks.open(subject, policy, registeredAt, EnumSet.of(CONTACT, TRIAGE, RESOLUTION, CEILING));
    for (var reading : clocks.readings(original.value(), at)) {
      if (reading.clock() == CONTACT || reading.clock() == TRIAGE) {
        var stopped = reading.stoppedAt();
        clocks.stop(subject, stopped == null ? at : stopped, Set.of(reading.clock()));
      }
    }
    for (var pause : clocks.pauses(original.value())) {
      if (pause.voidedAt() == null) {
        var until = pause.until();
        clocks.pause(subject, pause.reason(), pause.note(), pause.evidence(), pause.from());
        clocks.resume(subject, until == null ? at : until);
      }
    }
    for (var own : ownTime.of(original.value())) {
      clocks.reopen(subject, own.answeredAt(), own.reopenedAt());
    }
    clocks.start(subject, policy, at, EnumSet.of(SIGN_FOR, PLAN, UPDATE), department);
  }
}
