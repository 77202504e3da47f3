package org.investordesk.rulings.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.rulings.domain.Request;
import org.investordesk.rulings.domain.RulingFlow;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the requests' processes: each an instance of its own beside the issue's, with its
 * number as business key. In the desk's own name, since whoever asks may not see them.
 */
@Component
class EngineRulingFlow implements RulingFlow {

  private static final String REQUEST_ENDED = "desk.requestEnded";
  private static final String EXTENSION_LAPSED = "desk.extensionLapsed";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService jobs;
  private final DesksOwnName own;

  EngineRulingFlow(
      RuntimeService runtime, TaskService tasks, ManagementService jobs, DesksOwnName own) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.jobs = jobs;
    this.own = own;
  }

  @Override
  public void asked(Request request) {
    own.get(
        () -> {
          var start =
              runtime
                  .createProcessInstanceByKey(keyOf(request.kind()))
                  .processDefinitionWithoutTenantId()
                  .businessKey(request.issue().value())
                  .setVariable(RulingForm.REQUEST.name(), request.id());
          if (request.kind() == Kind.EXTENSION) {
            var leader = request.wish().leader();
            start.setVariable(ExtensionApprovalProcess.Variables.FIRST.name(), leader == null);
            if (leader != null) {
              start.setVariable(ExtensionApprovalProcess.Variables.LEADER.name(), leader);
            }
          }
          return start.execute();
        });
  }

  @Override
  public void lapsed(Request request) {
    tell(request, EXTENSION_LAPSED);
  }

  @Override
  public void ended(Request request) {
    tell(request, REQUEST_ENDED);
  }

  private void tell(Request request, String message) {
    own.get(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(keyOf(request.kind()))
                  .processInstanceBusinessKey(request.issue().value())
                  .processVariableValueEquals(RulingForm.REQUEST.name(), request.id())
                  .messageEventSubscriptionName(message)
                  .singleResult();
          if (waiting == null) {
            throw new IllegalStateException(
                "request %d does not wait for %s".formatted(request.id(), message));
          }
          runtime.messageEventReceived(message, waiting.getId());
          return true;
        });
  }

  @Override
  public void moved(Request request) {
    var due = Date.from(request.dueAt());
    own.get(
        () -> {
          var task =
              tasks
                  .createTaskQuery()
                  .processDefinitionKey(keyOf(request.kind()))
                  .processInstanceBusinessKey(request.issue().value())
                  .processVariableValueEquals(RulingForm.REQUEST.name(), request.id())
                  .singleResult();
          if (task == null) {
            throw new IllegalStateException("request %d has no task".formatted(request.id()));
          }
          task.setDueDate(due);
          tasks.saveTask(task);
          for (var timer :
              jobs.createJobQuery().processInstanceId(task.getProcessInstanceId()).list()) {
            jobs.setJobDuedate(timer.getId(), due);
          }
          return true;
        });
  }

  private static String keyOf(Kind kind) {
    return switch (kind) {
      case RETURN -> ReturnArbitrationProcess.KEY;
      case EXTENSION -> ExtensionApprovalProcess.KEY;
      case PAUSE -> PauseContestProcess.KEY;
    };
  }
}
