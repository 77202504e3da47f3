package org.investordesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.investordesk.platform.InvalidInput;
import org.investordesk.platform.Sentences;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a no or a fault looks like: a page in the reader's language, or problem details (RFC 9457)
 * under {@code /api} and for whoever does not ask for a page. Never a stack trace.
 */
@Component
class Answers {

  private final Sentences sentences;
  private final LocaleResolver locales;

  Answers(Sentences sentences, LocaleResolver locales) {
    this.sentences = sentences;
    this.locales = locales;
  }

  Locale language(HttpServletRequest request) {
    return locales.resolveLocale(request);
  }

  Sentences sentences() {
    return sentences;
  }

  /**
   * @param path the path that was asked for, not that of an error dispatch
   * @return a {@link ModelAndView} or a {@link ResponseEntity} with problem details
   */
  Object of(
      HttpServletRequest request,
      String path,
      HttpStatusCode status,
      String title,
      String detail,
      List<InvalidInput.Problem> problems) {
    if (wantsPage(request, path)) {
      var page = new ModelAndView("platform/error", status);
      page.addObject("status", status.value());
      page.addObject("title", title);
      page.addObject("detail", detail);
      page.addObject("problems", problems);
      return page;
    }
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(title);
    if (!problems.isEmpty()) {
      var language = language(request);
      problem.setProperty(
          "problems",
          problems.stream()
              .map(one -> Map.of("field", one.field(), "message", sentences.of(one, language)))
              .toList());
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  /** Title and sentence of a status, from the message files. */
  String title(int status, Locale language) {
    return sentences.text("platform.error." + worded(status) + ".title", language);
  }

  String detail(int status, Locale language) {
    return sentences.text("platform.error." + worded(status) + ".text", language);
  }

  private static String worded(int status) {
    return switch (status) {
      case 401, 403 -> "403";
      case 404, 410 -> "404";
      case 413 -> "413";
      case 429 -> "429";
      case 503 -> "503";
      default -> status < 500 ? "400" : "500";
    };
  }

  private static boolean wantsPage(HttpServletRequest request, String path) {
    if (path.startsWith(request.getContextPath() + "/api/")
        || path.startsWith(request.getContextPath() + "/camunda/api/")) {
      return false;
    }
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept == null || accept.contains("text/html") || accept.contains("*/*");
  }
}
