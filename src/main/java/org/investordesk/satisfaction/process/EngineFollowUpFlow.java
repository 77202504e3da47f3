package org.investordesk.satisfaction.process;

import org.camunda.bpm.engine.RuntimeService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.platform.process.DesksOwnName;
import org.investordesk.satisfaction.domain.FollowUpFlow;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the room tells the follow-up process. */
@Component
class EngineFollowUpFlow implements FollowUpFlow {

  private final RuntimeService runtime;
  private final DesksOwnName own;

  EngineFollowUpFlow(RuntimeService runtime, DesksOwnName own) {
    this.runtime = runtime;
    this.own = own;
  }

  @Override
  public String began(IssueNumber issue) {
    return own.get(
        () ->
            runtime
                .startProcessInstanceByKey(SatisfactionFollowupProcess.KEY, issue.value())
                .getId());
  }

  @Override
  public void answered(String instance) {
    tell(instance, SatisfactionFollowupProcess.Messages.SURVEY_ANSWERED);
  }

  @Override
  public void overtaken(String instance) {
    tell(instance, SatisfactionFollowupProcess.Messages.SURVEY_OVERTAKEN);
  }

  private void tell(String instance, String message) {
    own.get(
        () -> {
          runtime.createMessageCorrelation(message).processInstanceId(instance).correlate();
          return instance;
        });
  }
}
