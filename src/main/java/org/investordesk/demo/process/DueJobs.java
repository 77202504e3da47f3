package org.investordesk.demo.process;

import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs the engine's jobs one after the other. In the demo the engine's own executor is off, so that
 * "advance to" and everyday running never race for a job.
 */
@Component
@Profile("demo")
public class DueJobs {

  private static final Logger LOG = LoggerFactory.getLogger(DueJobs.class);

  private final ManagementService management;

  DueJobs(ManagementService management) {
    this.management = management;
  }

  /**
   * Runs what is due now, in due order, until nothing is.
   *
   * @return how many jobs ran, failed ones included: those are retried later, as by the executor
   */
  public int run() {
    var count = 0;
    for (var job = nextDue(); job.isPresent(); job = nextDue()) {
      execute(job.get());
      count++;
    }
    return count;
  }

  /** When the next job is due that is not due yet; a job without a date is due at once. */
  public Optional<Instant> nextDueDate() {
    return management
        .createJobQuery()
        .active()
        .withRetriesLeft()
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1)
        .stream()
        .findFirst()
        .map(job -> job.getDuedate() == null ? DeskTime.now() : job.getDuedate().toInstant());
  }

  private Optional<Job> nextDue() {
    return management
        .createJobQuery()
        .executable()
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1)
        .stream()
        .findFirst();
  }

  private void execute(Job job) {
    try {
      management.executeJob(job.getId());
    } catch (RuntimeException e) {
      // the engine has counted the failure and set the next try; the log must say why it failed
      LOG.warn("job {} of {} failed", job.getId(), job.getProcessDefinitionKey(), e);
    }
  }
}
