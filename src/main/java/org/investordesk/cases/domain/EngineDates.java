package org.investordesk.cases.domain;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** Compares what the engine has noted down with the clocks, which are what counts. */
public interface EngineDates {

  /** What can be wrong. */
  enum Kind {
    /** The one timer of the issue stands on another instant than the next milestone. */
    TIMER,
    /** The issue is open and its process runs, but it has no timer or more than one. */
    TIMER_COUNT,
    /** The due date of a task is not that of its clock. */
    TASK_DATE,
    /** The issue is open and no process instance carries it. */
    INSTANCE_MISSING,
    /** A process instance runs for an issue that is closed. */
    INSTANCE_LEFT
  }

  /**
   * One thing that is not as it should be.
   *
   * @param element id of the task in its model; empty where it is not about a task
   * @param expected what the clocks say; null for no date, or where it is not about a date
   * @param found what the engine has; null for none
   */
  record Difference(
      IssueNumber issue,
      Kind kind,
      String element,
      @Nullable Instant expected,
      @Nullable Instant found) {}

  /** Reads only; nothing for an issue that is closed. */
  List<Difference> compare(IssueNumber number);

  /** Puts timer and task dates on what the clocks say, at the commit of the running transaction. */
  void repair(IssueNumber number);

  /** Issues for which a process instance runs, a page of them in order of the business key. */
  List<IssueNumber> carried(int offset, int limit);
}
