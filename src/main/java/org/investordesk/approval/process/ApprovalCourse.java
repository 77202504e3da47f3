package org.investordesk.approval.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.investordesk.approval.ApprovalDesk;
import org.investordesk.approval.domain.Approval;
import org.investordesk.approval.domain.Approval.Phase;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Stages;
import org.investordesk.cases.Stages.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers the model when it asks what kind of approval this is and how far it has come. */
@Component
public class ApprovalCourse {

  private final ApprovalDesk desk;
  private final Stages stages;

  ApprovalCourse(ApprovalDesk desk, Stages stages) {
    this.desk = desk;
    this.stages = stages;
  }

  public boolean simulated(DelegateExecution execution) {
    return facts(execution).simulated();
  }

  /** False where the simulated opinion was a no: then nothing formal follows. */
  public boolean converted(DelegateExecution execution) {
    return facts(execution).phase() == Phase.DECISION;
  }

  /** The limit of the running stage; null where it has none of its own. */
  public @Nullable Date due(DelegateExecution execution) {
    return stages.of(number(execution)).stream()
        .filter(stage -> stage.doneAt() == null)
        .map(Stage::due)
        .filter(due -> due != null)
        .findFirst()
        .map(Date::from)
        .orElse(null);
  }

  private Approval.Facts facts(DelegateExecution execution) {
    return desk.of(number(execution)).orElseThrow();
  }

  private static IssueNumber number(DelegateExecution execution) {
    return new IssueNumber(execution.getProcessBusinessKey());
  }
}
