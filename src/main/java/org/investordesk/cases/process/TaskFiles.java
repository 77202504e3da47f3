package org.investordesk.cases.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells which issue a task in Tasklist belongs to. Says nothing about who may see it. */
@Component
public class TaskFiles {

  /**
   * A task of an issue.
   *
   * @param due when the step itself is due; null where it has no limit of its own
   */
  public record OfIssue(IssueNumber issue, @Nullable Instant due) {}

  /**
   * Where in which process a task is drawn.
   *
   * @param process key of the definition
   * @param element definition key of the task
   * @param due when it is due; null where it has no limit
   */
  public record Step(String process, String element, @Nullable Instant due) {}

  private final TaskService tasks;
  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final DeskHand hand;

  TaskFiles(
      TaskService tasks, RepositoryService repository, RuntimeService runtime, DeskHand hand) {
    this.tasks = tasks;
    this.repository = repository;
    this.runtime = runtime;
    this.hand = hand;
  }

  public Optional<IssueNumber> issueOf(String taskId) {
    return Optional.ofNullable(tasks(List.of(taskId)).get(taskId)).map(OfIssue::issue);
  }

  public Optional<Step> step(String taskId) {
    return hand.run(
        () ->
            Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .map(
                    task ->
                        new Step(
                            repository.getProcessDefinition(task.getProcessDefinitionId()).getKey(),
                            task.getTaskDefinitionKey(),
                            due(task))));
  }

  /** The step of an issue that waits for this person or one of their groups, earliest due first. */
  public Optional<String> waitingFor(CurrentUser user, IssueNumber issue) {
    var groups = new ArrayList<>(user.departments());
    user.roles().forEach(role -> groups.add(role.group()));
    return hand.run(
        () -> {
          var open =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(issue.value())
                  .active()
                  .or()
                  .taskAssignee(user.id());
          if (!groups.isEmpty()) {
            open.taskCandidateGroupIn(groups);
          }
          return open.endOr().orderByDueDate().asc().listPage(0, 1).stream()
              .map(Task::getId)
              .findFirst();
        });
  }

  /** Two queries, however many tasks. */
  public Map<String, OfIssue> tasks(Collection<String> taskIds) {
    return hand.run(
        () -> {
          var found = new LinkedHashMap<String, Task>();
          for (var task : tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list()) {
            found.put(task.getId(), task);
          }
          var numbers = new LinkedHashMap<String, OfIssue>();
          if (found.isEmpty()) {
            return numbers;
          }
          var keys = new LinkedHashMap<String, String>();
          for (var instance :
              runtime
                  .createProcessInstanceQuery()
                  .processInstanceIds(
                      found.values().stream()
                          .map(Task::getProcessInstanceId)
                          .collect(Collectors.toSet()))
                  .list()) {
            keys.put(instance.getId(), instance.getBusinessKey());
          }
          found.forEach(
              (id, task) ->
                  Optional.ofNullable(keys.get(task.getProcessInstanceId()))
                      .flatMap(IssueNumber::parse)
                      .ifPresent(number -> numbers.put(id, new OfIssue(number, due(task)))));
          return numbers;
        });
  }

  private static @Nullable Instant due(Task task) {
    return task.getDueDate() == null ? null : task.getDueDate().toInstant();
  }
}
