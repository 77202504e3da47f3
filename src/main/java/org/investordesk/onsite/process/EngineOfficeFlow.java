package org.investordesk.onsite.process;

import org.camunda.bpm.engine.RuntimeService;
import org.investordesk.onsite.domain.OfficeFlow;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Messages;
import org.investordesk.onsite.process.OnSiteOfficeProcess.Variables;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the room tells the process. */
@Component
class EngineOfficeFlow implements OfficeFlow {

  private final RuntimeService runtime;
  private final DesksOwnName own;

  EngineOfficeFlow(RuntimeService runtime, DesksOwnName own) {
    this.runtime = runtime;
    this.own = own;
  }

  @Override
  public void called(String number, String convener) {
    own.get(
        () ->
            runtime
                .createProcessInstanceByKey(OnSiteOfficeProcess.KEY)
                .businessKey(number)
                .setVariable(Variables.CONVENER.name(), convener)
                .execute());
  }

  @Override
  public void decisionsDone(String number) {
    tell(number, Messages.DECISIONS_DONE);
  }

  @Override
  public void cancelled(String number) {
    tell(number, Messages.OFFICE_CANCELLED);
  }

  /** Nothing waits where the last decision is settled in the very step that signs the minutes. */
  private void tell(String number, String message) {
    own.get(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(OnSiteOfficeProcess.KEY)
                  .processInstanceBusinessKey(number)
                  .messageEventSubscriptionName(message)
                  .list();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }
}
