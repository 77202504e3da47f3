package org.investordesk.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the public API answers. All times carry the offset of Shaoxing, +08:00. */
final class ApiAnswers {

  /** A limit. */
  @Schema(name = "Clock")
  record Clock(
      @Schema(example = "RESOLUTION") String clock,
      @Schema(example = "2026-10-29T17:30:00+08:00") OffsetDateTime dueAt,
      @Schema(description = "In a year whose calendar is not published yet") boolean provisional) {}

  /** A limit and why it is that. */
  @Schema(name = "ExplainedClock")
  record ExplainedClock(
      @Schema(example = "CONTACT") String clock,
      @Schema(example = "2026-10-08T09:30:00+08:00") OffsetDateTime dueAt,
      @Schema(description = "In a year whose calendar is not published yet") boolean provisional,
      @Schema(description = "Why this date, line by line, in the language asked for")
          List<String> explanation) {}

  /** A limit of an issue, how it stands and why it is that. */
  @Schema(name = "Deadline")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Deadline(
      @Schema(example = "STAGE") String clock,
      @Schema(description = "Which of several: the stage", example = "SCHEME")
          @Nullable String part,
      @Schema(description = "Its name in the language asked for") String name,
      @Schema(description = "RUNNING, PAUSED, KEPT or MISSED", example = "RUNNING") String state,
      @Schema(description = "Where it is counted from") OffsetDateTime anchor,
      OffsetDateTime dueAt,
      @Schema(description = "In a year whose calendar is not published yet") boolean provisional,
      @Schema(description = "Absent while it runs") @Nullable OffsetDateTime stoppedAt,
      @Schema(description = "Office minutes left, negative when late; absent once it has stopped")
          @Nullable Long remainingOfficeMinutes,
      @Schema(description = "Why this date, line by line, in the language asked for")
          List<String> explanation) {}

  /** All limits of an issue. */
  @Schema(name = "IssueDeadlines")
  record IssueDeadlines(String number, OffsetDateTime at, List<Deadline> deadlines) {}

  /** How long a thing takes. */
  @Schema(name = "DeadlinePreview")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Preview(
      String type,
      @Nullable String variant,
      OffsetDateTime registeredAt,
      List<ExplainedClock> clocks) {}

  /** The receipt of a report. */
  @Schema(name = "Receipt")
  record Receipt(
      @Schema(example = "YS-2026-000123") String number,
      @Schema(description = "Secret: opens the investor’s status page") String statusLink,
      OffsetDateTime registeredAt,
      List<Clock> clocks) {}

  /** What the investor may read of an issue; no contact, no description. */
  @Schema(name = "Issue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Issue(
      String number,
      @Schema(description = "Absent while unknown") @Nullable String type,
      @Nullable String variant,
      String state,
      @Schema(description = "The state in the language asked for") String stateText,
      String subject,
      @Nullable String department,
      OffsetDateTime registeredAt,
      @Nullable OffsetDateTime answeredAt,
      @Nullable OffsetDateTime closedAt,
      @Schema(description = "Solved by the investor’s word; absent while open")
          @Nullable Boolean confirmed,
      List<Clock> clocks,
      List<Entry> timeline) {}

  /** A dated line of the public story. */
  @Schema(name = "TimelineEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(OffsetDateTime at, String what, @Nullable String text) {}

  static OffsetDateTime time(Instant at) {
    return at.atZone(SpokenTime.SHAOXING).toOffsetDateTime();
  }

  static @Nullable OffsetDateTime timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }

  private ApiAnswers() {}
}
