package org.investordesk.systemic;

import java.util.List;
import org.investordesk.cases.IssueNumber;

/**
 * Issues of the last 90 days that have something in common 一类事.
 *
 * @param shared what they share: a clause as it was typed last; {@code cause@type}; or {@code
 *     type/variant@department@area}, the variant left out where there is none
 * @param issues the newest first, at least three, none of them in a recommendation yet
 */
public record Cluster(Kind kind, String shared, List<IssueNumber> issues) {

  /** Days looked back from today. */
  public static final int DAYS = 90;

  /** From this many on a cluster is suggested. */
  public static final int LEAST = 3;

  /** What is shared; the narrower one is suggested first. A type alone says nothing. */
  public enum Kind {
    /** 同一条款 */
    CLAUSE,
    /** 同一原因 of one type */
    CAUSE,
    /** 同地同类: one kind of problem, most of it in one area and with one department */
    PLACE
  }
}
