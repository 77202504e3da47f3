package org.investordesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.investordesk.platform.DatabaseAway;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The container's error dispatch: what no controller answered, such as a filter's no. */
@Controller
class ErrorPages implements ErrorController {

  private final Answers answers;

  ErrorPages(Answers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    var status = status(request);
    if (DatabaseAway.isCauseOf(
        (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))) {
      status = HttpStatus.SERVICE_UNAVAILABLE;
    }
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
    }
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var language = answers.language(request);
    return answers.of(
        request,
        path == null ? request.getRequestURI() : path.toString(),
        status,
        answers.title(status.value(), language),
        answers.detail(status.value(), language),
        List.of());
  }

  /** Somebody who opens {@code /error} himself finds nothing there. */
  private static HttpStatus status(HttpServletRequest request) {
    if (!(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)) {
      return HttpStatus.NOT_FOUND;
    }
    var known = HttpStatus.resolve(code);
    return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
  }
}
