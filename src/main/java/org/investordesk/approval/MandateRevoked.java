package org.investordesk.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mandate was taken back, by the investor or a coordinator. */
public record MandateRevoked(Mandate mandate, @Nullable String reason, String by, Instant at) {}
