package org.investordesk.power.process;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 开展中间检查: clean, or with remarks that the completion inspection looks at again. */
@Component
class InspectWorksForm extends StageForm {

  enum Decision {
    CLEAN,
    REMARKS
  }

  private final PowerConnections connections;

  InspectWorksForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, ON, TEXT, EVIDENCE);
  }

  @Override
  @Nullable Answer decide(IssueNumber number, SubmittedForm form) {
    var clean = form.choice(DECISION, Decision.class) == Decision.CLEAN;
    connections.worksInspected(number, clean, finding(form));
    return null;
  }
}
