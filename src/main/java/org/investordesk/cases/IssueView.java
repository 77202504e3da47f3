package org.investordesk.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue as others read it.
 *
 * @param contactVerified the owner of the address has said "this is me", or staff knows the address
 * @param department id of the lead department; null before the dispatch
 * @param handler user id of who signed for it; null before
 * @param coordinator user id of the coordinator who took it up; null before
 * @param underCheck an answer has been submitted and is being checked 核实中
 * @param answeredAt release of the last answer
 * @param dueAt limit of the resolution clock; null until type and variant are known
 * @param promisedAt what the investor was last promised in words, else null
 * @param confirmed true solved by the investor's word, false closed by silence, null while open
 * @param statusToken the secret part of the status link: for mails to the investor only
 */
public record IssueView(
    IssueNumber number,
    UUID caseId,
    Channel channel,
    @Nullable IssueType type,
    @Nullable String variant,
    IssueState state,
    boolean underCheck,
    String subject,
    String description,
    @Nullable String area,
    @Nullable String projectName,
    Contact contact,
    Language language,
    boolean contactVerified,
    @Nullable Long investorId,
    @Nullable Long projectId,
    @Nullable String department,
    @Nullable String departmentName,
    @Nullable String departmentNameEn,
    @Nullable String proposedDepartment,
    @Nullable String handler,
    @Nullable String handlerName,
    @Nullable String coordinator,
    @Nullable String coordinatorName,
    Instant registeredAt,
    @Nullable Instant answeredAt,
    @Nullable Instant closedAt,
    @Nullable Instant dueAt,
    @Nullable Instant promisedAt,
    int reopened,
    @Nullable Boolean confirmed,
    String statusToken) {}
