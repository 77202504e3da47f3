package org.investordesk.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.investordesk.sla.Target;
import org.jspecify.annotations.Nullable;

/**
 * The stages 环节 an issue of a type with a process of its own goes through: each with a clock, a
 * result with evidence, a line on both timelines and a letter to the investor. A stage done again
 * (re-inspection) is another run. Each method is part of the caller's transaction; who acts is
 * taken from {@link org.investordesk.platform.CurrentUsers}.
 */
public interface Stages {

  /** Whose time a stage takes. */
  enum Holder {
    /** The department or another authority. */
    GOVERNMENT,
    /** The investor works; the clocks of the issue stand still meanwhile. */
    INVESTOR,
    /** Somebody else's work, such as a grid owner's outside the city; clocks stand still. */
    THIRD_PARTY
  }

  /**
   * How a stage came out.
   *
   * @param outcome such as {@code PASSED}; its words are {@code <room>.outcome.<outcome>}
   * @param on the day it happened, Asia/Shanghai: not before that of the stage before, nor in the
   *     future
   * @param text for both timelines and the letter
   * @param evidence ids of attached files
   * @param evidenceNeeded refuse it without any
   * @param told whether the investor gets a letter (the timeline entry is public then, else
   *     staff's)
   */
  record Result(
      String outcome,
      LocalDate on,
      @Nullable String text,
      Set<UUID> evidence,
      boolean evidenceNeeded,
      boolean told) {}

  /**
   * A stage as others read it.
   *
   * @param titleKey message key of its name
   * @param run 1, 2, … where a stage is done again
   * @param due limit of its clock; null where it has none
   * @param target the city's commitment for it; null where it has none
   * @param legal what law or national rule allows, null unknown
   * @param oldPractice what it used to take, null unknown
   * @param on the day named in its result
   * @param outcomeKey message key of its outcome; null while it runs
   * @param actual office time between begin and end (now while it runs), pauses out
   * @param late it ended, or is, after its limit
   */
  record Stage(
      IssueNumber issue,
      String name,
      String titleKey,
      int run,
      Holder holder,
      String department,
      Instant begunAt,
      @Nullable Instant due,
      @Nullable Target target,
      @Nullable Target legal,
      @Nullable Target oldPractice,
      @Nullable Instant doneAt,
      @Nullable LocalDate on,
      @Nullable String outcomeKey,
      @Nullable String text,
      Duration actual,
      boolean late) {}

  /** Begins a stage and its clock, where the policy has a limit for it. */
  void begin(IssueNumber number, String stage, Holder holder);

  /** The same stage goes over to somebody else: the days are metered apart. */
  void handOver(IssueNumber number, String stage, Holder holder);

  /**
   * Ends the running stage.
   *
   * @throws org.investordesk.platform.Refusal for a day out of order or missing evidence
   */
  void complete(IssueNumber number, String stage, Result result);

  /** Ends whatever stage runs without a result: the issue left this process. */
  void abandon(IssueNumber number);

  /** In the order in which they began. */
  List<Stage> of(IssueNumber number);
}
