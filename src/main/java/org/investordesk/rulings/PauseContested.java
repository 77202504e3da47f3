package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * The investor contested a pause.
 *
 * @param words empty where he gave none
 * @param rulingDue close of business of the next working day
 */
public record PauseContested(
    IssueNumber issue,
    long pause,
    String department,
    String words,
    Instant rulingDue,
    Instant at) {}
