package org.investordesk.platform.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasklist's filters, earliest due first. Everybody may read them; what a reader finds in them is
 * decided by tenants and grants. An administrator's change of a filter is kept.
 */
@Component
class TaskFilters {

  static final String MINE = "我的待办 My tasks";
  static final String DEPARTMENT = "本部门待办 Open in my department";
  static final String ALL = "全部可办 All I can work on";
  static final String SUPERVISION = "督办 Supervision";
  static final String GREEN = "绿色通道 Green channel";

  /** Tasks of the green channel have 80, all others 50. */
  private static final int RAISED = 51;

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(20)
  @Transactional
  public void ensure() {
    ensure(
        ALL,
        1,
        "#4c5560",
        "本部门或本岗位的全部任务，含同事已领取的 · All tasks of my groups, claimed ones included",
        tasks
            .createTaskQuery()
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .includeAssignedTasks());
    ensure(
        MINE,
        2,
        "#123a6b",
        "已由我领取的任务，按期限排序 · Claimed by me, earliest due first",
        tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    ensure(
        DEPARTMENT,
        3,
        "#2f6f4f",
        "本部门或本岗位尚无人领取的任务 · Not yet claimed by anybody of my groups",
        tasks
            .createTaskQuery()
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .taskUnassigned());
    ensure(
        SUPERVISION,
        4,
        "#9f1d20",
        "分级督办任务 · Supervision of issues that climbed",
        tasks
            .createTaskQuery()
            .processDefinitionKeyIn(DepartmentProcesses.OF_LEADERS.toArray(String[]::new)));
    ensure(
        GREEN,
        5,
        "#2f6f4f",
        "列入绿色通道的任务 · Tasks of issues in the green channel",
        tasks
            .createTaskQuery()
            .taskCandidateGroupInExpression("${currentUserGroups()}")
            .includeAssignedTasks()
            .taskMinPriority(RAISED));
  }

  private void ensure(
      String name, int priority, String colour, String description, TaskQuery query) {
    if (filters.createFilterQuery().filterName(name).count() > 0) {
      return;
    }
    var filter = filters.newTaskFilter(name);
    filter.setQuery(query.orderByDueDate().asc());
    Map<String, Object> properties = new HashMap<>();
    properties.put("priority", priority);
    properties.put("color", colour);
    properties.put("description", description);
    properties.put("refresh", true);
    filter.setProperties(properties);
    filters.saveFilter(filter);

    var read = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    read.setResource(Resources.FILTER);
    read.setResourceId(filter.getId());
    read.addPermission(Permissions.READ);
    authorizations.saveAuthorization(read);
  }
}
