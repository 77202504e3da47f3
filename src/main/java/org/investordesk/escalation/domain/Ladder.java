package org.investordesk.escalation.domain;

import java.util.Optional;
import org.investordesk.cases.IssueType;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.Milestone;
import org.jspecify.annotations.Nullable;

/** Which level a milestone calls; the table itself is {@code escalation-ladder.dmn}. */
public interface Ladder {

  /**
   * @param type null before triage named one
   * @param raised a modifier applies: one level earlier, never adding up
   * @return empty where the milestone calls nobody
   */
  Optional<Rung> rung(
      ClockName clock, Milestone milestone, @Nullable IssueType type, boolean raised);
}
