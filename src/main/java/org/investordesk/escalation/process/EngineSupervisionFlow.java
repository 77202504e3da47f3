package org.investordesk.escalation.process;

import org.camunda.bpm.engine.RuntimeService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.process.EscalationSupervisionProcess.Variables;
import org.investordesk.platform.process.DesksOwnName;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the desk tells the supervision process. */
@Component
class EngineSupervisionFlow implements SupervisionFlow {

  private final RuntimeService runtime;
  private final DesksOwnName own;

  EngineSupervisionFlow(RuntimeService runtime, DesksOwnName own) {
    this.runtime = runtime;
    this.own = own;
  }

  @Override
  public void leaderCalled(IssueNumber issue, String supervisor, Level level) {
    own.get(
        () ->
            runtime
                .createProcessInstanceByKey(EscalationSupervisionProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(issue.value())
                .setVariable(Variables.SUPERVISOR.name(), supervisor)
                .setVariable(Variables.LEVEL.name(), level.name())
                .execute());
  }

  @Override
  public void issueClosed(IssueNumber issue) {
    var message = EscalationSupervisionProcess.MESSAGE_ISSUE_CLOSED;
    own.get(
        () -> {
          var waiting =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(EscalationSupervisionProcess.KEY)
                  .processInstanceBusinessKey(issue.value())
                  .messageEventSubscriptionName(message)
                  .list();
          waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
          return waiting.size();
        });
  }
}
