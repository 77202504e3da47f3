package org.investordesk.power.process;

import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.power.PowerConnections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 装表送电: the day it carries power, the number of the meter, the sheet. */
@Component
class EnergiseForm extends StageForm {

  private static final ProcessVariable<String> METER = ProcessVariable.text("meter");

  private final PowerConnections connections;

  EnergiseForm(StageHand hand, PowerConnections connections) {
    super(hand);
    this.connections = connections;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(METER, ON, TEXT, EVIDENCE);
  }

  @Override
  @Nullable Answer decide(IssueNumber number, SubmittedForm form) {
    connections.energised(number, form.find(METER).orElse(""), finding(form));
    return null;
  }
}
