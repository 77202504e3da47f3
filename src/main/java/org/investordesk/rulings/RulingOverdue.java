package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;

/**
 * Nobody ruled in time; the task stays open and the supervision office is told.
 *
 * @param contest a contested pause, else a return
 * @param due when it should have been ruled on
 */
public record RulingOverdue(
    IssueNumber issue, boolean contest, String department, Instant due, Instant at) {}
