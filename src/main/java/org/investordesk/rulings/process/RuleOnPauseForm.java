package org.investordesk.rulings.process;

import java.util.List;
import org.investordesk.platform.process.ProcessVariable;
import org.investordesk.platform.process.SubmittedForm;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.rulings.PauseContests;
import org.springframework.stereotype.Component;

/** 裁定暂停: void it and give the time back, or let it stand. */
@Component
class RuleOnPauseForm extends RulingForm {

  private final PauseContests contests;

  RuleOnPauseForm(SubmittedForms forms, PauseContests contests) {
    super(forms);
    this.contests = contests;
  }

  @Override
  List<ProcessVariable<String>> fields() {
    return List.of(DECISION, TEXT);
  }

  @Override
  void grant(long request, SubmittedForm form, String text) {
    contests.uphold(request, text);
  }

  @Override
  void refuse(long request, String text) {
    contests.reject(request, text);
  }
}
