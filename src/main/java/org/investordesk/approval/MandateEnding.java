package org.investordesk.approval;

import java.time.Instant;

/** A mandate ends in a few days. */
public record MandateEnding(Mandate mandate, Instant at) {}
