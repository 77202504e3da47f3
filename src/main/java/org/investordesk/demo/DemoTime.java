package org.investordesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.investordesk.demo.process.DeskTime;
import org.investordesk.demo.process.DueJobs;
import org.investordesk.demo.store.ClockMark;
import org.investordesk.escalation.CallRounds;
import org.investordesk.notification.MailRounds;
import org.investordesk.satisfaction.FollowUpRounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * The demo's time: runs on by itself, and can be advanced. One thread runs every job and every mail
 * round, in everyday running as in an advance, so nothing is done twice or out of order.
 */
@Component
@Profile("demo")
public class DemoTime implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DemoTime.class);
  private static final long ROUND_EVERY_MILLIS = 500;

  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(thread("demo-jobs-"));
  private final ScheduledExecutorService marker =
      Executors.newSingleThreadScheduledExecutor(thread("demo-clock-"));
  private final DueJobs jobs;
  private final FollowUpRounds followUps;
  private final CallRounds calls;
  private final MailRounds mails;
  private final ClockMark mark;
  private final Happenings happenings;
  private volatile List<Happening> lastAdvance = List.of();

  DemoTime(
      DueJobs jobs,
      FollowUpRounds followUps,
      CallRounds calls,
      MailRounds mails,
      ClockMark mark,
      Happenings happenings) {
    this.jobs = jobs;
    this.followUps = followUps;
    this.calls = calls;
    this.mails = mails;
    this.mark = mark;
    this.happenings = happenings;
  }

  /** The clock goes on from here, and what falls due is done. */
  void start(Instant from) {
    DeskTime.runFrom(from);
    mark.save(from);
    worker.scheduleWithFixedDelay(
        this::everydayRound, 0, ROUND_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    var seconds = DemoStart.MARK_EVERY.toSeconds();
    marker.scheduleAtFixedRate(this::saveMark, seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Lets everything happen that is due until an instant, each thing at its own time.
   *
   * @param target not before now
   * @return what happened, in order
   */
  public List<Happening> advanceTo(Instant target) {
    try {
      return worker.submit(() -> advance(target)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the clock was advanced", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clock could not be advanced", e.getCause());
    }
  }

  /** When the next thing happens by itself; empty when nothing ever will. */
  public Optional<Instant> nextDue() {
    return earlier(jobs.nextDueDate(), earlier(calls.nextDue(), mails.nextDue()));
  }

  /** What happened in the last advance. */
  public List<Happening> lastAdvance() {
    return lastAdvance;
  }

  /**
   * Lets the sample data's story pass: as {@link #advanceTo}, on the caller's thread, with a clock
   * that stands still at each step.
   */
  void replayUntil(Instant target) {
    for (var next = nextDue(); next.isPresent() && !next.get().isAfter(target); next = nextDue()) {
      DeskTime.standAt(later(next.get(), DeskTime.now()));
      if (settle() == 0) {
        break;
      }
    }
    DeskTime.standAt(later(target, DeskTime.now()));
  }

  private List<Happening> advance(Instant target) {
    happenings.begin();
    try {
      settle();
      for (var next = nextDue();
          next.isPresent() && !next.get().isAfter(target);
          next = nextDue()) {
        DeskTime.runFrom(later(next.get(), DeskTime.now()));
        mark.save(DeskTime.now());
        if (settle() == 0) {
          break;
        }
      }
      DeskTime.runFrom(later(target, DeskTime.now()));
      mark.save(DeskTime.now());
      settle();
    } finally {
      lastAdvance = happenings.end();
    }
    return lastAdvance;
  }

  private int settle() {
    followUps.run();
    return jobs.run() + calls.run() + mails.run();
  }

  private void everydayRound() {
    try {
      settle();
    } catch (RuntimeException e) {
      // a scheduled task that throws is never run again; the next round tries anew
      LOG.warn("the demo's round failed and is tried again", e);
    }
  }

  private void saveMark() {
    try {
      mark.save(DeskTime.now());
    } catch (RuntimeException e) {
      LOG.warn("the demo's clock could not be marked; tried again in a moment", e);
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
    marker.shutdownNow();
    saveMark();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return one.get().isBefore(other.get()) ? one : other;
  }

  private static CustomizableThreadFactory thread(String prefix) {
    var factory = new CustomizableThreadFactory(prefix);
    factory.setDaemon(true);
    return factory;
  }
}
