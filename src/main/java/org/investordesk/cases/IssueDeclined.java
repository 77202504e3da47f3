package org.investordesk.cases;

import java.time.Instant;

/** The issue was not accepted, on a legal ground. */
public record IssueDeclined(IssueNumber issue, LegalGround ground, String text, Instant at) {}
