package org.investordesk.systemic.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.platform.process.SubmittedForms;
import org.investordesk.systemic.SystemicFixes;
import org.investordesk.systemic.process.SystemicFixProcess.Form;
import org.springframework.stereotype.Component;

/** 落实整改: the owner says what was changed. */
@Component
class ChangeRuleForm implements TaskListener {

  private final SubmittedForms forms;
  private final SystemicFixes fixes;

  ChangeRuleForm(SubmittedForms forms, SystemicFixes fixes) {
    this.forms = forms;
    this.fixes = fixes;
  }

  @Override
  public void notify(DelegateTask task) {
    forms.receive(
        task,
        List.of(Form.TEXT),
        form ->
            fixes.report(
                task.getExecution().getProcessBusinessKey(), form.find(Form.TEXT).orElse("")));
  }
}
