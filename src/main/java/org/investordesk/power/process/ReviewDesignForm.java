package org.investordesk.power.process;

import static org.investordesk.power.process.PowerConnectionProcess.Variables.DESIGN_PASSED;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.springframework.stereotype.Component;

/** 审查设计: passed, or sent back with everything that is to be changed. */
@Component
class ReviewDesignForm extends StageForm {

  enum Decision {
    PASSED,
    FAILED
  }

  private final PowerConnections connections;

  ReviewDesignForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, ON, TEXT, EVIDENCE);
  }

  @Override
  Answer decide(IssueNumber number, SubmittedForm form) {
    var passed = form.choice(DECISION, Decision.class) == Decision.PASSED;
    connections.designReviewed(number, passed, finding(form));
    return new Answer(DESIGN_PASSED, passed);
  }
}
