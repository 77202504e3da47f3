package org.investordesk.sla;

import java.time.LocalDate;
import java.util.List;
import org.investordesk.platform.Refusal;
import org.investordesk.sla.domain.WorkingCalendar;
import org.investordesk.sla.store.CommitmentTables;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Promises on record; their clocks are those of the subject. */
@Service
@Transactional
class RecordedCommitments implements Commitments {

  private final SubjectClocks clocks;
  private final CommitmentTables tables;

  RecordedCommitments(SubjectClocks clocks, CommitmentTables tables) {
    this.clocks = clocks;
    this.tables = tables;
  }

  @Override
  public void promise(String subject, Promise promise) {
    if (promise.lastDay().isBefore(WorkingCalendar.dayOf(promise.at()))) {
      throw new Refusal("sla.refusal.promisePast", promise.lastDay().toString());
    }
    clocks.promise(subject, promise);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Commitment> of(String subject) {
    return tables.of(subject);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Rate> rates(LocalDate from, LocalDate until) {
    return tables.rates(
        from.atStartOfDay(WorkingCalendar.ZONE).toInstant(),
        until.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant());
  }
}
