package org.investordesk.rulings;

import java.time.Instant;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/**
 * The limit came before anybody ruled on the extension; it stays as it was.
 *
 * @param leader user id of the leader who should have ruled; null where a coordinator should
 */
public record ExtensionLapsed(
    IssueNumber issue, String department, @Nullable String leader, int days, Instant at) {}
