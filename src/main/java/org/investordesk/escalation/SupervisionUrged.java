package org.investordesk.escalation;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A leader urged the department 催办; the department keeps its task.
 *
 * @param leader user id of who urged
 * @param department id of the lead department
 * @param text the leader's word, shown as text only
 * @param until always null for an urging; there so that both events read alike
 */
public record SupervisionUrged(
    IssueNumber issue,
    String leader,
    String department,
    String text,
    @Nullable LocalDate until,
    Instant at) {}
