package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class PerTransactionTest {

  private final PerTransaction<List<String>> notes = new PerTransaction<>(ArrayList::new);
  private final TransactionTemplate transaction = new TransactionTemplate(new Transactions());

  @Test
  void a_transaction_keeps_what_it_noted_until_its_end() {
    transaction.executeWithoutResult(
        status -> {
          notes.get().add("read");
          assertThat(notes.get()).containsExactly("read");
        });
    transaction.executeWithoutResult(status -> assertThat(notes.get()).isEmpty());
  }

  @Test
  void a_transaction_within_has_its_own_and_the_outer_one_goes_on() {
    var within = new TransactionTemplate(new Transactions());
    within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    transaction.executeWithoutResult(
        status -> {
          notes.get().add("outer");
          within.executeWithoutResult(inner -> assertThat(notes.get()).isEmpty());
          assertThat(notes.get()).containsExactly("outer");
        });
  }

  @Test
  void outside_of_a_transaction_nothing_is_kept() {
    notes.get().add("read");

    assertThat(notes.get()).isEmpty();
  }

  @Test
  void two_keepers_do_not_mix() {
    var others = new PerTransaction<List<String>>(ArrayList::new);

    transaction.executeWithoutResult(
        status -> {
          notes.get().add("mine");
          assertThat(others.get()).isEmpty();
        });
  }

  /** Transactions of nothing; only their bounds matter here. */
  private static final class Transactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1;

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    protected Object doSuspend(Object transaction) {
      return transaction;
    }

    @Override
    protected void doResume(@Nullable Object transaction, Object suspended) {
      // nothing was set aside
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      // nothing to open
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      // nothing to write
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      // nothing to take back
    }
  }
}
