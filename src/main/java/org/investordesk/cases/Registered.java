package org.investordesk.cases;

import java.time.Instant;
import java.util.UUID;

/**
 * The receipt of a report.
 *
 * @param statusToken the secret part of the status link
 * @param repeated true where the same report had come in before and this is its old receipt
 */
public record Registered(
    IssueNumber number,
    UUID caseId,
    String statusToken,
    Instant registeredAt,
    Instant triageDue,
    boolean repeated) {}
