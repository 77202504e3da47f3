package org.investordesk.sla;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The front door of the room: starts, pauses, stops and reads the clocks of a subject. Clocks are
 * data; whoever keeps a timer asks {@link #next} when to come back and then calls {@link #fire}.
 * Every method works in the caller's transaction and takes its instants from the caller. Time zone
 * of all arithmetic: Asia/Shanghai.
 */
public interface ServiceClocks {

  /** Starts the first clocks of a subject; the caller knows that it has none yet. */
  default void open(String subject, PolicyKey policy, Instant anchor, Set<ClockName> clocks) {
    start(subject, policy, anchor, clocks);
  }

  /**
   * Starts clocks from one anchor. A clock that the policy does not have is left out. A clock that
   * ran before on this subject (sign-for after a transfer, update after an update) starts again
   * from the new anchor, except {@link ClockName#RESOLUTION} and {@link ClockName#CEILING}, whose
   * anchor never moves. An anchor counts from its full minute.
   */
  void start(String subject, PolicyKey policy, Instant anchor, Set<ClockName> clocks);

  /**
   * As above.
   *
   * @param heldBy the department that {@link ClockName#SIGN_FOR} is counted for: its own days
   *     beside the city's calendar count, see {@code docs/adr/0027}; null for the city's
   */
  default void start(
      String subject,
      PolicyKey policy,
      Instant anchor,
      Set<ClockName> clocks,
      @Nullable String heldBy) {
    start(subject, policy, anchor, clocks);
  }

  /** Stops running clocks at an instant; those not running are left alone. */
  void stop(String subject, Instant at, Set<ClockName> clocks);

  /** As below, counted by the city's calendar. */
  default void change(
      String subject, PolicyKey policy, Instant at, Set<ClockName> stop, Set<ClockName> start) {
    change(subject, policy, at, stop, start, null);
  }

  /**
   * Stops clocks and starts others at the same instant. None is among both.
   *
   * @param heldBy as in {@link #start(String, PolicyKey, Instant, Set, String)}
   */
  default void change(
      String subject,
      PolicyKey policy,
      Instant at,
      Set<ClockName> stop,
      Set<ClockName> start,
      @Nullable String heldBy) {
    stop(subject, at, stop);
    start(subject, policy, at, start, heldBy);
  }

  /** Stops whatever runs. */
  void stopAll(String subject, Instant at);

  /** As below, without words or evidence. */
  default void pause(String subject, PauseReason reason, Instant at) {
    pause(subject, reason, null, null, at);
  }

  /**
   * Pauses every clock but {@link ClockName#CONTACT}, which is owed whatever is missing, and {@link
   * ClockName#SILENCE}, which is the investor's own; a paused subject stays as it is. The clock
   * {@link ClockName#PAUSE} runs as long as the pause may last by its reason; when it is due, who
   * keeps the subject ends the pause.
   *
   * @param note what is waited for
   * @param evidence reference of what proves the reason, such as the id of a file
   * @throws org.investordesk.platform.Refusal where the reason needs evidence and there is none
   */
  void pause(
      String subject,
      PauseReason reason,
      @Nullable String note,
      @Nullable String evidence,
      Instant at);

  /**
   * Ends a running pause and moves the limits; does nothing where none runs. A pause ends when its
   * longest time is over, even where that is noticed later.
   */
  void resume(String subject, Instant at);

  /** Every pause of the subject, oldest first, with those that did not stand. */
  List<Pause> pauses(String subject);

  /**
   * Declares a pause void: its time counts after all, limits are recomputed from the old anchors,
   * and one that runs ends. What was late stays late; a clock that has stopped stays as it is; a
   * limit that has passed by now is reached at once. Told by {@link LimitsMoved}.
   *
   * @throws org.investordesk.platform.Refusal for a pause the subject does not have, or that is
   *     void already
   */
  void voidPause(String subject, long pauseId, Instant at);

  /**
   * Moves the limit of {@link ClockName#RESOLUTION} by working days, on top of target and pauses,
   * for good: whatever is recomputed later keeps them. The anchor stays, and so does the ceiling.
   * Told by {@link LimitsMoved}.
   *
   * @param workingDays positive
   * @throws org.investordesk.platform.Refusal where the resolution clock does not run
   */
  void extend(String subject, int workingDays, Instant at);

  /**
   * Another type or variant: targets are recomputed from the old anchors, pauses kept, milestones
   * already fired stay fired.
   */
  void retarget(String subject, PolicyKey policy, Instant at);

  /**
   * An answered issue comes back: the resolution and ceiling clocks run again. The time since
   * {@code answeredAt} was the investor's: the limit moves by it and is never before close of the
   * second working day after {@code at}.
   */
  void reopen(String subject, Instant answeredAt, Instant at);

  /**
   * The earliest milestone not yet fired of all clocks that are running, neither paused nor
   * stopped.
   */
  Optional<Instant> next(String subject);

  /**
   * Records and publishes ({@link MilestoneReached}) the earliest unfired milestone that is due at
   * {@code now}; locks the subject, so that two timers never fire one milestone twice.
   *
   * @return empty when none is due any more
   */
  Optional<MilestoneReached> fire(String subject, Instant now);

  /**
   * All clocks the subject ever had, in the order of {@link ClockName}; several of one name
   * (stages, promises) by their part.
   */
  List<ClockReading> readings(String subject, Instant now);

  /** The limit of one clock; empty where the subject never had it. */
  default Optional<Instant> due(String subject, ClockName clock, String part) {
    return readings(subject, Instant.EPOCH).stream()
        .filter(reading -> reading.clock() == clock && reading.part().equals(part))
        .map(ClockReading::due)
        .findFirst();
  }

  /** The subjects on which this clock still runs after its limit, one query for all. */
  Set<String> late(ClockName clock);

  /** The resolution light of each subject, one query for all; closed where it has no such clock. */
  Map<String, Light> lights(Collection<String> subjects, Instant now);

  /** As below, of a clock that is the only one of its name. */
  default List<String> explain(String subject, ClockName clock, Locale language) {
    return explain(subject, clock, "", language);
  }

  /**
   * "Why this date?", line by line, in the reader's language; empty for a clock it never had.
   *
   * @param part of the reading, see {@link ClockReading#part}
   */
  List<String> explain(String subject, ClockName clock, String part, Locale language);
}
