package org.investordesk.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.investordesk.cases.IssueNumber;
import org.springframework.boot.test.context.TestComponent;

/** Fires the one timer of an issue by hand. */
@TestComponent
public class Jobs {

  private final ManagementService management;
  private final RuntimeService runtime;

  Jobs(ManagementService management, RuntimeService runtime) {
    this.management = management;
    this.runtime = runtime;
  }

  /** Timers of the running root instance of an issue: one while it is open, none afterwards. */
  public List<Job> timersOf(IssueNumber issue) {
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(issue.value(), "issue-resolution")
            .singleResult();
    return instance == null
        ? List.of()
        : management.createJobQuery().processInstanceId(instance.getId()).list();
  }

  public Instant timerOf(IssueNumber issue) {
    var timers = timersOf(issue);
    assertThat(timers).as("timers of %s", issue).hasSize(1);
    return timers.get(0).getDuedate().toInstant();
  }

  /** Moves the clock to the timer's due time and fires it; that is the next milestone. */
  public Instant fireNext(IssueNumber issue) {
    var due = timerOf(issue);
    ClockUtil.setCurrentTime(Date.from(due));
    management.executeJob(timersOf(issue).get(0).getId());
    return due;
  }

  /** Fires every timer that is due until an instant, in order, and leaves the clock there. */
  public void fireUntil(IssueNumber issue, Instant until) {
    while (!timersOf(issue).isEmpty() && !timerOf(issue).isAfter(until)) {
      fireNext(issue);
    }
    ClockUtil.setCurrentTime(Date.from(until));
  }
}
