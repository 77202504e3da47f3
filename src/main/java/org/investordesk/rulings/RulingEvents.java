package org.investordesk.rulings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.investordesk.cases.AnswerReleased;
import org.investordesk.cases.AnswerSubmitted;
import org.investordesk.cases.InvestorReplied;
import org.investordesk.cases.IssueClosed;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueRetyped;
import org.investordesk.cases.IssueTransferred;
import org.investordesk.cases.WorkResumed;
import org.investordesk.platform.PerTransaction;
import org.investordesk.rulings.domain.Kind;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.DueMoved;
import org.investordesk.sla.LimitsMoved;
import org.investordesk.sla.Milestone;
import org.investordesk.sla.MilestoneReached;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What others' news means for requests that still wait, in the publisher's transaction. */
@Component
class RulingEvents {

  private final RequestBook book;
  private final RuledExtensions extensions;
  private final RequestDates dates;
  private final PerTransaction<Set<IssueNumber>> moved = new PerTransaction<>(LinkedHashSet::new);

  RulingEvents(RequestBook book, RuledExtensions extensions, RequestDates dates) {
    this.book = book;
    this.extensions = extensions;
    this.dates = dates;
  }

  /** Also told of an issue that was declined, withdrawn or merged. */
  @EventListener
  void on(IssueClosed event) {
    book.end(event.issue(), List.of(Kind.values()));
  }

  /** The department that asked has the issue no more; a contested pause stays contested. */
  @EventListener
  void on(IssueTransferred event) {
    book.end(event.issue(), List.of(Kind.RETURN, Kind.EXTENSION));
  }

  /** Who answers has taken the issue as his. */
  @EventListener
  void on(AnswerSubmitted event) {
    book.end(event.issue(), List.of(Kind.RETURN));
  }

  /** The resolution clock has stopped. */
  @EventListener
  void on(AnswerReleased event) {
    book.end(event.issue(), List.of(Kind.EXTENSION));
  }

  @EventListener
  void on(MilestoneReached event) {
    if (event.clock() == ClockName.RESOLUTION && event.milestone() == Milestone.DUE) {
      IssueNumber.parse(event.subject()).ifPresent(number -> extensions.lapse(number, event.at()));
    }
  }

  @EventListener
  void on(WorkResumed event) {
    dates.limitsMoved(event.issue());
  }

  @EventListener
  void on(InvestorReplied event) {
    dates.limitsMoved(event.issue());
  }

  @EventListener
  void on(IssueRetyped event) {
    dates.limitsMoved(event.issue());
  }

  @EventListener
  void on(DueMoved event) {
    IssueNumber.parse(event.subject()).ifPresent(this::moved);
  }

  /** A calendar moves many limits of many issues at once: they are looked at together. */
  private void moved(IssueNumber number) {
    var together = moved.get();
    if (together.isEmpty()) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
              dates.limitsMoved(together);
            }
          });
    }
    together.add(number);
  }

  @EventListener
  void on(LimitsMoved event) {
    IssueNumber.parse(event.subject()).ifPresent(dates::limitsMoved);
  }
}
