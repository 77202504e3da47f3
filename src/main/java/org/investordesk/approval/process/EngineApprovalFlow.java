package org.investordesk.approval.process;

import java.util.Map;
import org.investordesk.approval.domain.ApprovalFlow;
import org.investordesk.approval.process.ApprovalCoordinationProcess.Messages;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the desk tells the process what happened elsewhere. */
@Component
class EngineApprovalFlow implements ApprovalFlow {

  private final StageHand hand;

  EngineApprovalFlow(StageHand hand) {
    this.hand = hand;
  }

  @Override
  public void reviewsGathered(IssueNumber number) {
    hand.tell(number, Messages.REVIEWS_GATHERED, Map.of());
  }

  @Override
  public void papersComplete(IssueNumber number) {
    if (!hand.tell(number, Messages.TRIGGER_PAPER_RECEIVED, Map.of())) {
      throw new IllegalStateException(
          "issue %s does not wait for %s".formatted(number, Messages.TRIGGER_PAPER_RECEIVED));
    }
  }
}
