package org.investordesk.power.process;

import static org.investordesk.power.process.PowerConnectionProcess.Variables.APPLICATION_COMPLETE;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Voltage;
import org.springframework.stereotype.Component;

/** 核对申请: complete, with what is to be supplied, or one notice of all that is missing. */
@Component
class CheckApplicationForm extends StageForm {

  enum Decision {
    COMPLETE,
    INCOMPLETE
  }

  private static final ProcessVariable<String> VOLTAGE = ProcessVariable.text("voltage");
  private static final ProcessVariable<String> CAPACITY = ProcessVariable.text("capacity");

  private final PowerConnections connections;

  CheckApplicationForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, VOLTAGE, CAPACITY, TEXT);
  }

  @Override
  Answer decide(IssueNumber number, SubmittedForm form) {
    return switch (form.choice(DECISION, Decision.class)) {
      case COMPLETE -> {
        connections.applicationComplete(
            number, form.choice(VOLTAGE, Voltage.class), capacity(form.require(CAPACITY)));
        yield new Answer(APPLICATION_COMPLETE, true);
      }
      case INCOMPLETE -> {
        connections.askForPapers(number, form.find(TEXT).orElse(""));
        yield new Answer(APPLICATION_COMPLETE, false);
      }
    };
  }

  private static int capacity(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal("power.refusal.capacityUnreadable", text);
    }
    return Integer.parseInt(text);
  }
}
