package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A return was ruled on; granted, the issue has been transferred.
 *
 * @param department id of the department that had asked
 * @param to id of the department it went to; null where it was refused
 * @param reason empty only where it was granted without a word
 */
public record ReturnRuled(
    IssueNumber issue,
    String department,
    boolean granted,
    @Nullable String to,
    String reason,
    Instant at) {}
