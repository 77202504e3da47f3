package org.investordesk.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * How much of uploaded files may be in memory at once: a quarter of the heap. Without it a dozen
 * forms with a hundred megabytes each, sent at the same moment by anybody, exhaust the memory of
 * everybody.
 */
@Component
public final class LargeFiles {

  /** To be closed when the bytes are no longer needed. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private static final int KIB = 1024;

  private final Semaphore free;
  private final int budget;
  private final Duration patience;

  @Autowired
  LargeFiles() {
    this(Runtime.getRuntime().maxMemory() / 4, Duration.ofSeconds(20));
  }

  LargeFiles(long bytes, Duration patience) {
    this.budget = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / KIB));
    this.free = new Semaphore(budget, true);
    this.patience = patience;
  }

  /**
   * Waits until there is room. What is larger than all there is gets it alone.
   *
   * @throws ErrorResponseException 503 where none was found in time
   */
  public Held hold(long bytes) {
    var part = (int) Math.min(budget, bytes / KIB);
    try {
      if (!free.tryAcquire(part, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw crowded();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw crowded();
    }
    return () -> free.release(part);
  }

  /** The same for one piece of work. */
  public <T> T holding(long bytes, Supplier<T> work) {
    var held = hold(bytes);
    try {
      return work.get();
    } finally {
      held.close();
    }
  }

  private static ErrorResponseException crowded() {
    var no = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
    no.getHeaders().set(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
    return no;
  }
}
