package org.investordesk.escalation.process;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.escalation.process.DirectiveFollowupProcess.Variables;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/**
 * Tells which instruction or order a task in Tasklist is about. Says nothing about who may see it.
 */
@Component
public class DirectiveOfTask {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final DesksOwnName own;

  DirectiveOfTask(TaskService tasks, RuntimeService runtime, DesksOwnName own) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.own = own;
  }

  public Optional<Long> directive(String taskId) {
    return own.get(
        () ->
            Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(task -> runtime.getVariable(task.getExecutionId(), Variables.DIRECTIVE.name()))
                .map(id -> Long.valueOf(String.valueOf(id))));
  }
}
