package org.investordesk.sla.domain;

import java.time.Instant;

/**
 * Working days granted on top of target and pauses.
 *
 * @param workingDays positive
 * @param at when they were granted
 */
public record Extension(int workingDays, Instant at) {

  public Extension {
    if (workingDays <= 0) {
      throw new IllegalArgumentException("an extension adds days, not " + workingDays);
    }
  }
}
