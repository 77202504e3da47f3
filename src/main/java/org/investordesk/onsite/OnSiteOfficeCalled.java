package org.investordesk.onsite;

import java.time.Instant;

/** People are invited to an on-site office. */
public record OnSiteOfficeCalled(OnSiteOffice office, Instant at) {}
