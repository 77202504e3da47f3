package org.investordesk.demo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the people of the sample data do in Tasklist itself: take a task. */
@Component
@Profile("demo")
public class OpenTasks {

  /**
   * A task that waits for somebody.
   *
   * @param person who has it or alone may take it; null where a group waits
   * @param department null where it is no department's
   * @param takesEvidence its form has a field for files
   */
  public record OpenTask(
      String id,
      String name,
      @Nullable String person,
      @Nullable String department,
      boolean takesEvidence) {}

  private final TaskService tasks;
  private final FormService forms;
  private final RepositoryService repository;
  private final IdentityService identities;

  OpenTasks(
      TaskService tasks,
      FormService forms,
      RepositoryService repository,
      IdentityService identities) {
    this.tasks = tasks;
    this.forms = forms;
    this.repository = repository;
    this.identities = identities;
  }

  /** Takes the one open task of an issue. */
  public void claim(String businessKey, String userId) {
    var task = tasks.createTaskQuery().processInstanceBusinessKey(businessKey).singleResult();
    tasks.claim(task.getId(), userId);
  }

  /**
   * The task of an issue at an element.
   *
   * @param department whose, where several have one
   */
  public OpenTask find(String businessKey, String element, @Nullable String department) {
    var query =
        tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(element);
    if (department != null) {
      query.tenantIdIn(department);
    }
    var task = query.singleResult();
    if (task == null) {
      throw new IllegalStateException("%s has no task %s".formatted(businessKey, element));
    }
    return new OpenTask(
        task.getId(), task.getName(), person(task), task.getTenantId(), takesEvidence(task));
  }

  private @Nullable String person(Task task) {
    return task.getAssignee() != null
        ? task.getAssignee()
        : tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getUserId)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private boolean takesEvidence(Task task) {
    var key = forms.getTaskFormData(task.getId()).getFormKey();
    if (key == null) {
      return false;
    }
    var deployment =
        repository.getProcessDefinition(task.getProcessDefinitionId()).getDeploymentId();
    var file = key.replaceFirst("^embedded:deployment:", "");
    try (var form = repository.getResourceAsStream(deployment, file)) {
      return new String(form.readAllBytes(), StandardCharsets.UTF_8).contains("'evidence'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it and sends its form. */
  public void complete(OpenTask task, String userId, Map<String, Object> fields) {
    if (task.person() == null) {
      tasks.claim(task.id(), userId);
    }
    tasks.complete(task.id(), fields);
  }

  /** Ids of the groups somebody is in. */
  public List<String> groupsOf(String userId) {
    return identities.createGroupQuery().groupMember(userId).list().stream()
        .map(Group::getId)
        .toList();
  }
}
