package org.investordesk.cases.process;

import static org.investordesk.cases.process.IssueResolutionProcess.Variables.ACCEPTED;
import static org.investordesk.cases.process.IssueResolutionProcess.Variables.HANDLING_PROCESS;
import static org.investordesk.cases.process.IssueResolutionProcess.Variables.LEAD_DEPARTMENT;
import static org.investordesk.cases.process.IssueResolutionProcess.Variables.RELEASED;
import static org.investordesk.cases.process.IssueResolutionProcess.Variables.SOLVED;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.investordesk.cases.HandlingProcess;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.domain.IssueFlow;
import org.investordesk.cases.store.IssueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows what the engine must do when something happened to an issue. A step can come from the very
 * task in Tasklist, which is being completed at that moment, or from anywhere else (the portal, the
 * API, the demo); then the task waiting for the step is completed here. While a type's own process
 * is in a stage, asking and being answered moves no token: the stage's task stays where it is.
 */
@Component
class EngineIssueFlow implements IssueFlow {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IssueStore issues;
  private final HandlingProcesses processes;
  private final TimerKeeper timers;
  private final DeskHand hand;

  EngineIssueFlow(
      RuntimeService runtime,
      TaskService tasks,
      IssueStore issues,
      HandlingProcesses processes,
      TimerKeeper timers,
      DeskHand hand) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.issues = issues;
    this.processes = processes;
    this.timers = timers;
    this.hand = hand;
  }

  @Override
  public void registered(IssueNumber number) {
    hand.run(() -> runtime.startProcessInstanceByKey(IssueResolutionProcess.KEY, number.value()));
  }

  @Override
  public void accepted(IssueNumber number, String department, IssueType type) {
    complete(
        number,
        IssueResolutionProcess.Elements.TRIAGE_ISSUE,
        dispatch(department, type).putValue(ACCEPTED.name(), passing(true)));
  }

  @Override
  public void declined(IssueNumber number) {
    complete(number, IssueResolutionProcess.Elements.TRIAGE_ISSUE, flag(ACCEPTED.name(), false));
  }

  @Override
  public void signedFor(IssueNumber number) {
    complete(
        number, GeneralCoordinationProcess.Elements.SIGN_FOR_ISSUE, Variables.createVariables());
  }

  @Override
  public void waitBegan(IssueNumber number) {
    completeUnlessInStage(
        number,
        GeneralCoordinationProcess.Elements.HANDLE_ISSUE,
        flag(GeneralCoordinationProcess.Variables.WAITING.name(), true));
  }

  @Override
  public void investorReplied(IssueNumber number) {
    var message = GeneralCoordinationProcess.Messages.INVESTOR_REPLIED;
    hand.together(
        () -> {
          var waiting = waiting(number, message);
          if (waiting != null) {
            runtime.messageEventReceived(message, waiting.getId());
          } else if (!isInStage(number)) {
            throw new IllegalStateException(
                "issue %s does not wait for %s".formatted(number, message));
          }
        });
  }

  @Override
  public void workResumed(IssueNumber number) {
    completeUnlessInStage(
        number, GeneralCoordinationProcess.Elements.AWAIT_REPLY, Variables.createVariables());
  }

  @Override
  public void answered(IssueNumber number) {
    complete(
        number,
        GeneralCoordinationProcess.Elements.HANDLE_ISSUE,
        flag(GeneralCoordinationProcess.Variables.WAITING.name(), false));
  }

  @Override
  public void released(IssueNumber number) {
    complete(number, IssueResolutionProcess.Elements.CHECK_ANSWER, flag(RELEASED.name(), true));
  }

  @Override
  public void answerReturned(IssueNumber number, String department, IssueType type) {
    complete(
        number,
        IssueResolutionProcess.Elements.CHECK_ANSWER,
        dispatch(department, type).putValue(RELEASED.name(), passing(false)));
  }

  @Override
  public void settled(IssueNumber number) {
    correlate(
        number, IssueResolutionProcess.Messages.INVESTOR_RESPONDED, flag(SOLVED.name(), true));
  }

  @Override
  public void objected(IssueNumber number, String department, IssueType type) {
    correlate(
        number,
        IssueResolutionProcess.Messages.INVESTOR_RESPONDED,
        dispatch(department, type).putValue(SOLVED.name(), passing(false)));
  }

  @Override
  public void reopened(IssueNumber number, String department, IssueType type) {
    startAtDispatch(number, department, type);
  }

  @Override
  public void splitOff(IssueNumber number, String department, IssueType type) {
    startAtDispatch(number, department, type);
  }

  private void startAtDispatch(IssueNumber number, String department, IssueType type) {
    hand.run(
        () -> {
          var instance =
              runtime
                  .createMessageCorrelation(IssueResolutionProcess.Messages.ISSUE_DISPATCHED)
                  .processInstanceBusinessKey(number.value())
                  .setVariables(dispatch(department, type))
                  .correlateStartMessage();
          issues.saveInstance(number, instance.getId());
        });
  }

  @Override
  public void transferred(IssueNumber number, String department, IssueType type) {
    correlate(
        number, IssueResolutionProcess.Messages.ISSUE_TRANSFERRED, dispatch(department, type));
  }

  @Override
  public void retyped(IssueNumber number, String department, IssueType type) {
    correlate(number, IssueResolutionProcess.Messages.ISSUE_RETYPED, dispatch(department, type));
  }

  @Override
  public void withdrawn(IssueNumber number) {
    correlate(number, IssueResolutionProcess.Messages.ISSUE_ENDED, Variables.createVariables());
  }

  @Override
  public void merged(IssueNumber number) {
    var triage = hand.taskBeingCompleted(number, IssueResolutionProcess.Elements.TRIAGE_ISSUE);
    if (triage != null) {
      // the task whose completion decided it cannot be interrupted; its gateway ends the instance
      triage.getExecution().setVariables(flag(ACCEPTED.name(), false));
      return;
    }
    correlate(number, IssueResolutionProcess.Messages.ISSUE_ENDED, Variables.createVariables());
  }

  @Override
  public void clocksChanged(IssueNumber number) {
    timers.setBeforeCommit(number, false);
  }

  @Override
  public void limitsMoved(IssueNumber number) {
    timers.setBeforeCommit(number, true);
  }

  private void complete(IssueNumber number, String element, VariableMap variables) {
    complete(number, element, variables, false);
  }

  private void completeUnlessInStage(IssueNumber number, String element, VariableMap variables) {
    complete(number, element, variables, true);
  }

  private void complete(
      IssueNumber number, String element, VariableMap variables, boolean unlessInStage) {
    var completing = hand.taskBeingCompleted(number, element);
    if (completing != null) {
      completing.getExecution().setVariables(variables);
      return;
    }
    hand.together(
        () -> {
          var task =
              tasks
                  .createTaskQuery()
                  .processInstanceBusinessKey(number.value())
                  .taskDefinitionKey(element)
                  .singleResult();
          if (task != null) {
            tasks.complete(task.getId(), variables);
          } else if (!unlessInStage || !isInStage(number)) {
            throw new IllegalStateException(
                "issue %s has no task %s to complete".formatted(number, element));
          }
        });
  }

  /** Asked where no task of the general process was found: then the type's own has the token. */
  private boolean isInStage(IssueNumber number) {
    return !processes.keys().isEmpty()
        && runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKeyIn(processes.keys().toArray(String[]::new))
                .count()
            > 0;
  }

  private @Nullable Execution waiting(IssueNumber number, String message) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(number.value())
        .messageEventSubscriptionName(message)
        .singleResult();
  }

  private void correlate(IssueNumber number, String message, VariableMap variables) {
    hand.together(
        () -> {
          var waiting = waiting(number, message);
          if (waiting == null) {
            throw new IllegalStateException(
                "issue %s does not wait for %s".formatted(number, message));
          }
          runtime.messageEventReceived(message, waiting.getId(), variables);
        });
  }

  private VariableMap dispatch(String department, IssueType type) {
    var process =
        processes.of(type).map(HandlingProcess::key).orElse(GeneralCoordinationProcess.KEY);
    return Variables.createVariables()
        .putValue(LEAD_DEPARTMENT.name(), Variables.stringValue(department, true))
        .putValue(HANDLING_PROCESS.name(), Variables.stringValue(process, true));
  }

  private static VariableMap flag(String name, boolean value) {
    return Variables.createVariables().putValue(name, passing(value));
  }

  /** Read by the next gateway in the same transaction, never stored. */
  private static Object passing(boolean value) {
    return Variables.booleanValue(value, true);
  }
}
