package org.investordesk.escalation;

import java.time.Instant;
import java.util.Optional;
import org.investordesk.escalation.domain.Repeating;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for calls to repeat, on one thread; each is taken up in a transaction of its own, and nodes
 * side by side share them.
 */
@Component
class ScheduledCallRounds implements CallRounds, SmartLifecycle {

  private final Repeating repeating;
  private final TransactionTemplate transaction;
  private final EscalationSettings settings;
  private @Nullable ThreadPoolTaskScheduler scheduler;

  ScheduledCallRounds(
      Repeating repeating, TransactionTemplate transaction, EscalationSettings settings) {
    this.repeating = repeating;
    this.transaction = transaction;
    this.settings = settings;
  }

  @Override
  public int run() {
    var taken = 0;
    while (Boolean.TRUE.equals(transaction.execute(status -> repeating.takeUpOne()))) {
      taken++;
    }
    return taken;
  }

  @Override
  public Optional<Instant> nextDue() {
    return repeating.next();
  }

  @Override
  public boolean isAutoStartup() {
    return settings.repeatsEnabled();
  }

  @Override
  public synchronized void start() {
    if (scheduler == null) {
      var thread = new ThreadPoolTaskScheduler();
      thread.setPoolSize(1);
      thread.setThreadNamePrefix("call-repeats-");
      thread.initialize();
      // A failing round (database away) is logged by the scheduler and tried again after the pause.
      thread.scheduleWithFixedDelay(this::run, settings.repeatsInterval());
      scheduler = thread;
    }
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.shutdown();
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}
