package org.investordesk.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The issue was handed to a lead department: after triage, transfer, change of type or reopening;
 * {@code previous} is the department it was taken from, if any.
 */
public record IssueDispatched(
    IssueNumber issue, String department, @Nullable String previous, Instant at) {}
