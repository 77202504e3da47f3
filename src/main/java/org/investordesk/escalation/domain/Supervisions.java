package org.investordesk.escalation.domain;

import java.time.Instant;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.investordesk.escalation.Level;
import org.jspecify.annotations.Nullable;

/** All supervisions. One leader supervises one issue at most once at a time. */
public interface Supervisions {

  /**
   * @return false where this leader supervises the issue already; then only the level is raised
   */
  boolean start(IssueNumber issue, String supervisor, Level level, Instant at);

  /**
   * @return false where this leader does not supervise the issue (any more)
   */
  boolean end(IssueNumber issue, String supervisor, String by, @Nullable String word, Instant at);

  /**
   * Ends all that is still open about an issue: supervisions, calls that are repeated, instructions
   * and orders, an appeal. One statement, since every issue ends.
   *
   * @return whether anything was open that the engine has a task for
   */
  boolean endAll(IssueNumber issue, String by, Instant at);

  /** Open ones of a leader, oldest first. */
  List<Supervision> heldBy(String supervisor);

  /** Oldest first. */
  List<Supervision> of(IssueNumber issue);
}
