package org.investordesk.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.investordesk.platform.Audit;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.PerTransaction;
import org.investordesk.sla.CalendarPreview;
import org.investordesk.sla.CalendarYears;
import org.investordesk.sla.DueMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts a previewed calendar in force and keeps who did it, why, and what it moved. */
@Service
class CalendarChanges {

  private static final int LONGEST_REASON = 500;

  private final CalendarYears years;
  private final CalendarHistory history;
  private final CurrentUsers users;
  private final Audit audit;
  private final Clock clock;
  private final PerTransaction<List<DueMoved>> moved = new PerTransaction<>(ArrayList::new);

  CalendarChanges(
      CalendarYears years, CalendarHistory history, CurrentUsers users, Audit audit, Clock clock) {
    this.years = years;
    this.history = history;
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  CalendarPreview preview(ProposedYear proposed) {
    return years.preview(proposed.file(), proposed.content());
  }

  /**
   * The year, the entry of the history and the audit are one transaction; the limits follow, one
   * issue after the other.
   *
   * @param version of the preview that was agreed to
   * @return the change
   */
  long apply(ProposedYear proposed, long version, String reason) {
    var said = reason.strip();
    if (said.isEmpty() || said.length() > LONGEST_REASON) {
      throw new InvalidInput(
          List.of(Problem.of("reason", "admin.refusal.reason", String.valueOf(LONGEST_REASON))));
    }
    var added = new ArrayList<Long>(1);
    years.load(
        proposed.file(),
        proposed.content(),
        version,
        year -> {
          var id = history.add(proposed, year, users.current().id(), said, clock.instant());
          audit.record(
              "calendar/" + (proposed.isYear() ? String.valueOf(year) : proposed.file()),
              "calendar.changed",
              Map.of("change", id, "file", proposed.file(), "sha256", proposed.sha256()));
          added.add(id);
        });
    var id = added.get(0);
    history.finish(id, clock.instant());
    return id;
  }

  /** Counts what an interruption left; once it is through, nothing is left to move. */
  void finish(long id) {
    var change = history.find(id).orElseThrow(NotFound::new);
    if (change.finishedAt() == null) {
      years.recount(change.file());
      history.finish(id, clock.instant());
    }
  }

  /**
   * In the transaction that moves the limit: the history and the clocks cannot differ. Limits that
   * move together are written together.
   */
  @EventListener
  void on(DueMoved moved) {
    if (moved.rules() != 0) {
      return;
    }
    var first = this.moved.get();
    first.add(moved);
    if (first.size() == 1) {
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
              history.add(first);
            }
          });
    }
  }
}
