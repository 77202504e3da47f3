package org.investordesk.systemic;

import java.util.List;
import org.investordesk.cases.IssueNumber;

/**
 * Issues of the last 90 days that have something in common 一类事.
 *
 * @param shared what they share, as stored: a type with its variant, a clause, a cause with a type
 * @param issues the newest first, at least three, none of them in a recommendation yet
 */
public record Cluster(Kind kind, String shared, List<IssueNumber> issues) {

  /** Days looked back from today. */
  public static final int DAYS = 90;

  /** From this many on a cluster is suggested. */
  public static final int LEAST = 3;

  /** What is shared; the narrower one is suggested first. */
  public enum Kind {
    /** 同一条款 */
    CLAUSE,
    /** 同一原因 of one type */
    CAUSE,
    /** 同一类型 */
    TYPE
  }
}
