package org.investordesk.onsite.process;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Tells which on-site office a task belongs to. Says nothing about who may see it. */
@Component
public class OfficeTasks {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final DesksOwnName own;

  OfficeTasks(TaskService tasks, RuntimeService runtime, DesksOwnName own) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.own = own;
  }

  public Optional<String> numberOf(String taskId) {
    return own.get(
        () ->
            Optional.ofNullable(
                    tasks
                        .createTaskQuery()
                        .taskId(taskId)
                        .processDefinitionKey(OnSiteOfficeProcess.KEY)
                        .singleResult())
                .map(
                    task ->
                        runtime
                            .createProcessInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey()));
  }
}
