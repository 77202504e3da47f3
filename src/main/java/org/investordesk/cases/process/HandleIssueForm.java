package org.investordesk.cases.process;

import java.util.List;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueDesk.Answer;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.springframework.stereotype.Component;

/** 办理问题: answer with evidence, explain with a ground, or wait for somebody. */
@Component
class HandleIssueForm extends DecisionForm {

  enum Decision {
    ANSWER,
    EXPLAIN,
    ASK_INVESTOR,
    AWAIT_THIRD_PARTY
  }

  private static final ProcessVariable<String> GROUND = ProcessVariable.text("ground");
  private static final ProcessVariable<String> EVIDENCE = ProcessVariable.text("evidence");

  private final IssueDesk desk;

  HandleIssueForm(SubmittedForms forms, DeskHand hand, IssueDesk desk) {
    super(forms, hand);
    this.desk = desk;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, TEXT, GROUND, EVIDENCE);
  }

  @Override
  void decide(IssueNumber number, SubmittedForm form) {
    var text = words(form, TEXT);
    switch (form.choice(DECISION, Decision.class)) {
      case ANSWER ->
          desk.submitAnswer(number, new Answer(text, false, null, EvidenceIds.of(form, EVIDENCE)));
      case EXPLAIN ->
          desk.submitAnswer(
              number,
              new Answer(
                  text, true, form.find(GROUND).orElse(null), EvidenceIds.of(form, EVIDENCE)));
      case ASK_INVESTOR -> desk.askInvestor(number, text);
      case AWAIT_THIRD_PARTY -> desk.awaitThirdParty(number, text);
    }
  }
}
