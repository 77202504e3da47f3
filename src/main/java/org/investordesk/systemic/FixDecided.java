package org.investordesk.systemic;

import java.time.Instant;

/** A recommendation went a step further; {@code state} is the new one. */
public record FixDecided(Recommendation recommendation, Recommendation.State state, Instant at) {}
