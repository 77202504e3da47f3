package org.investordesk.sla.domain;

import java.util.Map;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.Target;

/** How long one clock of a policy runs and where its milestones lie. */
public record ClockPolicy(Target target, Map<Milestone, MilestonePoint> milestones) {

  public ClockPolicy {
    milestones = Map.copyOf(milestones);
  }
}
