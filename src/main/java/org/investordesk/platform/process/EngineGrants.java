package org.investordesk.platform.process;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.investordesk.platform.Role;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what in the engine. Nobody but the administrator is granted anything on {@code *},
 * hence neither filters nor deployments.
 */
@Component
class EngineGrants {

  private static final Permission[] READ = {
    Permissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.READ_HISTORY,
    ProcessDefinitionPermissions.READ_TASK
  };

  private static final Permission[] WORK = {
    Permissions.READ,
    ProcessDefinitionPermissions.READ_INSTANCE,
    ProcessDefinitionPermissions.READ_HISTORY,
    ProcessDefinitionPermissions.READ_TASK,
    ProcessDefinitionPermissions.TASK_WORK
  };

  private final AuthorizationService authorizations;
  private final EngineStaffAccounts accounts;

  EngineGrants(AuthorizationService authorizations, EngineStaffAccounts accounts) {
    this.authorizations = authorizations;
    this.accounts = accounts;
  }

  /** Makes groups and grants as they should be; those that are stay. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(10)
  @Transactional
  public void ensure() {
    accounts.ensureRoles();
    for (var role : Role.values()) {
      grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }
    for (var key : DepartmentProcesses.KEYS) {
      grant(Role.CLERK, Resources.PROCESS_DEFINITION, key, WORK);
      grant(Role.DEPARTMENT_HEAD, Resources.PROCESS_DEFINITION, key, WORK);
      grant(Role.COORDINATOR, Resources.PROCESS_DEFINITION, key, READ);
    }
    for (var key : DepartmentProcesses.OF_THE_DESK) {
      grant(Role.COORDINATOR, Resources.PROCESS_DEFINITION, key, WORK);
    }
    for (var key : DepartmentProcesses.SHARED_WITH_LEADERS) {
      grant(Role.LEADER, Resources.PROCESS_DEFINITION, key, WORK);
    }
    for (var key : DepartmentProcesses.OF_LEADERS) {
      // the duty coordinator is the last in the chain of leaders, so never without his task
      for (var role : List.of(Role.LEADER, Role.SUPERVISION, Role.COORDINATOR)) {
        grant(role, Resources.PROCESS_DEFINITION, key, WORK);
      }
    }
    for (var resource : Resources.values()) {
      grant(Role.ADMINISTRATOR, resource, Authorization.ANY, Permissions.ALL);
    }
  }

  private void grant(Role role, Resource resource, String id, Permission... permissions) {
    var grant =
        authorizations
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(role.group())
            .resourceType(resource)
            .resourceId(id)
            .singleResult();
    if (grant == null) {
      grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      grant.setGroupId(role.group());
      grant.setResource(resource);
      grant.setResourceId(id);
    } else if (Set.of(grant.getPermissions(permissions)).equals(Set.of(permissions))) {
      return;
    }
    grant.setPermissions(permissions);
    authorizations.saveAuthorization(grant);
  }
}
