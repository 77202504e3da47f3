package org.investordesk.escalation.domain;

import java.time.Instant;

/** The ladder in its versions. */
public interface Ladders {

  /**
   * The ladder of an issue: that of the day of its registration, or one that came since and says
   * that it is for open issues, too.
   */
  Ladder of(Instant registered);
}
