package org.investordesk.cases.process;

import java.util.List;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 核实答复: release the answer to the investor, or send it back with a reason. */
@Component
class CheckAnswerForm extends DecisionForm {

  enum Decision {
    RELEASE,
    RETURN
  }

  private static final ProcessVariable<String> WORDING = ProcessVariable.text("wording");

  private final IssueDesk desk;

  CheckAnswerForm(SubmittedForms forms, DeskHand hand, IssueDesk desk) {
    super(forms, hand);
    this.desk = desk;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, WORDING, TEXT);
  }

  @Override
  void decide(IssueNumber number, SubmittedForm form) {
    switch (form.choice(DECISION, Decision.class)) {
      case RELEASE -> desk.release(number, form.find(WORDING).orElse(null));
      case RETURN -> desk.returnAnswer(number, words(form, TEXT));
    }
  }
}
