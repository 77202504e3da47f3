package org.investordesk.rulings.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.rulings.Returns;
import org.springframework.stereotype.Component;

/** 裁定退单: to the department named, to another one, or it stays. */
@Component
class RuleOnReturnForm extends RulingForm {

  /** Not "department", which names the tenant's department elsewhere. */
  private static final ProcessVariable<String> TARGET = ProcessVariable.text("target");

  private final Returns returns;

  RuleOnReturnForm(SubmittedForms forms, Returns returns) {
    super(forms);
    this.returns = returns;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, TEXT, TARGET);
  }

  @Override
  void grant(long request, SubmittedForm form, String text) {
    returns.grant(request, form.find(TARGET).orElse(null), text);
  }

  @Override
  void refuse(long request, String text) {
    returns.refuse(request, text);
  }
}
