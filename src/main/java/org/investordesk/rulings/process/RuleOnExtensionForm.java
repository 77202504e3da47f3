package org.investordesk.rulings.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.rulings.Extensions;
import org.springframework.stereotype.Component;

/** 审批延期, by a coordinator the first time, by the assigned leader afterwards. */
@Component
class RuleOnExtensionForm extends RulingForm {

  private static final ProcessVariable<String> DAYS = ProcessVariable.text("days");

  private final Extensions extensions;

  RuleOnExtensionForm(SubmittedForms forms, Extensions extensions) {
    super(forms);
    this.extensions = extensions;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, TEXT, DAYS);
  }

  @Override
  void grant(long request, SubmittedForm form, String text) {
    extensions.grant(request, form.find(DAYS).orElse(""), text);
  }

  @Override
  void refuse(long request, String text) {
    extensions.refuse(request, text);
  }
}
