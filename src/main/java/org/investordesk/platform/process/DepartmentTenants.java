package org.investordesk.platform.process;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;

/**
 * Gives the department's part of an issue its department as tenant. The calling instance has none:
 * a called instance would inherit it and this would not be asked.
 */
final class DepartmentTenants implements TenantIdProvider {

  /**
   * @throws IllegalStateException for a department process without a department: an instance
   *     without tenant would be visible to every department
   */
  @Override
  public @Nullable String provideTenantIdForProcessInstance(
      TenantIdProviderProcessInstanceContext context) {
    var key = context.getProcessDefinition().getKey();
    if (!DepartmentProcesses.KEYS.contains(key)) {
      // called in a department's part of an issue, it is the department's, though forgotten there
      var caller = context.getSuperExecution();
      return caller == null ? null : DepartmentProcesses.LEAD_DEPARTMENT.find(caller);
    }
    var department = department(context);
    if (department == null || department.isBlank()) {
      throw new IllegalStateException(
          "process '%s' needs the variable '%s'"
              .formatted(key, DepartmentProcesses.DEPARTMENT.name()));
    }
    return department;
  }

  private static @Nullable String department(TenantIdProviderProcessInstanceContext context) {
    var name = DepartmentProcesses.DEPARTMENT.name();
    var variables = context.getVariables();
    if (variables != null && variables.get(name) instanceof String given) {
      return given;
    }
    var caller = context.getSuperExecution();
    return caller == null ? null : DepartmentProcesses.LEAD_DEPARTMENT.find(caller);
  }

  @Override
  public @Nullable String provideTenantIdForCaseInstance(
      TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public @Nullable String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return null;
  }
}
