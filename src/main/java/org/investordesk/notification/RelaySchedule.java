package org.investordesk.notification;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Runs the relay on one thread of its own, so that a slow mail server delays nothing else. */
class RelaySchedule implements SmartLifecycle {

  private final MailRelay relay;
  private final Duration interval;
  private final boolean serverKnown;
  private @Nullable ThreadPoolTaskScheduler scheduler;

  /**
   * @param serverKnown without a mail server the relay rests and the mails wait
   */
  RelaySchedule(MailRelay relay, Duration interval, boolean serverKnown) {
    this.relay = relay;
    this.interval = interval;
    this.serverKnown = serverKnown;
  }

  @Override
  public boolean isAutoStartup() {
    return serverKnown;
  }

  @Override
  public synchronized void start() {
    if (scheduler == null) {
      var thread = new ThreadPoolTaskScheduler();
      thread.setPoolSize(1);
      thread.setThreadNamePrefix("mail-relay-");
      thread.setWaitForTasksToCompleteOnShutdown(true);
      thread.setAwaitTerminationSeconds(25);
      thread.initialize();
      // A failing run (database away) is logged by the scheduler and tried again after the pause.
      thread.scheduleWithFixedDelay(relay::run, interval);
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
