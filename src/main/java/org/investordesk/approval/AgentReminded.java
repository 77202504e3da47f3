package org.investordesk.approval;

import java.time.Instant;
import java.util.List;

/**
 * An agent is to be reminded of items of one list.
 *
 * @param ahead whose planned date is near
 * @param overdue whose planned date has passed
 */
public record AgentReminded(
    Mandate mandate, List<ApprovalItem> ahead, List<ApprovalItem> overdue, Instant at) {}
