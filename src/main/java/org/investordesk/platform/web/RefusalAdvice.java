package org.investordesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.List;
import org.investordesk.platform.DatabaseAway;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers what a controller threw: a business no with its sentence, an absent database with 503.
 */
@ControllerAdvice
class RefusalAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

  private static final String CHARACTER_NOT_IN_REPERTOIRE = "22021";

  private final Answers answers;

  RefusalAdvice(Answers answers) {
    this.answers = answers;
  }

  @ExceptionHandler
  Object refused(Refusal no, HttpServletRequest request) {
    var status = HttpStatus.CONFLICT;
    List<InvalidInput.Problem> problems = List.of();
    if (no instanceof NotFound) {
      status = HttpStatus.NOT_FOUND;
    } else if (no instanceof InvalidInput invalid) {
      status = HttpStatus.UNPROCESSABLE_ENTITY;
      problems = invalid.problems();
    }
    var language = answers.language(request);
    var title =
        status == HttpStatus.NOT_FOUND
            ? answers.title(404, language)
            : answers.sentences().text("platform.error.refused.title", language);
    return answers.of(
        request,
        request.getRequestURI(),
        status,
        title,
        answers.sentences().of(no, language),
        problems);
  }

  /** Everything else, but for what Spring and Spring Security answer themselves. */
  @ExceptionHandler
  Object failed(Exception fault, HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
      throw fault;
    }
    if (DatabaseAway.isCauseOf(fault)) {
      LOG.warn("database not reachable: {}", fault.getMessage());
      response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
      return plain(request, HttpStatus.SERVICE_UNAVAILABLE.value());
    }
    if (fault instanceof ErrorResponse answer) {
      answer
          .getHeaders()
          .forEach((name, values) -> values.forEach(v -> response.addHeader(name, v)));
      return plain(request, answer.getStatusCode().value());
    }
    if (fault instanceof ServletRequestBindingException
        || fault instanceof TypeMismatchException
        || fault instanceof HttpMessageNotReadableException
        || isUnwritable(fault)) {
      return plain(request, HttpStatus.BAD_REQUEST.value());
    }
    LOG.error("request to {} failed", request.getRequestURI(), fault);
    return plain(request, HttpStatus.INTERNAL_SERVER_ERROR.value());
  }

  /** U+0000 in a text, which no keyboard makes and PostgreSQL cannot keep. */
  private static boolean isUnwritable(Throwable fault) {
    var cause = fault;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLException no
          && CHARACTER_NOT_IN_REPERTOIRE.equals(no.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private Object plain(HttpServletRequest request, int status) {
    var language = answers.language(request);
    return answers.of(
        request,
        request.getRequestURI(),
        HttpStatus.valueOf(status),
        answers.title(status, language),
        answers.detail(status, language),
        List.of());
  }
}
