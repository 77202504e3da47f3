package org.investordesk.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import org.investordesk.cases.IssueType;
import org.investordesk.cases.Language;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells anybody how long a thing takes, before he reports it. */
@RestController
@RequestMapping("/api/v1/deadlines")
@Tag(name = "deadlines", description = "How long things take / 办理时限")
class ApiDeadlines {

  /** Before it no calendar was ever published; after it nobody plans. */
  private static final int FIRST_YEAR = 2000;

  private static final int YEARS_AHEAD = 20;

  /** A wrong question; answered with 400. */
  private static InvalidInput wrong(String field, String key, Object... arguments) {
    return new InvalidInput(List.of(Problem.of(field, key, arguments)));
  }

  private final HowLong howLong;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final Clock clock;

  ApiDeadlines(HowLong howLong, RateLimits rates, PortalLimits limits, Clock clock) {
    this.howLong = howLong;
    this.rates = rates;
    this.limits = limits;
    this.clock = clock;
  }

  @GetMapping("/preview")
  @Operation(
      summary = "How long does it take?",
      description = "Needs no key. Dates are counted in Chinese working time, Asia/Shanghai.")
  ApiAnswers.Preview preview(
      @Parameter(description = "Kind of problem", example = "LAND", required = true)
          @RequestParam(required = false)
          @Nullable String type,
      @Parameter(
              description = "Needed for POWER, APPROVAL and OTHER; the others have none",
              example = "")
          @RequestParam(required = false)
          @Nullable String variant,
      @Parameter(
              description = "ISO 8601 with offset; now if left out",
              example = "2026-09-30T16:30:00+08:00")
          @RequestParam(required = false)
          @Nullable String registeredAt,
      HttpServletRequest request,
      Locale locale) {
    rates.useAddress("preview", limits.previewPerAddress(), request);
    var issueType = type(type);
    var chosen = variant(issueType, variant);
    var at = registeredAt(registeredAt);
    var duration = howLong.of(issueType, chosen, at, Language.of(locale).locale());
    return new ApiAnswers.Preview(
        issueType.name(),
        chosen,
        ApiAnswers.time(at),
        duration.clocks().values().stream()
            .map(
                line ->
                    new ApiAnswers.ExplainedClock(
                        line.clock().name(),
                        ApiAnswers.time(line.dueAt()),
                        line.provisional(),
                        line.explanation()))
            .toList());
  }

  private static IssueType type(@Nullable String type) {
    return IssueType.parse(type)
        .orElseThrow(
            () ->
                wrong(
                    "type",
                    "portal.problem.typeUnknownApi",
                    String.join(
                        ", ", List.of(IssueType.values()).stream().map(Enum::name).toList())));
  }

  private static @Nullable String variant(IssueType type, @Nullable String variant) {
    var given = variant == null || variant.isBlank() ? null : variant;
    if (!type.accepts(given)) {
      throw type.variants().isEmpty()
          ? wrong("variant", "portal.problem.variantSuperfluous")
          : wrong("variant", "portal.problem.variantMissing", String.join(", ", type.variants()));
    }
    return given;
  }

  private Instant registeredAt(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return clock.instant();
    }
    try {
      // a plus sign that was not escaped arrives as a blank
      var parsed = OffsetDateTime.parse(text.strip().replace(' ', '+'));
      var latest = Year.now(clock).getValue() + YEARS_AHEAD;
      if (parsed.getYear() >= FIRST_YEAR && parsed.getYear() <= latest) {
        return parsed.toInstant();
      }
      throw wrong(
          "registeredAt",
          "portal.problem.yearOutside",
          String.valueOf(FIRST_YEAR),
          String.valueOf(latest));
    } catch (DateTimeException e) {
      throw wrong("registeredAt", "portal.problem.time");
    }
  }
}
