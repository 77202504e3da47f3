package org.investordesk.power.process;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 查勘现场: the day, what was found, photographs. */
@Component
class SurveySiteForm extends StageForm {

  private final PowerConnections connections;

  SurveySiteForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(ON, TEXT, EVIDENCE);
  }

  @Override
  @Nullable Answer decide(IssueNumber number, SubmittedForm form) {
    connections.siteSurveyed(number, finding(form));
    return null;
  }
}
