package org.investordesk.escalation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of a directive's history, which only ever grows.
 *
 * @param by user id; {@code system} for a step by rule
 * @param text answer, reason or word
 * @param evidence ids of attached files
 */
public record DirectiveStep(
    long directive, Kind kind, String by, @Nullable String text, List<UUID> evidence, Instant at) {

  public enum Kind {
    GIVEN,
    ANSWERED,
    /** Sent back: the answer does not do. */
    RETURNED,
    ACCEPTED,
    ENDED
  }

  public DirectiveStep {
    evidence = List.copyOf(evidence);
  }
}
