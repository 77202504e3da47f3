package org.investordesk.acceptance;

import java.util.List;
import java.util.Map;
import org.investordesk.acceptance.AcceptanceFile.RefusedNotice;
import org.investordesk.acceptance.store.AcceptanceStore;
import org.investordesk.cases.Audience;
import org.investordesk.cases.IssueDesk;
import org.investordesk.platform.Audit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports attempts at a second notice. The refusal undoes the transaction of the attempt, and that
 * holds locks until it has ended; so the report is written right after it, in one of its own.
 */
@Component
class SecondNotices {

  private final AcceptanceStore store;
  private final IssueDesk desk;
  private final Audit audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate ownTransaction;

  SecondNotices(
      AcceptanceStore store,
      IssueDesk desk,
      Audit audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.desk = desk;
    this.audit = audit;
    this.events = events;
    this.ownTransaction = new TransactionTemplate(transactions);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** To be called before the refusal is thrown. */
  void reportAfterRefusal(RefusedNotice attempt) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
              ownTransaction.executeWithoutResult(transaction -> report(attempt));
            }
          }
        });
  }

  private void report(RefusedNotice attempt) {
    var issue = attempt.issue();
    var known = store.find(issue).refused();
    // pressing the button again is no second attempt
    if (known.stream().anyMatch(one -> isSame(one, attempt))) {
      return;
    }
    store.addRefused(attempt);
    desk.record(
        issue,
        Audience.STAFF,
        "acceptance.entry.secondNoticeRefused",
        List.of(Integer.toString(attempt.items().size())),
        String.join("\n", attempt.items()),
        attempt.at());
    audit.record(
        issue.value(),
        "issue.secondNoticeRefused",
        Map.of("department", attempt.department(), "items", attempt.items().size()));
    events.publishEvent(
        new SecondNoticeRefused(
            issue, attempt.department(), attempt.by(), attempt.items(), attempt.at()));
  }

  private static boolean isSame(RefusedNotice one, RefusedNotice other) {
    return one.by().equals(other.by()) && one.items().equals(other.items());
  }
}
