package org.investordesk.cases;

import java.time.Instant;

/** A stage of an issue began. */
public record StageBegun(IssueNumber issue, String stage, String titleKey, Instant at) {}
