package org.investordesk.power.process;

import static org.investordesk.power.process.PowerConnectionProcess.Variables.WORKS_DONE;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Works;
import org.springframework.stereotype.Component;

/** 组织施工: done, or handed over to who builds on. */
@Component
class BuildConnectionForm extends StageForm {

  enum Decision {
    DONE,
    TO_INVESTOR,
    TO_GRID
  }

  private final PowerConnections connections;

  BuildConnectionForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, ON, TEXT, EVIDENCE);
  }

  @Override
  Answer decide(IssueNumber number, SubmittedForm form) {
    return switch (form.choice(DECISION, Decision.class)) {
      case DONE -> {
        connections.worksDone(number, finding(form));
        yield new Answer(WORKS_DONE, true);
      }
      case TO_INVESTOR -> handOver(number, Works.INVESTOR, form);
      case TO_GRID -> handOver(number, Works.GRID, form);
    };
  }

  private Answer handOver(IssueNumber number, Works to, SubmittedForm form) {
    connections.handOverWorks(number, to, form.find(TEXT).orElse(""));
    return new Answer(WORKS_DONE, false);
  }
}
