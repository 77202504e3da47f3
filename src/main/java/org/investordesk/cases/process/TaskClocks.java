package org.investordesk.cases.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.store.OpinionStore;
import org.investordesk.cases.store.StageStore;
import org.investordesk.sla.ClockName;
import org.springframework.stereotype.Component;

/**
 * Knows which clock the due date of a task shows: its model says so, so that a new model needs no
 * list of its tasks anywhere.
 */
@Component
class TaskClocks {

  private static final Pattern NAMED =
      Pattern.compile("\\$\\{issueTimer\\.due\\(execution, *'([^']+)'\\)}");

  private static final String OF_OPINION = "${issueTimer.dueOfOpinion(execution)}";

  private record Element(String definition, String task) {}

  private final RepositoryService repository;
  private final TaskService tasks;
  private final OpinionStore opinions;
  private final StageStore stages;
  private final HandlingProcesses processes;
  private final Map<Element, String> expressions = new ConcurrentHashMap<>();

  TaskClocks(
      RepositoryService repository,
      TaskService tasks,
      OpinionStore opinions,
      StageStore stages,
      HandlingProcesses processes) {
    this.repository = repository;
    this.tasks = tasks;
    this.opinions = opinions;
    this.stages = stages;
    this.processes = processes;
  }

  /** As {@link IssueTimer#due} takes it; empty for a task whose date is no clock's. */
  Optional<String> of(IssueNumber number, Task task) {
    var expression =
        expressions.computeIfAbsent(
            new Element(task.getProcessDefinitionId(), task.getTaskDefinitionKey()), this::read);
    if (expression.equals(OF_OPINION)) {
      var id = tasks.getVariable(task.getId(), DepartmentOpinionProcess.Variables.OPINION.name());
      return Optional.ofNullable((Long) id).flatMap(opinions::find).map(IssueTimer::clockOf);
    }
    var named = NAMED.matcher(expression);
    return named.matches() ? Optional.of(named.group(1)) : ofStage(number, task);
  }

  /** A task of a type's own process belongs to the stage that runs. */
  private Optional<String> ofStage(IssueNumber number, Task task) {
    var definition = task.getProcessDefinitionId();
    var key = definition.substring(0, definition.indexOf(':'));
    return processes.keys().contains(key)
        ? stages.running(number).map(stage -> ClockName.STAGE + ":" + stage.name())
        : Optional.empty();
  }

  private String read(Element element) {
    var model = repository.getBpmnModelInstance(element.definition());
    return model.getModelElementById(element.task()) instanceof UserTask task
            && task.getCamundaDueDate() != null
        ? task.getCamundaDueDate()
        : "";
  }
}
