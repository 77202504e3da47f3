package org.investordesk.power.process;

import static org.investordesk.power.process.PowerConnectionProcess.Variables.INSPECTION_PASSED;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.springframework.stereotype.Component;

/** 开展竣工验收: passed, or all defects at once. */
@Component
class InspectCompletionForm extends StageForm {

  enum Decision {
    PASSED,
    FAILED
  }

  private final PowerConnections connections;

  InspectCompletionForm(StageHand hand, PowerConnections connections) {
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
    connections.completionInspected(number, passed, finding(form));
    return new Answer(INSPECTION_PASSED, passed);
  }
}
