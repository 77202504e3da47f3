package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import org.investordesk.directory.HandoverPart;
import org.investordesk.directory.PortfolioHandovers.Line;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.store.HeldMatters;
import org.springframework.stereotype.Component;

/**
 * Open supervisions, and the instructions and orders a leader reviews, go to his successor. Where
 * both supervise an issue, the predecessor's supervision ends.
 */
@Component
class SupervisionHandover implements HandoverPart {

  private final HeldMatters held;
  private final SupervisionFlow flow;

  SupervisionHandover(HeldMatters held, SupervisionFlow flow) {
    this.held = held;
    this.flow = flow;
  }

  @Override
  public List<Line> heldBy(String leader) {
    return held.of(leader);
  }

  @Override
  public void handOver(String from, String to, Instant at) {
    for (var issue : held.supervisedByBoth(from, to)) {
      flow.endSupervision(issue, from, "工作移交，由接任者继续督办");
    }
    held.handOver(from, to);
    flow.handOver(from, to);
  }
}
