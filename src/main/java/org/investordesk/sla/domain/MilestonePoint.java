package org.investordesk.sla.domain;

/**
 * Where on a clock a milestone lies.
 *
 * @param amount percent or working days; zero for the limit itself
 */
public record MilestonePoint(Kind kind, int amount) {

  /** The limit itself. */
  public static final MilestonePoint LIMIT = new MilestonePoint(Kind.LIMIT, 0);

  /** What the amount means. */
  public enum Kind {
    /** Percent of the unpaused office time between anchor and limit. */
    SHARE,
    /** The limit. */
    LIMIT,
    /** Working days after the day of the limit. */
    AFTER_LIMIT,
    /** Working days after the day of the anchor. */
    AFTER_ANCHOR
  }

  public MilestonePoint {
    var fits =
        switch (kind) {
          case SHARE -> amount > 0 && amount < 100;
          case LIMIT -> amount == 0;
          case AFTER_LIMIT, AFTER_ANCHOR -> amount > 0;
        };
    if (!fits) {
      throw new IllegalArgumentException("not a point on a clock: " + kind + " " + amount);
    }
  }
}
