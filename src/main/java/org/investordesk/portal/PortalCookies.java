package org.investordesk.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The two secrets a browser keeps, each until it is closed: no script can read them. */
final class PortalCookies {

  /** Key of the report being typed. */
  static final PortalCookies DRAFT = new PortalCookies("desk_draft", "/report");

  /** Token of the status link. */
  static final PortalCookies STATUS = new PortalCookies("desk_status", "/status");

  private final String name;
  private final String path;

  private PortalCookies(String name, String path) {
    this.name = name;
    this.path = path;
  }

  Optional<String> read(HttpServletRequest request) {
    var cookie = WebUtils.getCookie(request, name);
    return cookie == null || !Secret.isWellFormed(cookie.getValue())
        ? Optional.empty()
        : Optional.of(cookie.getValue());
  }

  void write(HttpServletRequest request, HttpServletResponse response, String value) {
    add(response, cookie(request, value).build());
  }

  void forget(HttpServletRequest request, HttpServletResponse response) {
    add(response, cookie(request, "").maxAge(0).build());
  }

  private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(name, value)
        .path(request.getContextPath() + path)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax");
  }

  private static void add(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
