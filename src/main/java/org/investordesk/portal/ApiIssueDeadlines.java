package org.investordesk.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.directory.Directory;
import org.investordesk.platform.NotFound;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ClockReading;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Explains every date of an issue, line by line, to whoever holds its status link. */
@RestController
@RequestMapping("/api/v1/issues")
@Tag(name = "issues", description = "Report a problem and follow it / 反映问题与查询进度")
class ApiIssueDeadlines {

  /** All but those between the offices. */
  private static final Set<ClockName> TOLD =
      EnumSet.complementOf(EnumSet.of(ClockName.SIGN_FOR, ClockName.UPDATE, ClockName.CHECK));

  /** Not told before type and variant are known. */
  private static final Set<ClockName> OF_THE_TYPE =
      EnumSet.of(ClockName.RESOLUTION, ClockName.CEILING);

  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final Directory directory;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final MessageSource messages;
  private final Clock clock;

  ApiIssueDeadlines(
      CaseFiles files,
      ServiceClocks clocks,
      Directory directory,
      RateLimits rates,
      PortalLimits limits,
      MessageSource messages,
      Clock clock) {
    this.files = files;
    this.clocks = clocks;
    this.directory = directory;
    this.rates = rates;
    this.limits = limits;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/{number}/deadlines")
  @Operation(
      summary = "Why these dates?",
      description =
          "Every limit of an issue with its state and how it was counted, line by line. Takes the"
              + " secret part of the status link; a wrong one and an unknown number answer alike.")
  ResponseEntity<ApiAnswers.IssueDeadlines> deadlines(
      @PathVariable String number,
      @Parameter(description = "The secret part of the status link")
          @RequestHeader(name = "X-Status-Token", required = false)
          @Nullable String given,
      HttpServletRequest request,
      Locale locale) {
    rates.useAddress("api", limits.apiPerAddress(), request);
    var issue =
        Optional.ofNullable(given)
            .filter(Secret::isWellFormed)
            .flatMap(files::caseByToken)
            .map(files::ofCase)
            .orElse(List.of())
            .stream()
            .filter(each -> each.number().value().equals(number))
            .findAny()
            .orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(answer(issue, Language.of(locale).locale()));
  }

  private ApiAnswers.IssueDeadlines answer(IssueView issue, Locale language) {
    var now = clock.instant();
    return new ApiAnswers.IssueDeadlines(
        issue.number().value(),
        ApiAnswers.time(now),
        clocks.readings(issue.number().value(), now).stream()
            .filter(reading -> TOLD.contains(reading.clock()))
            .filter(reading -> issue.dueAt() != null || !OF_THE_TYPE.contains(reading.clock()))
            .map(reading -> deadline(issue, reading, language))
            .toList());
  }

  private ApiAnswers.Deadline deadline(IssueView issue, ClockReading reading, Locale language) {
    return new ApiAnswers.Deadline(
        reading.clock().name(),
        reading.part().isEmpty() ? null : reading.part(),
        name(reading, language),
        reading.state().name(),
        ApiAnswers.time(reading.anchor()),
        ApiAnswers.time(reading.due()),
        reading.provisional(),
        ApiAnswers.timeOrNull(reading.stoppedAt()),
        reading.stoppedAt() == null ? reading.remaining().toMinutes() : null,
        clocks.explain(issue.number().value(), reading.clock(), reading.part(), language));
  }

  private String name(ClockReading reading, Locale language) {
    var name = messages.getMessage("portal.clock." + reading.clock(), null, language);
    var part = reading.part();
    if (reading.clock() != ClockName.STAGE) {
      return name;
    }
    var colon = part.indexOf(':');
    var stage = colon < 0 ? part : part.substring(0, colon);
    var title = name + " · " + messages.getMessage("sla.stage." + stage, null, stage, language);
    return colon < 0 ? title : title + " · " + department(part.substring(colon + 1), language);
  }

  private String department(String id, Locale language) {
    return directory
        .department(id)
        .map(found -> "en".equals(language.getLanguage()) ? found.nameEn() : found.name())
        .orElse(id);
  }
}
