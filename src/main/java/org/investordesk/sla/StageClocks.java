package org.investordesk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clocks for the stages of a process: {@link ClockName#STAGE}, one for each stage, and for a stage
 * that several departments do side by side one for each of them. Their limits are data, {@code
 * sla/stages.csv}. Like all clocks of a subject they stand still while it is paused, survive a
 * change of type or calendar, and are fired by the one timer of the subject. Every method works in
 * the caller's transaction. Time zone: Asia/Shanghai.
 */
public interface StageClocks {

  /** The name of the row that says how long all stages of a type may take together. */
  String WHOLE = "WHOLE";

  /**
   * How long a stage may take.
   *
   * @param target the city's commitment; the clock runs on it
   * @param legal what law or a national rule allows; null where none is known
   * @param oldPractice what it took before; null where that was not recorded
   */
  record Limit(Target target, @Nullable Target legal, @Nullable Target oldPractice) {}

  /**
   * The limit in force on the day of the anchor: that of type and variant, else that of all types;
   * empty for a stage that has none.
   *
   * @param stage such as {@code SCHEME}, or {@link #WHOLE}
   */
  Optional<Limit> limit(PolicyKey policy, String stage, Instant anchor);

  /**
   * Starts the clock of a stage; does nothing for a stage without a limit. A stage that ran before
   * starts again as a new run; the earlier one keeps what it showed.
   *
   * @param department where several do the stage side by side, else null
   */
  void start(
      String subject, PolicyKey policy, Instant anchor, String stage, @Nullable String department);

  /**
   * As {@link #start}, for a stage that one department has to itself: its own days beside the
   * city's calendar count. Of a stage done side by side, each department's own count anyway.
   */
  void startHeld(String subject, PolicyKey policy, Instant anchor, String stage, String department);

  /**
   * As {@link #start}, with a date of its own in place of the policy's limit: the clock ends at
   * close of business of that day, or of the next working day where that is none. The city's
   * calendar counts: a day that was said is said.
   *
   * @param lastDay not before the day of the anchor
   */
  void startUntil(
      String subject,
      PolicyKey policy,
      Instant anchor,
      String stage,
      @Nullable String department,
      LocalDate lastDay);

  /** Stops the clock of a stage; one that does not run is left alone. */
  void stop(String subject, Instant at, String stage, @Nullable String department);

  /** The part that a stage's clock has in readings and milestones. */
  static String part(String stage, @Nullable String department) {
    return department == null ? stage : stage + ":" + department;
  }
}
