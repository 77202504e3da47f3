package org.investordesk.onsite;

import java.time.Instant;

/** An on-site office takes place at another time or place. */
public record OnSiteOfficeMoved(OnSiteOffice office, String reason, Instant at) {}
