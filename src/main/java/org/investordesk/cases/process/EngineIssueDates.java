package org.investordesk.cases.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.domain.EngineDates;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads timers and tasks of an issue and holds them against its clocks. */
@Component
class EngineIssueDates implements EngineDates {

  private final RuntimeService runtime;
  private final ManagementService jobs;
  private final TaskService tasks;
  private final IssueStore issues;
  private final ServiceClocks clocks;
  private final IssueTimer timer;
  private final TaskClocks taskClocks;
  private final TimerKeeper keeper;
  private final DeskHand hand;

  EngineIssueDates(
      RuntimeService runtime,
      ManagementService jobs,
      TaskService tasks,
      IssueStore issues,
      ServiceClocks clocks,
      IssueTimer timer,
      TaskClocks taskClocks,
      TimerKeeper keeper,
      DeskHand hand) {
    this.runtime = runtime;
    this.jobs = jobs;
    this.tasks = tasks;
    this.issues = issues;
    this.clocks = clocks;
    this.timer = timer;
    this.taskClocks = taskClocks;
    this.keeper = keeper;
    this.hand = hand;
  }

  @Override
  public List<Difference> compare(IssueNumber number) {
    return hand.run(
        () -> {
          var filed = issues.find(number).orElse(null);
          var open = filed != null && filed.issue().state().isOpen();
          if (!open) {
            return isCarried(number)
                ? List.of(new Difference(number, Kind.INSTANCE_LEFT, "", null, null))
                : List.of();
          }
          var instance = filed.instance();
          if (instance == null || !isRunning(instance)) {
            return List.of(new Difference(number, Kind.INSTANCE_MISSING, "", null, null));
          }
          var differences = timers(number, instance);
          differences.addAll(taskDates(number));
          return differences;
        });
  }

  private boolean isRunning(String instance) {
    return runtime.createProcessInstanceQuery().processInstanceId(instance).count() == 1;
  }

  private boolean isCarried(IssueNumber number) {
    return runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value(), IssueResolutionProcess.KEY)
            .count()
        > 0;
  }

  private List<Difference> timers(IssueNumber number, String instance) {
    var next = clocks.next(number.value()).orElse(IssueTimer.PARKED);
    var timers = jobs.createJobQuery().processInstanceId(instance).timers().list();
    var differences = new ArrayList<Difference>();
    if (timers.size() != 1) {
      differences.add(new Difference(number, Kind.TIMER_COUNT, "", next, null));
    }
    for (var job : timers) {
      if (!Date.from(next).equals(job.getDuedate())) {
        differences.add(new Difference(number, Kind.TIMER, "", next, instant(job.getDuedate())));
      }
    }
    return differences;
  }

  private List<Difference> taskDates(IssueNumber number) {
    var differences = new ArrayList<Difference>();
    for (var task : tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list()) {
      taskClocks
          .of(number, task)
          .ifPresent(
              name -> {
                var due = timer.due(number.value(), name);
                if (due != null && !due.equals(task.getDueDate())) {
                  differences.add(
                      new Difference(
                          number,
                          Kind.TASK_DATE,
                          task.getTaskDefinitionKey(),
                          instant(due),
                          instant(task.getDueDate())));
                }
              });
    }
    return differences;
  }

  @Override
  public void repair(IssueNumber number) {
    keeper.setBeforeCommit(number, true);
  }

  @Override
  public List<IssueNumber> carried(int offset, int limit) {
    return hand.run(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(IssueResolutionProcess.KEY)
                .orderByBusinessKey()
                .asc()
                .listPage(offset, limit)
                .stream()
                .map(instance -> new IssueNumber(instance.getBusinessKey()))
                .toList());
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
