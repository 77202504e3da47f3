package org.investordesk.sla;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.investordesk.sla.store.ClockTables;
import org.investordesk.sla.store.CommitmentTables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The clocks on the desk's tables and rules, each call a transaction, but with nobody listening:
 * the subjects of these tests are no issues, and the other rooms would look for them.
 */
final class ClocksAlone {

  private static final AtomicInteger LAST = new AtomicInteger();

  private final TransactionOperations tx;
  private final TimeRules rules;
  private final SubjectClocks subjects;
  private final CommitmentTables commitments;

  ClocksAlone(
      ClockTables tables,
      CommitmentTables commitments,
      TimeRules rules,
      ExplanationText text,
      TransactionOperations tx) {
    this(tables, commitments, rules, text, tx, event -> {});
  }

  ClocksAlone(
      ClockTables tables,
      CommitmentTables commitments,
      TimeRules rules,
      ExplanationText text,
      TransactionOperations tx,
      ApplicationEventPublisher events) {
    this.tx = tx;
    this.rules = rules;
    this.commitments = commitments;
    this.subjects = new SubjectClocks(tables, commitments, rules, text, events);
  }

  static ServiceClocks on(
      ClockTables tables,
      CommitmentTables commitments,
      TimeRules rules,
      ExplanationText text,
      TransactionOperations tx) {
    return new ClocksAlone(tables, commitments, rules, text, tx).clocks();
  }

  ServiceClocks clocks() {
    return each(ServiceClocks.class, subjects);
  }

  StageClocks stages() {
    return each(StageClocks.class, new PolicyStageClocks(rules, subjects));
  }

  Commitments commitments() {
    return each(Commitments.class, new RecordedCommitments(subjects, commitments));
  }

  private <T> T each(Class<T> door, T room) {
    return door.cast(
        Proxy.newProxyInstance(
            door.getClassLoader(),
            new Class<?>[] {door},
            (proxy, method, arguments) ->
                tx.execute(
                    status -> {
                      try {
                        return method.invoke(room, arguments);
                      } catch (IllegalAccessException | InvocationTargetException e) {
                        throw new IllegalStateException(e.getCause());
                      }
                    })));
  }

  /** Looks like an issue number of a year that nobody uses. */
  static String subject() {
    return "YS-2099-%06d".formatted(LAST.incrementAndGet());
  }
}
