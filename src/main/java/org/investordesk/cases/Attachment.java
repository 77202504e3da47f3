package org.investordesk.cases;

import java.time.Instant;
import java.util.UUID;

/**
 * A stored file.
 *
 * @param mediaType found by magic bytes, not by name
 * @param size bytes
 * @param uploadedBy user id, or {@code investor}
 */
public record Attachment(
    UUID id,
    IssueNumber issue,
    String fileName,
    String mediaType,
    long size,
    Audience audience,
    String uploadedBy,
    Instant uploadedAt) {}
