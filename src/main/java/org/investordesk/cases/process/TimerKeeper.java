package org.investordesk.cases.process;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.platform.process.EngineCalls;
import org.investordesk.sla.ServiceClocks;
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
  private final ServiceClocks clocks;
  private final EngineCalls calls;
  private final DeskHand hand;
  private final IssueTimer timer;
  private final TaskClocks taskClocks;

  TimerKeeper(
      ManagementService jobs,
      TaskService tasks,
      IssueStore issues,
      ServiceClocks clocks,
      EngineCalls calls,
      DeskHand hand,
      IssueTimer timer,
      TaskClocks taskClocks) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.issues = issues;
    this.clocks = clocks;
    this.calls = calls;
    this.hand = hand;
    this.timer = timer;
    this.taskClocks = taskClocks;
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
  /** Every task whose date is that of a clock, also where another room drew its model. */
  private void setDueDates(IssueNumber number) {
    for (var task : tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()) {
      taskClocks
          .of(number, task)
          .ifPresent(
              name -> {
                var due = timer.due(number.value(), name);
                if (due != null && !due.equals(task.getDueDate())) {
                  task.setDueDate(due);
                  tasks.saveTask(task);
                }
              });
    }
  }
}
