package org.investordesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Chinese or English: {@code ?lang=}, else the cookie {@code lang}, else what the browser prefers,
 * else Chinese. The parameter is remembered in the cookie. There are only these two languages.
 */
final class DeskLocales implements LocaleResolver, HandlerInterceptor {

  static final String NAME = "lang";

  @Override
  public Locale resolveLocale(HttpServletRequest request) {
    var asked = known(request.getParameter(NAME));
    if (asked != null) {
      return asked;
    }
    var cookie = WebUtils.getCookie(request, NAME);
    var remembered = cookie == null ? null : known(cookie.getValue());
    if (remembered != null) {
      return remembered;
    }
    var browser = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return browser != null && request.getLocale().getLanguage().equals("en")
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }

  @Override
  public void setLocale(
      HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
    if (response == null || locale == null) {
      return;
    }
    // readable for scripts: Tasklist follows the same choice
    var cookie =
        ResponseCookie.from(NAME, locale.toLanguageTag())
            .path("/")
            .maxAge(Duration.ofDays(365))
            .sameSite("Lax")
            .secure(request.isSecure())
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var asked = known(request.getParameter(NAME));
    if (asked != null) {
      setLocale(request, response, asked);
    }
    return true;
  }

  private static @Nullable Locale known(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    var language = tag.toLowerCase(Locale.ROOT);
    if (language.startsWith("en")) {
      return Locale.ENGLISH;
    }
    return language.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : null;
  }
}
