package org.investordesk.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is reported, before anybody has looked at it.
 *
 * @param variant may be missing here even where the type has variants; the triage adds it
 * @param subject one line, 4 to 120 characters
 * @param description 10 to 3,000 characters
 * @param area 越城 柯桥 上虞 诸暨 嵊州 新昌; null where unknown
 * @param projectName as the reporter calls it
 * @param investorId known only where staff reports on behalf
 * @param idempotencyKey the same key sent twice makes one issue
 */
public record Report(
    Channel channel,
    @Nullable IssueType type,
    @Nullable String variant,
    String subject,
    String description,
    @Nullable String area,
    @Nullable String projectName,
    Contact contact,
    Language language,
    @Nullable Long investorId,
    @Nullable Long projectId,
    List<Upload> files,
    String idempotencyKey) {

  public Report {
    files = List.copyOf(files);
  }
}
