package org.investordesk.power.process;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.PowerConnections.Revision;
import org.investordesk.power.Works;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 答复异议: another scheme or the same one confirmed, with reasons; then it is final. */
@Component
class AnswerContestForm extends StageForm {

  enum Decision {
    REVISE,
    CONFIRM
  }

  private static final ProcessVariable<String> SCHEME = ProcessVariable.text("scheme");

  private final PowerConnections connections;

  AnswerContestForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, SCHEME, WORKS, ON, TEXT, EVIDENCE);
  }

  @Override
  @Nullable Answer decide(IssueNumber number, SubmittedForm form) {
    var revised =
        switch (form.choice(DECISION, Decision.class)) {
          case REVISE ->
              new Revision(form.find(SCHEME).orElse(""), form.choice(WORKS, Works.class));
          case CONFIRM -> null;
        };
    connections.answerContest(number, revised, finding(form));
    return null;
  }
}
