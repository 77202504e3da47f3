package org.investordesk.escalation.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * What a leader told a department to do 批示.
 *
 * @param department id of the department addressed
 * @param until last day for it, in Asia/Shanghai
 * @param givenBy user id
 * @param doneAt null while it is open
 */
public record Instruction(
    long id,
    IssueNumber issue,
    String text,
    String department,
    LocalDate until,
    String givenBy,
    Instant at,
    @Nullable Instant doneAt,
    @Nullable String doneBy) {}
