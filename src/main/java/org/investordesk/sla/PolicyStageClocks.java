package org.investordesk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.investordesk.sla.domain.ClockKey;
import org.investordesk.sla.domain.StageLimits.Version;
import org.investordesk.sla.domain.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes the limits of the stages from the rules in force on the day of the anchor. */
@Service
class PolicyStageClocks implements StageClocks {

  private final TimeRules rules;
  private final SubjectClocks clocks;

  PolicyStageClocks(TimeRules rules, SubjectClocks clocks) {
    this.rules = rules;
    this.clocks = clocks;
  }

  @Override
  public Optional<Limit> limit(PolicyKey policy, String stage, Instant anchor) {
    return inForce(policy, stage, anchor).map(Version::limit);
  }

  private Optional<Version> inForce(PolicyKey policy, String stage, Instant anchor) {
    return rules.stages().inForce(policy, stage, WorkingCalendar.dayOf(anchor));
  }

  @Override
  public void start(
      String subject, PolicyKey policy, Instant anchor, String stage, @Nullable String department) {
    start(subject, policy, anchor, stage, department, department);
  }

  @Override
  public void startHeld(
      String subject, PolicyKey policy, Instant anchor, String stage, String department) {
    start(subject, policy, anchor, stage, null, department);
  }

  private void start(
      String subject,
      PolicyKey policy,
      Instant anchor,
      String stage,
      @Nullable String department,
      @Nullable String heldBy) {
    inForce(policy, stage, anchor)
        .ifPresent(
            version ->
                clocks.start(
                    subject,
                    key(stage, department),
                    policy,
                    version.validFrom(),
                    version.limit().target(),
                    anchor,
                    heldBy));
  }

  @Override
  public void startUntil(
      String subject,
      PolicyKey policy,
      Instant anchor,
      String stage,
      @Nullable String department,
      LocalDate lastDay) {
    clocks.startUntil(subject, key(stage, department), policy, anchor, lastDay);
  }

  @Override
  public void stop(String subject, Instant at, String stage, @Nullable String department) {
    clocks.stop(subject, at, key(stage, department));
  }

  private static ClockKey key(String stage, @Nullable String department) {
    return new ClockKey(ClockName.STAGE, StageClocks.part(stage, department));
  }
}
