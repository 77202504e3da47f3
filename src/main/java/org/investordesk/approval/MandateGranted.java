package org.investordesk.approval;

import java.time.Instant;

/** A mandate was given. */
public record MandateGranted(Mandate mandate, Instant at) {}
