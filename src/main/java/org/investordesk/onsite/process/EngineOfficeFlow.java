package org.investordesk.onsite.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.onsite.domain.OfficeFlow;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Elements;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Messages;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the room tells the process. */
@Component
class EngineOfficeFlow implements OfficeFlow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final DesksOwnName own;

  EngineOfficeFlow(RuntimeService runtime, TaskService tasks, DesksOwnName own) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.own = own;
  }

  @Override
  public void called(String number) {
    own.get(
        () ->
            runtime
                .createProcessInstanceByKey(OnSiteOfficeProcess.KEY)
                .businessKey(number)
                .execute());
  }

  @Override
  public void moved(String number, Instant ends) {
    own.get(
        () -> {
          var open =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(number)
                  .taskDefinitionKey(Elements.HOLD_MEETING)
                  .list();
          open.forEach(task -> tasks.setDueDate(task.getId(), Date.from(ends)));
          return open.size();
        });
  }

  @Override
  public void handedOver(String from, String to) {
    own.get(
        () -> {
          var open =
              tasks
                  .createTaskQuery()
                  .processDefinitionKey(OnSiteOfficeProcess.KEY)
                  .taskDefinitionKey(Elements.SIGN_MINUTES)
                  .taskAssignee(from)
                  .list();
          open.forEach(task -> tasks.setAssignee(task.getId(), to));
          return open.size();
        });
  }

  @Override
  public void decisionsDone(String number) {
    tell(number, Messages.DECISIONS_DONE);
  }

  @Override
  public void cancelled(String number) {
    tell(number, Messages.OFFICE_CANCELLED);
  }

  /** Nothing waits where the last decision is settled in the very step that signs the minutes. */
  private void tell(String number, String message) {
    own.get(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(OnSiteOfficeProcess.KEY)
                  .processInstanceBusinessKey(number)
                  .messageEventSubscriptionName(message)
                  .list();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }
}
