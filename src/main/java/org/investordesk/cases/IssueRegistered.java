package org.investordesk.cases;

import java.time.Instant;
import java.util.UUID;

/** A problem was reported and has a number. */
public record IssueRegistered(IssueNumber issue, UUID caseId, Instant at) {}
