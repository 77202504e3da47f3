package org.investordesk.approval.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Decision;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 作出决定: granted with number and date, or refused with ground and remedy. */
@Component
class DecideApprovalForm extends ApprovalForm {

  private static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
  private static final ProcessVariable<String> DOCUMENT = ProcessVariable.text("document");
  private static final ProcessVariable<String> DECIDED_ON = ProcessVariable.text("decidedOn");
  private static final ProcessVariable<String> GROUND = ProcessVariable.text("ground");
  private static final ProcessVariable<String> REMEDY_BODY = ProcessVariable.text("remedyBody");
  private static final ProcessVariable<String> REMEDY_UNTIL = ProcessVariable.text("remedyUntil");

  private final ApprovalDesk desk;

  DecideApprovalForm(StageHand hand, ApprovalDesk desk) {
    super(
        hand,
        List.of(DECISION, DOCUMENT, DECIDED_ON, TEXT, GROUND, REMEDY_BODY, REMEDY_UNTIL, EVIDENCE));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    desk.decide(
        number,
        new Decision(
            form.choice(DECISION, Outcome.class) == Outcome.GRANTED,
            form.find(DOCUMENT).orElse(""),
            form.requireDate(DECIDED_ON),
            form.find(TEXT).orElse(null),
            form.find(GROUND).orElse(null),
            form.find(REMEDY_BODY).orElse(null),
            form.date(REMEDY_UNTIL).orElse(null),
            evidence(form)));
  }

  enum Outcome {
    GRANTED,
    DENIED
  }
}
