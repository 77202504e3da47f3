package org.investordesk.cases;

import java.time.Instant;

/** The investor wrote or sent papers; a pause that waited for them has ended. */
public record InvestorReplied(IssueNumber issue, String text, Instant at) {}
