package org.investordesk.directory.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Departments and people read a short while ago: they are asked for at every step of an issue and
 * change a few times a year. A change on this node is seen at once, one on another node after half
 * a minute. While a change is not committed everybody reads the tables, each what he may see.
 */
@Component
class EntriesAtHand {

  private static final Duration FRESH = Duration.ofSeconds(30);

  /** Names that nobody has are kept as well; this many are never in use at a time. */
  private static final int MOST = 10_000;

  private record Key(Class<?> kind, String id) {}

  private record Entry(Optional<?> found, Instant readAt) {}

  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
  private final AtomicInteger uncommitted = new AtomicInteger();
  private final Clock clock;

  EntriesAtHand(Clock clock) {
    this.clock = clock;
  }

  <T> Optional<T> find(Class<T> kind, String id, Supplier<Optional<T>> tables) {
    if (uncommitted.get() > 0) {
      return tables.get();
    }
    var now = clock.instant();
    var key = new Key(kind, id);
    var entry = entries.get(key);
    // a clock can be set back, in tests and in the demo
    if (entry != null && Duration.between(entry.readAt, now).abs().compareTo(FRESH) < 0) {
      return entry.found.map(kind::cast);
    }
    var found = tables.get();
    if (entries.size() >= MOST) {
      entries.clear();
    }
    entries.put(key, new Entry(found, now));
    return found;
  }

  /** A department or a person was written. */
  void changed() {
    entries.clear();
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return;
    }
    uncommitted.incrementAndGet();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            entries.clear();
            uncommitted.decrementAndGet();
          }
        });
  }
}
