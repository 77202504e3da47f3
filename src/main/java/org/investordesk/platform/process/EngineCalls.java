package org.investordesk.platform.process;

import java.util.Date;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/**
 * Makes several calls of the engine one command: what the first has read, the next need not read
 * again, and all is written at the end. A query within does not see what a call before it in the
 * same command has changed.
 */
@Component
public class EngineCalls {

  private final ProcessEngineConfigurationImpl configuration;

  EngineCalls(ProcessEngine engine) {
    this.configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  public <T> T together(Supplier<T> calls) {
    return configuration.getCommandExecutorTxRequired().execute(context -> calls.get());
  }

  /** Moves a timer that a query of the same command found; the service would read it again. */
  public void setDue(Job timer, Date due) {
    ((JobEntity) timer).setDuedate(due);
  }
}
