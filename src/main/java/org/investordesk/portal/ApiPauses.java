package org.investordesk.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.Language;
import org.investordesk.platform.NotFound;
import org.investordesk.rulings.PauseContests;
import org.investordesk.rulings.PauseContests.Contest;
import org.investordesk.sla.Pause;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets other systems of the city read the pauses of an issue and contest one for its investor. */
@RestController
@RequestMapping("/api/v1/issues/{number}/pauses")
@Tag(name = "pauses", description = "Pauses of the clock and objections / 暂停计时与异议")
class ApiPauses {

  /**
   * A pause.
   *
   * @param until null while it lasts
   * @param contest null where it was not contested
   */
  record PauseAnswer(
      long id,
      String reason,
      String reasonText,
      @Nullable String note,
      OffsetDateTime from,
      @Nullable OffsetDateTime until,
      OffsetDateTime longestUntil,
      boolean voided,
      @Nullable ContestAnswer contest) {}

  /**
   * @param voided null while the ruling is awaited
   */
  record ContestAnswer(
      OffsetDateTime at, String words, @Nullable Boolean voided, @Nullable String reason) {}

  /**
   * @param words one more sentence, at most 500 characters; may be left out
   */
  record Objection(@Nullable String words) {}

  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final PauseContests contests;
  private final ApiKey key;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final MessageSource messages;

  ApiPauses(
      CaseFiles files,
      ServiceClocks clocks,
      PauseContests contests,
      ApiKey key,
      RateLimits rates,
      PortalLimits limits,
      MessageSource messages) {
    this.files = files;
    this.clocks = clocks;
    this.contests = contests;
    this.key = key;
    this.rates = rates;
    this.limits = limits;
    this.messages = messages;
  }

  @GetMapping
  @Operation(
      summary = "Read when the clock stood still",
      security = {@SecurityRequirement(name = "apiKey"), @SecurityRequirement(name = "bearer")})
  ResponseEntity<List<PauseAnswer>> pauses(
      @PathVariable String number, HttpServletRequest request, Locale locale) {
    return answer(admitted(number, request), locale);
  }

  @PostMapping("/{pause}/contest")
  @Operation(
      summary = "Contest a pause",
      description = "Once a pause; a coordinator rules on it within a working day.",
      security = {@SecurityRequirement(name = "apiKey"), @SecurityRequirement(name = "bearer")})
  ResponseEntity<List<PauseAnswer>> contest(
      @PathVariable String number,
      @PathVariable long pause,
      @RequestBody(required = false) @Nullable Objection objection,
      HttpServletRequest request,
      Locale locale) {
    var issue = admitted(number, request);
    var words = objection == null ? null : objection.words();
    contests.contest(issue, pause, TypedText.tidy(words == null ? "" : words));
    return answer(issue, locale);
  }

  private ResponseEntity<List<PauseAnswer>> answer(IssueNumber issue, Locale locale) {
    var language = Language.of(locale).locale();
    var contested =
        contests.of(issue).stream().collect(Collectors.toMap(Contest::pause, Function.identity()));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            clocks.pauses(issue.value()).stream()
                .map(pause -> answer(pause, contested.get(pause.id()), language))
                .toList());
  }

  private PauseAnswer answer(Pause pause, @Nullable Contest contest, Locale language) {
    return new PauseAnswer(
        pause.id(),
        pause.reason().name(),
        messages.getMessage("rulings.pause." + pause.reason(), null, language),
        pause.note(),
        ApiAnswers.time(pause.from()),
        ApiAnswers.timeOrNull(pause.until()),
        ApiAnswers.time(pause.longestUntil()),
        pause.voidedAt() != null,
        contest == null
            ? null
            : new ContestAnswer(
                ApiAnswers.time(contest.at()),
                contest.words(),
                contest.voided(),
                contest.reason()));
  }

  private IssueNumber admitted(String number, HttpServletRequest request) {
    rates.useAddress("api", limits.apiPerAddress(), request);
    key.require(request);
    return IssueNumber.parse(number)
        .filter(found -> files.find(found).isPresent())
        .orElseThrow(NotFound::new);
  }
}
