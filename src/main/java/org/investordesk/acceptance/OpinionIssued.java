package org.investordesk.acceptance;

import java.time.Instant;
import java.time.LocalDate;
import org.investordesk.cases.IssueNumber;

/** The acceptance opinion or certificate is there; the department’s answer follows. */
public record OpinionIssued(
    IssueNumber issue, String number, LocalDate on, String text, Instant at) {}
