package org.investordesk.acceptance.process;

import java.util.Map;
import org.investordesk.acceptance.domain.AcceptanceFlow;
import org.investordesk.acceptance.process.AcceptanceInspectionProcess.Messages;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: what happened elsewhere is told to the waiting process. */
@Component
class EngineAcceptanceFlow implements AcceptanceFlow {

  private final StageHand stage;

  EngineAcceptanceFlow(StageHand stage) {
    this.stage = stage;
  }

  @Override
  public void papersSupplied(IssueNumber number) {
    tell(number, Messages.PAPERS_SUPPLIED);
  }

  @Override
  public void opinionsGathered(IssueNumber number) {
    tell(number, Messages.OPINIONS_GATHERED);
  }

  @Override
  public void rectificationReported(IssueNumber number) {
    tell(number, Messages.RECTIFICATION_REPORTED);
  }

  private void tell(IssueNumber number, String message) {
    if (!stage.tell(number, message, Map.of())) {
      throw new IllegalStateException("issue %s does not wait for %s".formatted(number, message));
    }
  }
}
