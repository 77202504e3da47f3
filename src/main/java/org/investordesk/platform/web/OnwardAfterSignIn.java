package org.investordesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leads on to the page that was asked for before the sign-in, else to the start page. Only path and
 * query of the saved address are used, so that a forged Host header leads nowhere.
 */
final class OnwardAfterSignIn implements AuthenticationSuccessHandler {

  private static final String START = "/desk";

  private final RequestCache saved;

  OnwardAfterSignIn(RequestCache saved) {
    this.saved = saved;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    var target = request.getContextPath() + START;
    var before = saved.getRequest(request, response);
    if (before != null) {
      saved.removeRequest(request, response);
      target = pathAndQuery(before.getRedirectUrl(), target);
    }
    response.sendRedirect(target);
  }

  private static String pathAndQuery(String saved, String otherwise) {
    URI address;
    try {
      address = new URI(saved);
    } catch (URISyntaxException none) {
      return otherwise;
    }
    var path = address.getRawPath();
    if (path == null || !path.startsWith("/") || path.startsWith("//")) {
      return otherwise;
    }
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }
}
