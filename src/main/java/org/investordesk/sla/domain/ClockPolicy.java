package org.investordesk.sla.domain;

import java.util.Map;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.Target;

/** How long one clock of a policy runs and where its milestones lie. */
public record ClockPolicy(Target target, Map<Milestone, MilestonePoint> milestones) {

  public ClockPolicy {
    milestones = Map.copyOf(milestones);
  }

  private static final MilestonePoint PAUSE_WARNED =
      new MilestonePoint(MilestonePoint.Kind.SHARE, 90);

  /** Of a clock that no policy names; before a pause ends by itself somebody is told. */
  public static ClockPolicy own(ClockName name, Target target) {
    return new ClockPolicy(
        target,
        name == ClockName.PAUSE
            ? Map.of(Milestone.WARNED, PAUSE_WARNED, Milestone.DUE, MilestonePoint.LIMIT)
            : Map.of(Milestone.DUE, MilestonePoint.LIMIT));
  }
}
