package org.investordesk.power.process;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Works;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 答复方案: the scheme in words and as a document, and who is to build. */
@Component
class AnswerSchemeForm extends StageForm {

  private final PowerConnections connections;

  AnswerSchemeForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(WORKS, ON, TEXT, EVIDENCE);
  }

  @Override
  @Nullable Answer decide(IssueNumber number, SubmittedForm form) {
    connections.answerScheme(number, form.choice(WORKS, Works.class), finding(form));
    return null;
  }
}
