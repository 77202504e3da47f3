package org.investordesk.portal;

import java.util.List;
import java.util.Locale;
import org.investordesk.cases.Language;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;

/** The noes of the public API as problem details (RFC 9457), in the language asked for. */
@RestControllerAdvice(assignableTypes = {ApiIssues.class, ApiDeadlines.class, ApiPauses.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

  private final MessageSource messages;

  ApiProblems(MessageSource messages) {
    this.messages = messages;
  }

  /** A question with a wrong parameter is 400, a report with wrong fields 422. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> invalid(
      InvalidInput refusal, HandlerMethod handler, Locale locale) {
    var language = Language.of(locale).locale();
    var status =
        handler.getBeanType() == ApiDeadlines.class
            ? HttpStatus.BAD_REQUEST
            : HttpStatus.UNPROCESSABLE_ENTITY;
    var errors = FieldProblem.of(refusal, messages, language);
    var problem = problem(status, "invalid", refusal, language);
    problem.setProperty("errors", errors);
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongKey(ApiKey.Wrong refusal, Locale locale) {
    var problem =
        problem(HttpStatus.UNAUTHORIZED, "unauthorised", refusal, Language.of(locale).locale());
    return answer(problem).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooMany(TooManyRequests refusal, Locale locale) {
    var problem =
        problem(HttpStatus.TOO_MANY_REQUESTS, "tooMany", refusal, Language.of(locale).locale());
    return answer(problem)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(refusal.seconds()))
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notFound(NotFound refusal, Locale locale) {
    var problem = problem(HttpStatus.NOT_FOUND, "notFound", refusal, Language.of(locale).locale());
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal, HandlerMethod handler, Locale locale) {
    var status =
        handler.getBeanType() == ApiDeadlines.class ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT;
    var problem = problem(status, "refused", refusal, Language.of(locale).locale());
    problem.setProperty("errors", List.of());
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException fault, Locale locale) {
    var problem =
        problem(
            HttpStatus.BAD_REQUEST,
            "unreadable",
            new Refusal("portal.refusal.json"),
            Language.of(locale).locale());
    return answer(problem).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notJson(HttpMediaTypeNotSupportedException fault, Locale locale) {
    var problem =
        problem(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unreadable",
            new Refusal("portal.refusal.json"),
            Language.of(locale).locale());
    return answer(problem).body(problem);
  }

  private ProblemDetail problem(HttpStatus status, String title, Refusal refusal, Locale language) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            status, messages.getMessage(refusal.key(), refusal.arguments(), language));
    problem.setTitle(messages.getMessage("portal.api." + title, null, language));
    return problem;
  }

  private static ResponseEntity.BodyBuilder answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
