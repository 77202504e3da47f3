package org.investordesk.systemic;

import java.time.Instant;

/** What made many issues has been changed; told to every investor concerned. */
public record FixCompleted(Recommendation recommendation, Instant at) {}
