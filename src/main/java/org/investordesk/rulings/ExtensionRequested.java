package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * A department asked for more time 延期; the resolution clock runs on.
 *
 * @param leader user id of the leader who has to decide; null where a coordinator may
 * @param lapsesAt the present limit: undecided by then, the request is void
 */
public record ExtensionRequested(
    IssueNumber issue,
    String department,
    int days,
    String reason,
    @Nullable String leader,
    Instant lapsesAt,
    Instant at) {}
