package org.investordesk.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.investordesk.cases.Language;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells who asks too often how long to wait. */
@ControllerAdvice(assignableTypes = {HomePages.class, ReportPages.class, StatusPages.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortalRefusals {

  private final MessageSource messages;

  PortalRefusals(MessageSource messages) {
    this.messages = messages;
  }

  @ExceptionHandler(TooManyRequests.class)
  ModelAndView tooMany(TooManyRequests refusal, HttpServletResponse response, Locale locale) {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(refusal.seconds()));
    var page = new ModelAndView("portal/too-many", HttpStatus.TOO_MANY_REQUESTS);
    page.addObject(
        "sentence",
        messages.getMessage(refusal.key(), refusal.arguments(), Language.of(locale).locale()));
    return page;
  }
}
