package org.investordesk.onsite;

import java.time.Instant;

/** An on-site office does not take place. */
public record OnSiteOfficeCancelled(OnSiteOffice office, String reason, Instant at) {}
