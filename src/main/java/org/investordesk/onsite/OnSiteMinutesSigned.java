package org.investordesk.onsite;

import java.time.Instant;

/** The minutes of an on-site office were signed. */
public record OnSiteMinutesSigned(OnSiteOffice office, Instant at) {}
