package org.investordesk.platform;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that lives as long as the transaction of the thread: what was read once need not be
 * read again. A transaction within, on a connection of its own, has its own. Where none runs, every
 * call gets a new one, so that nothing outlives what it was read for.
 */
public final class PerTransaction<T> {

  private final Supplier<T> made;

  public PerTransaction(Supplier<T> made) {
    this.made = made;
  }

  public T get() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return made.get();
    }
    for (var other : TransactionSynchronizationManager.getSynchronizations()) {
      if (other instanceof Kept<?> kept && kept.owner == this) {
        @SuppressWarnings("unchecked") // the owner made it
        var value = (T) kept.value;
        return value;
      }
    }
    var value = made.get();
    // the list of synchronizations is put aside and brought back with its transaction
    TransactionSynchronizationManager.registerSynchronization(new Kept<>(this, value));
    return value;
  }

  private static final class Kept<T> implements TransactionSynchronization {

    private final PerTransaction<T> owner;
    private final T value;

    private Kept(PerTransaction<T> owner, T value) {
      this.owner = owner;
      this.value = value;
    }
  }
}
