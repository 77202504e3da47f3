package org.investordesk.escalation.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Directive;
import org.investordesk.escalation.Level;
import org.investordesk.escalation.domain.SupervisionFlow;
import org.investordesk.escalation.process.EscalationSupervisionProcess.Variables;
import org.investordesk.platform.process.DepartmentProcesses;
import org.investordesk.platform.process.DesksOwnName;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Outgoing half of the wiring: the desk tells the processes of supervision. */
@Component
class EngineSupervisionFlow implements SupervisionFlow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final DesksOwnName own;

  EngineSupervisionFlow(RuntimeService runtime, TaskService tasks, DesksOwnName own) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.own = own;
  }

  @Override
  public void leaderCalled(IssueNumber issue, String supervisor, Level level) {
    start(
        EscalationSupervisionProcess.KEY,
        issue,
        Map.of(Variables.SUPERVISOR.name(), supervisor, Variables.LEVEL.name(), level.name()));
  }

  @Override
  public void directiveGiven(Directive directive) {
    start(
        DirectiveFollowupProcess.KEY,
        directive.issue(),
        Map.of(
            DirectiveFollowupProcess.Variables.DIRECTIVE.name(), Long.toString(directive.id()),
            DirectiveFollowupProcess.Variables.REVIEWER.name(), directive.reviewer(),
            DepartmentProcesses.LEAD_DEPARTMENT.name(), directive.department()));
  }

  @Override
  public void appealMade(IssueNumber issue) {
    start(AppealRulingProcess.KEY, issue, Map.of());
  }

  private void start(String key, IssueNumber issue, Map<String, Object> variables) {
    own.get(
        () ->
            runtime
                .createProcessInstanceByKey(key)
                .processDefinitionWithoutTenantId()
                .businessKey(issue.value())
                .setVariables(variables)
                .execute());
  }

  @Override
  public void directiveEnded(Directive directive) {
    tell(
        DirectiveFollowupProcess.KEY,
        DirectiveFollowupProcess.MESSAGE_DIRECTIVE_ENDED,
        directive.issue(),
        Long.toString(directive.id()));
  }

  @Override
  public void issueClosed(IssueNumber issue) {
    tell(
        EscalationSupervisionProcess.KEY,
        EscalationSupervisionProcess.MESSAGE_ISSUE_CLOSED,
        issue,
        null);
    tell(
        DirectiveFollowupProcess.KEY,
        DirectiveFollowupProcess.MESSAGE_DIRECTIVE_ENDED,
        issue,
        null);
    tell(AppealRulingProcess.KEY, AppealRulingProcess.MESSAGE_ISSUE_CLOSED, issue, null);
  }

  @Override
  public void handOver(String from, String to) {
    own.get(
        () ->
            handOver(EscalationSupervisionProcess.KEY, Variables.SUPERVISOR.name(), from, to)
                + handOver(
                    DirectiveFollowupProcess.KEY,
                    DirectiveFollowupProcess.Variables.REVIEWER.name(),
                    from,
                    to));
  }

  private int handOver(String key, String variable, String from, String to) {
    var held =
        runtime
            .createProcessInstanceQuery()
            .processDefinitionKey(key)
            .variableValueEquals(variable, from)
            .list();
    for (var instance : held) {
      runtime.setVariable(instance.getId(), variable, to);
      for (var task :
          tasks.createTaskQuery().processInstanceId(instance.getId()).taskAssignee(from).list()) {
        tasks.setAssignee(task.getId(), to);
      }
    }
    return held.size();
  }

  /** Tells every instance of the issue that waits for the message, or that of one directive. */
  private void tell(String key, String message, IssueNumber issue, @Nullable String directive) {
    own.get(
        () -> {
          var query =
              runtime
                  .createExecutionQuery()
                  .processDefinitionKey(key)
                  .processInstanceBusinessKey(issue.value())
                  .messageEventSubscriptionName(message);
          if (directive != null) {
            query.processVariableValueEquals(
                DirectiveFollowupProcess.Variables.DIRECTIVE.name(), directive);
          }
          var waiting = query.list();
          waiting.stream()
              .map(Execution::getId)
              .forEach(id -> runtime.messageEventReceived(message, id));
          return waiting.size();
        });
  }

  @Override
  public boolean endSupervision(IssueNumber issue, String supervisor, String word) {
    return complete(
        EscalationSupervisionProcess.Elements.SUPERVISE_ISSUE,
        issue,
        Variables.SUPERVISOR.name(),
        supervisor,
        Map.of(
            EscalationSupervisionProcess.Form.DECISION.name(),
            SuperviseIssueListener.Decision.END.name(),
            EscalationSupervisionProcess.Form.TEXT.name(),
            word));
  }

  @Override
  public boolean review(Directive directive, boolean accepted, String word) {
    var decision =
        accepted ? ReviewAnswerListener.Decision.ACCEPT : ReviewAnswerListener.Decision.SEND_BACK;
    return complete(
        DirectiveFollowupProcess.Elements.REVIEW_ANSWER,
        directive.issue(),
        DirectiveFollowupProcess.Variables.DIRECTIVE.name(),
        Long.toString(directive.id()),
        Map.of(
            DirectiveFollowupProcess.Form.DECISION.name(),
            decision.name(),
            DirectiveFollowupProcess.Form.TEXT.name(),
            word));
  }

  /** The listener takes the fields in as from Tasklist; who acts is the person at the desk. */
  private boolean complete(
      String element,
      IssueNumber issue,
      String variable,
      String value,
      Map<String, Object> fields) {
    return own.get(
        () -> {
          var open =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(issue.value())
                  .taskDefinitionKey(element)
                  .processVariableValueEquals(variable, value)
                  .list();
          open.stream().map(Task::getId).forEach(id -> tasks.complete(id, fields));
          return !open.isEmpty();
        });
  }
}
