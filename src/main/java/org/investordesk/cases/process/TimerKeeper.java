package org.investordesk.cases.process;

import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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
  private final RuntimeService instances;
  private final IssueStore issues;
  private final ServiceClocks clocks;
  private final EngineCalls calls;
  private final DeskHand hand;
  private final IssueTimer timer;
  private final TaskClocks taskClocks;

  TimerKeeper(
      ManagementService jobs,
      TaskService tasks,
      RuntimeService instances,
      IssueStore issues,
      ServiceClocks clocks,
      EngineCalls calls,
      DeskHand hand,
      IssueTimer timer,
      TaskClocks taskClocks) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.instances = instances;
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
      hand.run(
          () -> {
            setTimers(numbers.keySet());
            setDueDates(numbers.keySet().stream().filter(numbers::get).toList());
          });
    }
  }

  /** Puts the timer of one issue right; does nothing where it is, or where the issue is closed. */
  void setTimer(IssueNumber number) {
    setTimers(Set.of(number));
  }

  /** Of several issues with one query; a calendar moves thousands. */
  private void setTimers(Set<IssueNumber> numbers) {
    var instances = new HashMap<String, IssueNumber>();
    for (var filed : files(numbers)) {
      var instance = filed.instance();
      if (instance != null && filed.issue().state().isOpen()) {
        instances.put(instance, filed.issue().number());
      }
    }
    if (instances.isEmpty()) {
      return;
    }
    hand.together(
        () -> {
          for (var job :
              jobs.createJobQuery().processInstanceIds(instances.keySet()).timers().list()) {
            var number = Objects.requireNonNull(instances.get(job.getProcessInstanceId()));
            var next = Date.from(clocks.next(number.value()).orElse(IssueTimer.PARKED));
            if (!next.equals(job.getDuedate())) {
              calls.setDue(job, next);
            }
          }
        });
  }

  /** One alone is at hand already where it is being worked on. */
  private Collection<IssueStore.Filed> files(Set<IssueNumber> numbers) {
    return numbers.size() == 1
        ? issues.find(numbers.iterator().next()).stream().toList()
        : issues.findAll(numbers);
  }

  /**
   * Every task whose date is that of a clock, also where another room drew its model: the answer
   * follows the limit of the solution, the task of a stage that of its stage.
   */
  private void setDueDates(List<IssueNumber> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    var keys = numbers.stream().map(IssueNumber::value).toArray(String[]::new);
    hand.together(
        () -> {
          var open = tasks.createTaskQuery().processInstanceBusinessKeyIn(keys).list();
          var owners = owners(numbers, open);
          for (var task : open) {
            setDueDate(Objects.requireNonNull(owners.get(task.getProcessInstanceId())), task);
          }
        });
  }

  /** Which issue a process instance works on. */
  private Map<String, IssueNumber> owners(List<IssueNumber> numbers, List<Task> open) {
    var owners = new HashMap<String, IssueNumber>();
    if (numbers.size() == 1) {
      open.forEach(task -> owners.put(task.getProcessInstanceId(), numbers.get(0)));
    } else if (!open.isEmpty()) {
      var ids = open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
      instances
          .createProcessInstanceQuery()
          .processInstanceIds(ids)
          .list()
          .forEach(
              instance -> owners.put(instance.getId(), new IssueNumber(instance.getBusinessKey())));
    }
    return owners;
  }

  private void setDueDate(IssueNumber number, Task task) {
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
