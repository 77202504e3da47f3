package org.investordesk.escalation;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * An appeal was ruled on; upheld, the next level has been called.
 *
 * @param by user id
 * @param reason told to the investor
 */
public record AppealRuled(
    IssueNumber issue, boolean upheld, String reason, String by, Instant at) {}
