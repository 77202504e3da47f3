package org.investordesk.systemic.process;

import org.camunda.bpm.engine.RuntimeService;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.systemic.domain.FixFlow;
import org.investordesk.systemic.process.SystemicFixProcess.Variables;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the room starts the process. */
@Component
class EngineFixFlow implements FixFlow {

  private final RuntimeService runtime;
  private final DesksOwnName own;

  EngineFixFlow(RuntimeService runtime, DesksOwnName own) {
    this.runtime = runtime;
    this.own = own;
  }

  @Override
  public void proposed(String number, String owner) {
    own.get(
        () ->
            runtime
                .createProcessInstanceByKey(SystemicFixProcess.KEY)
                .businessKey(number)
                .setVariable(Variables.LEAD_DEPARTMENT.name(), owner)
                .execute());
  }
}
