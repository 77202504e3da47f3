package org.investordesk.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.investordesk.cases.IssueNumber;
import org.jspecify.annotations.Nullable;

/** An approval was decided: granted, or refused with ground and remedy. */
public record ApprovalDecided(
    IssueNumber issue,
    boolean granted,
    String document,
    LocalDate on,
    @Nullable String text,
    List<String> conditions,
    @Nullable String ground,
    @Nullable String remedyBody,
    @Nullable LocalDate remedyUntil,
    Instant at) {}
