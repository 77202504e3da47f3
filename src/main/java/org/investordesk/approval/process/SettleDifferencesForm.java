package org.investordesk.approval.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.ApprovalDesk.Ruling;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Opinions.Verdict;
import org.investordesk.cases.process.StageHand;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.springframework.stereotype.Component;

/** 裁定分歧: the convener decides and says why against whom. */
@Component
class SettleDifferencesForm extends ApprovalForm {

  private static final ProcessVariable<String> REASONS = ProcessVariable.text("reasons");

  private final ApprovalDesk desk;

  SettleDifferencesForm(StageHand hand, ApprovalDesk desk) {
    super(hand, List.of(VERDICT, TEXT, CONDITIONS, REASONS));
    this.desk = desk;
  }

  @Override
  void decide(DelegateTask task, IssueNumber number, SubmittedForm form) {
    desk.rule(
        number,
        new Ruling(
            form.choice(VERDICT, Verdict.class),
            form.find(TEXT).orElse(""),
            lines(form, CONDITIONS),
            reasons(form)));
  }

  /** One department a line: {@code fire-rescue=why}. */
  private static Map<String, String> reasons(SubmittedForm form) {
    var reasons = new LinkedHashMap<String, String>();
    for (var line : lines(form, REASONS)) {
      var at = line.indexOf('=');
      if (at < 1) {
        throw new Refusal("platform.form.fieldUnreadable", REASONS.name());
      }
      var reason = line.substring(at + 1).strip();
      if (!reason.isEmpty()) {
        reasons.put(line.substring(0, at).strip(), reason);
      }
    }
    return reasons;
  }
}
