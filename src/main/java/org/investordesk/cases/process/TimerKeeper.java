package org.investordesk.cases.process;

import java.time.Clock;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.sla.ClockName;
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
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ServiceClocks clocks;
  private final DeskHand hand;
  private final Clock clock;

  TimerKeeper(
      ManagementService jobs,
      RuntimeService runtime,
      TaskService tasks,
      ServiceClocks clocks,
      DeskHand hand,
      Clock clock) {
    this.jobs = jobs;
    this.runtime = runtime;
    this.tasks = tasks;
    this.clocks = clocks;
    this.hand = hand;
    this.clock = clock;
  }

  void setBeforeCommit(IssueNumber number) {
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
    pending.numbers.add(number);
  }

  private final class Pending implements TransactionSynchronization {

    private final Set<IssueNumber> numbers = new LinkedHashSet<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      numbers.forEach(number -> hand.run(() -> set(number)));
    }
  }

  /** Puts timer and task dates of one issue right; does nothing where they are. */
  void set(IssueNumber number) {
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value(), IssueResolutionProcess.KEY)
            .singleResult();
    if (instance == null) {
      return;
    }
    var next = Date.from(clocks.next(number.value()).orElse(IssueTimer.PARKED));
    for (var job : jobs.createJobQuery().processInstanceId(instance.getId()).timers().list()) {
      if (!next.equals(job.getDuedate())) {
        jobs.setJobDuedate(job.getId(), next);
      }
    }
    var due =
        clocks.readings(number.value(), clock.instant()).stream()
            .filter(reading -> reading.clock() == ClockName.RESOLUTION)
            .map(reading -> Date.from(reading.due()))
            .findFirst();
    if (due.isEmpty()) {
      return;
    }
    for (var task :
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(number.value())
            .taskDefinitionKey(GeneralCoordinationProcess.Elements.HANDLE_ISSUE)
            .list()) {
      if (!due.get().equals(task.getDueDate())) {
        task.setDueDate(due.get());
        tasks.saveTask(task);
      }
    }
  }
}
