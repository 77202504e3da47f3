package org.investordesk.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.investordesk.cases.Audience;
import org.investordesk.cases.CaseFiles;
import org.investordesk.cases.Channel;
import org.investordesk.cases.IssueDesk;
import org.investordesk.cases.IssueNumber;
import org.investordesk.cases.IssueView;
import org.investordesk.cases.Language;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.InvalidInput.Problem;
import org.investordesk.platform.NotFound;
import org.investordesk.sla.ClockName;
import org.investordesk.sla.ServiceClocks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets other systems of the city report for an investor and read what he may read. */
@RestController
@RequestMapping("/api/v1/issues")
@Tag(name = "issues", description = "Report a problem and follow it / 反映问题与查询进度")
class ApiIssues {

  private static final int KEY_MAX = 200;

  /** What the investor is told; the others are between the offices. */
  private static final Set<ClockName> TOLD =
      Set.of(
          ClockName.CONTACT,
          ClockName.TRIAGE,
          ClockName.PLAN,
          ClockName.RESOLUTION,
          ClockName.CEILING);

  /** Not told before type and variant are known. */
  private static final Set<ClockName> UNTIL_CLOSED =
      Set.of(ClockName.RESOLUTION, ClockName.CEILING);

  private final IssueDesk desk;
  private final CaseFiles files;
  private final ServiceClocks clocks;
  private final ApiReceipts receipts;
  private final ApiKey key;
  private final RateLimits rates;
  private final PortalLimits limits;
  private final MessageSource messages;
  private final Clock clock;
  private final String baseUrl;

  ApiIssues(
      IssueDesk desk,
      CaseFiles files,
      ServiceClocks clocks,
      ApiReceipts receipts,
      ApiKey key,
      RateLimits rates,
      PortalLimits limits,
      MessageSource messages,
      Clock clock,
      @Value("${desk.base-url:http://localhost:8080}") String baseUrl) {
    this.desk = desk;
    this.files = files;
    this.clocks = clocks;
    this.receipts = receipts;
    this.key = key;
    this.rates = rates;
    this.limits = limits;
    this.messages = messages;
    this.clock = clock;
    this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
  }

  @PostMapping
  @Operation(
      summary = "Register a problem",
      description =
          "The same Idempotency-Key with the same body gets the same answer and makes one issue;"
              + " with another body it is refused with 422.",
      security = {@SecurityRequirement(name = "apiKey"), @SecurityRequirement(name = "bearer")})
  @ApiResponse(responseCode = "201", description = "Registered")
  ResponseEntity<ApiAnswers.Receipt> report(
      @RequestBody ApiReport report,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      HttpServletRequest request) {
    admit(request);
    if (idempotencyKey == null || idempotencyKey.isBlank()) {
      throw new InvalidInput(
          List.of(Problem.of("Idempotency-Key", "portal.problem.keyMissing", KEY_MAX)));
    }
    if (idempotencyKey.length() > KEY_MAX) {
      throw new InvalidInput(
          List.of(Problem.of("Idempotency-Key", "portal.problem.keyTooLong", KEY_MAX)));
    }
    var answered = receipts.find(idempotencyKey).orElse(null);
    if (answered == null) {
      answered = register(report, idempotencyKey);
    }
    if (!answered.fingerprint().equals(report.fingerprint())) {
      throw new InvalidInput(
          List.of(Problem.of("Idempotency-Key", "portal.problem.keyUsedBefore")));
    }
    var issue = files.find(answered.number()).orElseThrow();
    return ResponseEntity.created(URI.create(baseUrl + "/api/v1/issues/" + issue.number()))
        .cacheControl(CacheControl.noStore())
        .body(
            new ApiAnswers.Receipt(
                issue.number().value(),
                baseUrl + "/s/" + issue.statusToken(),
                ApiAnswers.time(issue.registeredAt()),
                answered.clocks()));
  }

  private ApiReceipts.Answered register(ApiReport report, String idempotencyKey) {
    var fields = report.fields();
    var problems = fields.problems();
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    rates.useMailbox("report", limits.reportPerMailbox(), fields.mailbox());
    var receipt =
        desk.register(
            fields.toReport(Channel.API, List.of(), "api:" + Secret.hash(idempotencyKey)));
    return receipts.keep(
        idempotencyKey,
        new ApiReceipts.Answered(
            report.fingerprint(),
            receipt.number(),
            clocksOf(files.find(receipt.number()).orElseThrow())));
  }

  @GetMapping("/{number}")
  @Operation(
      summary = "Read where an issue stands",
      description = "What the investor may read; no contact and no inner notes.",
      security = {@SecurityRequirement(name = "apiKey"), @SecurityRequirement(name = "bearer")})
  ResponseEntity<ApiAnswers.Issue> issue(
      @PathVariable String number, HttpServletRequest request, Locale locale) {
    admit(request);
    var issue = IssueNumber.parse(number).flatMap(files::find).orElseThrow(NotFound::new);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(publicView(issue, Language.of(locale).locale()));
  }

  private ApiAnswers.Issue publicView(IssueView issue, Locale language) {
    var type = issue.type();
    return new ApiAnswers.Issue(
        issue.number().value(),
        type == null ? null : type.name(),
        issue.variant(),
        issue.state().name(),
        messages.getMessage("portal.state." + issue.state(), null, language),
        issue.subject(),
        StatusCards.department(issue, language),
        ApiAnswers.time(issue.registeredAt()),
        ApiAnswers.timeOrNull(issue.answeredAt()),
        ApiAnswers.timeOrNull(issue.closedAt()),
        issue.confirmed(),
        clocksOf(issue),
        files.timeline(issue.number(), Audience.PUBLIC).stream()
            .map(
                entry ->
                    new ApiAnswers.Entry(
                        ApiAnswers.time(entry.at()),
                        messages.getMessage(entry.key(), entry.arguments().toArray(), language),
                        entry.text()))
            .toList());
  }

  private List<ApiAnswers.Clock> clocksOf(IssueView issue) {
    return clocks.readings(issue.number().value(), clock.instant()).stream()
        .filter(reading -> TOLD.contains(reading.clock()))
        .filter(reading -> issue.dueAt() != null || !UNTIL_CLOSED.contains(reading.clock()))
        .map(
            reading ->
                new ApiAnswers.Clock(
                    reading.clock().name(), ApiAnswers.time(reading.due()), reading.provisional()))
        .toList();
  }

  private void admit(HttpServletRequest request) {
    rates.useAddress("api", limits.apiPerAddress(), request);
    key.require(request);
  }
}
