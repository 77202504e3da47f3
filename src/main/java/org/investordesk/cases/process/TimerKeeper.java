package org.investordesk.cases.process;

import static org.investordesk.cases.process.GeneralCoordinationProcess.Elements.HANDLE_ISSUE;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.HandlingProcesses;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.OpinionStore;
import org.investordesk.cases.store.StageStore;
import org.investordesk.platform.process.EngineCalls;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.investordesk.sla.StageClocks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the one timer of an issue, and the due dates of its tasks, on what the clocks say. Works
 * once per transaction and issue, just before the commit: by then the engine has written the timers
 * it made, so that they can be found, and timer and clocks still commit together.
 */
@Component
class TimerKeeper {

  private final ManagementService jobs;
  private final TaskService tasks;
  private final IssueStore issues;
  private final StageStore stages;
  private final OpinionStore opinions;
  private final HandlingProcesses processes;
  private final ServiceClocks clocks;
  private final EngineCalls calls;
  private final DeskHand hand;
  private final Clock clock;

  TimerKeeper(
      ManagementService jobs,
      TaskService tasks,
      IssueStore issues,
      StageStore stages,
      OpinionStore opinions,
      HandlingProcesses processes,
      ServiceClocks clocks,
      EngineCalls calls,
      DeskHand hand,
      Clock clock) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.issues = issues;
    this.stages = stages;
    this.opinions = opinions;
    this.processes = processes;
    this.clocks = clocks;
    this.calls = calls;
    this.hand = hand;
    this.clock = clock;
  }

  void setBeforeCommit(IssueNumber number, boolean limitsMoved) {
    var pending =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .filter(Pending.class::isInstance)
            .map(Pending.class::cast)
            .findFirst()
            .orElse(null);
    if (pending == null) {
      pending = new Pending();
      TransactionSynchronizationManager.registerSynchronization(pending);
    }
    pending.numbers.merge(number, limitsMoved, Boolean::logicalOr);
  }

  private final class Pending implements TransactionSynchronization {

    private final Map<IssueNumber, Boolean> numbers = new LinkedHashMap<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      numbers.forEach(
          (number, limitsMoved) ->
              hand.run(
                  () -> {
                    setTimer(number);
                    if (limitsMoved) {
                      setDueDates(number);
                    }
                  }));
    }
  }

  /** Puts the timer of one issue right; does nothing where it is, or where the issue is closed. */
  void setTimer(IssueNumber number) {
    var instance =
        issues
            .find(number)
            .filter(filed -> filed.issue().state().isOpen())
            .map(IssueStore.Filed::instance);
    if (instance.isEmpty()) {
      return;
    }
    var next = Date.from(clocks.next(number.value()).orElse(IssueTimer.PARKED));
    hand.together(
        () -> {
          for (var job : jobs.createJobQuery().processInstanceId(instance.get()).timers().list()) {
            if (!next.equals(job.getDuedate())) {
              calls.setDue(job, next);
            }
          }
        });
  }

  /** The answer follows the limit of the solution, the task of a stage that of its stage. */
  private void setDueDates(IssueNumber number) {
    move(number, tasksOf(number).taskDefinitionKey(HANDLE_ISSUE), ClockName.RESOLUTION, "");
    if (!processes.keys().isEmpty()) {
      stages
          .running(number)
          .ifPresent(
              stage ->
                  move(
                      number,
                      tasksOf(number)
                          .processDefinitionKeyIn(processes.keys().toArray(String[]::new)),
                      ClockName.STAGE,
                      stage.name()));
    }
    moveOpinions(number);
  }

  private void moveOpinions(IssueNumber number) {
    for (var opinion : opinions.of(number)) {
      if (opinion.isOpen()) {
        move(
            number,
            tasksOf(number)
                .taskDefinitionKey(DepartmentOpinionProcess.Elements.GIVE_OPINION)
                .processVariableValueEquals(
                    DepartmentOpinionProcess.Variables.OPINION.name(), opinion.id()),
            ClockName.STAGE,
            StageClocks.part(opinion.purpose().name(), opinion.department()));
      }
    }
  }

  private TaskQuery tasksOf(IssueNumber number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number.value());
  }

  private void move(IssueNumber number, TaskQuery query, ClockName clockName, String part) {
    var due =
        clocks.readings(number.value(), clock.instant()).stream()
            .filter(reading -> reading.clock() == clockName && reading.part().equals(part))
            .map(reading -> Date.from(reading.due()))
            .findFirst();
    if (due.isEmpty()) {
      return;
    }
    for (var task : query.list()) {
      if (!due.get().equals(task.getDueDate())) {
        task.setDueDate(due.get());
        tasks.saveTask(task);
      }
    }
  }
}
