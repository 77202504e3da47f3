package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * A department asked to hand an issue back 退单.
 *
 * @param department id of the department that asked
 * @param wanted id of the department it should go to
 * @param count how many departments have asked for this issue by now; two call a level earlier
 * @param rulingDue until when it should be ruled on: close of business of the same day
 */
public record ReturnRequested(
    IssueNumber issue,
    String department,
    String wanted,
    String reason,
    int count,
    Instant rulingDue,
    Instant at) {}
