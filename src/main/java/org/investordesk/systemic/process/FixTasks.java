package org.investordesk.systemic.process;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Tells which recommendation a task belongs to. Says nothing about who may see it. */
@Component
public class FixTasks {

  private static final List<String> KEYS = List.of(SystemicFixProcess.KEY, RuleChangeProcess.KEY);

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final DesksOwnName own;

  FixTasks(TaskService tasks, RuntimeService runtime, DesksOwnName own) {
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
                        .processDefinitionKeyIn(KEYS.toArray(String[]::new))
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
