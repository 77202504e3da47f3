package org.investordesk.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.investordesk.cases.domain.EngineDates;
import org.investordesk.cases.domain.EngineDates.Difference;
import org.investordesk.cases.domain.EngineDates.Kind;
import org.investordesk.cases.store.IssueStore;
import org.investordesk.cases.store.ReconciliationStore;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUser;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Goes through all open issues, one transaction each; looks twice before it calls one wrong. */
@Service
class NightlyReconciliation implements Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(NightlyReconciliation.class);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Duration LONGEST_RUN = Duration.ofHours(2);
  private static final int PAGE = 500;

  private final EngineDates dates;
  private final IssueStore issues;
  private final ReconciliationStore reports;
  private final TransactionOperations transactions;
  private final AsyncTaskExecutor executor;
  private final CurrentUsers users;
  private final Audit audit;
  private final Clock clock;

  NightlyReconciliation(
      EngineDates dates,
      IssueStore issues,
      ReconciliationStore reports,
      TransactionOperations transactions,
      @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor,
      CurrentUsers users,
      Audit audit,
      Clock clock) {
    this.dates = dates;
    this.issues = issues;
    this.reports = reports;
    this.transactions = transactions;
    this.executor = executor;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  @Scheduled(cron = "${desk.reconciliation:0 30 2 * * *}", zone = "Asia/Shanghai")
  void night() {
    // the scheduler has few threads, and others wait for them every few seconds
    executor.execute(
        () -> begin(CurrentUser.SYSTEM.id(), LocalDate.ofInstant(clock.instant(), SHANGHAI)));
  }

  @Override
  public void start() {
    var by = users.current().id();
    var run = open(by, null);
    transactions.executeWithoutResult(
        status -> audit.record("reconciliation/" + run, "reconciliation.started", Map.of()));
    executor.execute(() -> reconcile(run));
  }

  /** Does it here and now. */
  void begin(String by, @Nullable LocalDate night) {
    var started =
        transactions.execute(
            status -> reports.start(clock.instant(), by, night, interruptedBefore()));
    started.ifPresent(this::reconcile);
  }

  private long open(String by, @Nullable LocalDate night) {
    return transactions
        .execute(status -> reports.start(clock.instant(), by, night, interruptedBefore()))
        .orElseThrow(() -> new Refusal("cases.refusal.reconciliationRuns"));
  }

  private Instant interruptedBefore() {
    return clock.instant().minus(LONGEST_RUN);
  }

  private void reconcile(long run) {
    int checked = 0;
    var page = reports.open("", PAGE);
    while (!page.isEmpty()) {
      page.forEach(number -> reconcile(run, number));
      checked += page.size();
      reports.checked(run, checked);
      page = reports.open(page.get(page.size() - 1).value(), PAGE);
    }
    lookForInstancesLeft(run);
    reports.finish(run, checked, clock.instant());
    LOG.info("reconciliation {}: {} issues checked", run, checked);
  }

  private void lookForInstancesLeft(long run) {
    int offset = 0;
    var page = dates.carried(offset, PAGE);
    while (!page.isEmpty()) {
      for (var number : page) {
        if (issues.find(number).filter(filed -> filed.issue().state().isOpen()).isEmpty()) {
          reconcile(run, number);
        }
      }
      offset += page.size();
      page = dates.carried(offset, PAGE);
    }
  }

  private void reconcile(long run, IssueNumber number) {
    if (compare(number).isEmpty()) {
      return;
    }
    // somebody may have been at work on it: with the issue locked nobody is
    var found =
        transactions.execute(
            status -> {
              issues.lock(number);
              var differences = dates.compare(number);
              if (!differences.isEmpty()) {
                dates.repair(number);
              }
              return differences;
            });
    if (found.isEmpty()) {
      return;
    }
    var left = compare(number);
    for (var difference : found) {
      var repaired = left.stream().noneMatch(other -> isSame(other, difference));
      LOG.warn("reconciliation {}: {}, {}", run, difference, repaired ? "repaired" : "left");
      reports.report(run, difference, repaired);
    }
  }

  private List<Difference> compare(IssueNumber number) {
    return transactions.execute(status -> dates.compare(number));
  }

  private static boolean isSame(Difference one, Difference other) {
    return one.kind() == other.kind() && one.element().equals(other.element())
        || one.kind() == Kind.INSTANCE_MISSING;
  }

  @Override
  public List<Run> latest(int count) {
    return reports.latest(count);
  }

  @Override
  public List<Reported> differences(long run, int count) {
    return reports.differences(run, count);
  }
}
