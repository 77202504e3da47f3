package org.investordesk.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who held an issue when, metered apart from its clocks: those are anchored at registration and
 * never start anew, so this is where it shows whose time it was (DOMAIN, law 1). All durations are
 * office time; time zone Asia/Shanghai.
 */
public interface HoldingTimes {

  /** Whose turn it is. */
  enum Holder {
    /** The desk: triage, check of an answer. */
    DESK,
    /** A department. */
    DEPARTMENT,
    /** The investor: papers asked for, works of his own, his word on an answer. */
    INVESTOR,
    /** Somebody else the department waits for. */
    THIRD_PARTY
  }

  /**
   * One stretch of time.
   *
   * @param department its id; null unless a department holds it
   * @param until null while it lasts
   */
  record Stretch(
      Holder holder, @Nullable String department, Instant from, @Nullable Instant until) {}

  /**
   * All stretches of one holder together.
   *
   * @param holdsNow it is his turn at this moment
   */
  record Held(Holder holder, @Nullable String department, Duration office, boolean holdsNow) {}

  /**
   * Whose time it was in all.
   *
   * @param government desk and departments
   */
  record Shares(Duration government, Duration investor, Duration thirdParty) {

    public static final Shares NONE = new Shares(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Shares plus(Shares other) {
      return new Shares(
          government.plus(other.government),
          investor.plus(other.investor),
          thirdParty.plus(other.thirdParty));
    }
  }

  /** In order of time, without gaps while the issue is open. */
  List<Stretch> stretches(IssueNumber number);

  /** Each holder once, in the order of his first turn; until now for who holds it. */
  List<Held> of(IssueNumber number);

  Shares shares(IssueNumber number);

  /** Of all issues of a project together. */
  Shares ofProject(long projectId);
}
