package org.investordesk.cases.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.springframework.stereotype.Component;

/** Tells which issue a task in Tasklist belongs to. Says nothing about who may see it. */
@Component
public class TaskFiles {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final DeskHand hand;

  TaskFiles(TaskService tasks, RuntimeService runtime, DeskHand hand) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.hand = hand;
  }

  public Optional<IssueNumber> issueOf(String taskId) {
    return Optional.ofNullable(issuesOf(List.of(taskId)).get(taskId));
  }

  /** Two queries, however many tasks. */
  public Map<String, IssueNumber> issuesOf(Collection<String> taskIds) {
    return hand.run(
        () -> {
          var instances = new LinkedHashMap<String, String>();
          for (var task : tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list()) {
            instances.put(task.getId(), task.getProcessInstanceId());
          }
          var numbers = new LinkedHashMap<String, IssueNumber>();
          if (instances.isEmpty()) {
            return numbers;
          }
          var keys = new LinkedHashMap<String, String>();
          for (var instance :
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceIds(Set.copyOf(instances.values()))
                  .list()) {
            keys.put(instance.getId(), instance.getBusinessKey());
          }
          instances.forEach(
              (task, instance) ->
                  Optional.ofNullable(keys.get(instance))
                      .flatMap(IssueNumber::parse)
                      .ifPresent(number -> numbers.put(task, number)));
          return numbers;
        });
  }
}
