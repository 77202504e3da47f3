package org.investordesk.cases.process;

import static org.investordesk.cases.process.DepartmentOpinionProcess.Elements.GIVE_OPINION;
import static org.investordesk.cases.process.DepartmentOpinionProcess.Messages.OPINION_RECALLED;
import static org.investordesk.cases.process.DepartmentOpinionProcess.Variables.DEPARTMENT;
import static org.investordesk.cases.process.DepartmentOpinionProcess.Variables.OPINION;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.OpinionFlow;
import org.springframework.stereotype.Component;

/** Knows what the engine must do when another department is asked. */
@Component
class EngineOpinionFlow implements OpinionFlow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final DeskHand hand;

  EngineOpinionFlow(RuntimeService runtime, TaskService tasks, DeskHand hand) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.hand = hand;
  }

  @Override
  public void asked(IssueNumber number, long opinion, String department) {
    hand.run(
        () ->
            runtime
                .createProcessInstanceByKey(DepartmentOpinionProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(number.value())
                .setVariables(
                    Variables.createVariables()
                        .putValue(DEPARTMENT.name(), Variables.stringValue(department, true))
                        .putValue(OPINION.name(), opinion))
                .execute());
  }

  @Override
  public void given(IssueNumber number, long opinion) {
    var completing = hand.taskBeingCompleted(number, GIVE_OPINION);
    if (completing != null && OPINION.readFrom(completing) == opinion) {
      return;
    }
    hand.together(
        () -> {
          var task =
              tasks
                  .createTaskQuery()
                  .taskDefinitionKey(GIVE_OPINION)
                  .processInstanceBusinessKey(number.value())
                  .processVariableValueEquals(OPINION.name(), opinion)
                  .singleResult();
          if (task == null) {
            throw new IllegalStateException(
                "opinion %d has no task to complete".formatted(opinion));
          }
          tasks.complete(task.getId());
        });
  }

  @Override
  public void recalled(IssueNumber number, long opinion) {
    hand.together(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processInstanceBusinessKey(number.value())
                  .messageEventSubscriptionName(OPINION_RECALLED)
                  .processVariableValueEquals(OPINION.name(), opinion)
                  .singleResult();
          if (waiting == null) {
            throw new IllegalStateException("opinion %d has no task to recall".formatted(opinion));
          }
          runtime.messageEventReceived(OPINION_RECALLED, waiting.getId());
        });
  }
}
