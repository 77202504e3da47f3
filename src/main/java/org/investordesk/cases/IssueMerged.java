package org.investordesk.cases;

import java.time.Instant;

/**
 * An issue was found to be the same as another, in which it lives on.
 *
 * @param acrossInvestors the two were reported by different investors: nothing of one may reach the
 *     other but the number, the department and the date
 */
public record IssueMerged(
    IssueNumber issue, IssueNumber into, boolean acrossInvestors, Instant at) {}
