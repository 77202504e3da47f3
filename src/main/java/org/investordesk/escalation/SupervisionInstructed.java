package org.investordesk.escalation;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A leader gave the department an instruction 批示.
 *
 * @param leader user id of who instructed
 * @param department id of the department addressed
 * @param text the instruction, shown as text only
 * @param until the last day for it, in Asia/Shanghai; null where none was set
 */
public record SupervisionInstructed(
    IssueNumber issue,
    String leader,
    String department,
    String text,
    @Nullable LocalDate until,
    Instant at) {}
