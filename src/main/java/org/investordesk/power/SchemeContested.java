package org.investordesk.power;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/** The investor contested the supply scheme: the department answers with reasons. */
public record SchemeContested(IssueNumber issue, String reason, Instant at) {}
