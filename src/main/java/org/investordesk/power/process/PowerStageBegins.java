package org.investordesk.power.process;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.investordesk.cases.IssueNumber;
import org.investordesk.power.ConnectionView;
import org.investordesk.power.PowerConnections;
import org.investordesk.power.Stage;
import org.investordesk.power.process.PowerConnectionProcess.Elements;
import org.springframework.stereotype.Component;

/**
 * Create listener of the stages' tasks: the model says which stage comes next, its clock starts
 * here, and its limit is when the task is due.
 */
@Component
class PowerStageBegins implements TaskListener {

  private static final Map<String, Stage> STAGES =
      Map.of(
          Elements.CHECK_APPLICATION, Stage.APPLICATION,
          Elements.SURVEY_SITE, Stage.SURVEY,
          Elements.ANSWER_SCHEME, Stage.SCHEME,
          Elements.ANSWER_CONTEST, Stage.SCHEME,
          Elements.REVIEW_DESIGN, Stage.DESIGN_REVIEW,
          Elements.BUILD, Stage.CONSTRUCTION,
          Elements.INSPECT_WORKS, Stage.MID_INSPECTION,
          Elements.INSPECT_COMPLETION, Stage.COMPLETION_INSPECTION,
          Elements.ENERGISE, Stage.METERING);

  private final PowerConnections connections;

  PowerStageBegins(PowerConnections connections) {
    this.connections = connections;
  }

  @Override
  public void notify(DelegateTask task) {
    var stage = STAGES.get(task.getTaskDefinitionKey());
    if (stage == null) {
      throw new IllegalStateException("no stage for " + task.getTaskDefinitionKey());
    }
    var number = new IssueNumber(task.getExecution().getProcessBusinessKey());
    connections.begin(number, stage).map(Date::from).ifPresent(task::setDueDate);
    connections
        .find(number)
        .map(ConnectionView::greenReason)
        .ifPresent(green -> task.setPriority(EnginePowerFlow.GREEN));
  }
}
