package org.investordesk.platform.process;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;

/**
 * Sets the engine up so that a department sees only its own: tenant = department. The few internal
 * classes of the engine this needs are all in this package; measured and tried against reads and
 * writes of a foreign department through Java and HTTP. And lean: what nobody reads is not written,
 * what is known is not asked (docs/adr/0017).
 */
final class IsolationPlugin extends AbstractProcessEnginePlugin {

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    // guessing is slowed down, nobody is blocked for good: see EngineSignIn
    configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
    configuration.setTenantIdProvider(new DepartmentTenants());
    configuration.setResourceAuthorizationProvider(new NoTaskRows());
    // replaces the engine's own two checkers, so both are named
    configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new CandidatesOnly()));
    configuration.setTaskService(
        new GuardedTaskService(
            configuration.getHistoryService(), configuration.getIdentityService()));
    configuration.setCustomHistoryLevels(List.of(new WaitingStepsOnly()));
    configuration.setHistoryEventProducer(new HistoryOfDeployedDefinitions());
    configuration.setEnableDefaultDbHistoryEventHandler(false);
    configuration.setCustomHistoryEventHandlers(List.of(new HistoryWriter()));
    configuration.setCustomSessionFactories(LeanManagers.factories());
    configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new RefusalsPassThrough()));
    configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new RefusalsPassThrough()));
  }
}
