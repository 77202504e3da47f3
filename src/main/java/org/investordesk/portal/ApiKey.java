package org.investordesk.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.investordesk.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The one key of the public API, {@code desk.api.key} (environment: {@code DESK_API_KEY}). Without
 * it the API is closed.
 */
@Component
class ApiKey {

  /** The key is missing or wrong, or the desk has none: all look the same. */
  static final class Wrong extends Refusal {

    private static final long serialVersionUID = 1L;

    Wrong() {
      super("portal.refusal.apiKey");
    }
  }

  private static final String BEARER = "Bearer ";

  private final @Nullable String key;

  ApiKey(@Value("${desk.api.key:}") String key) {
    this.key = key.isBlank() ? null : key;
  }

  /**
   * Takes the key from {@code X-API-Key} or {@code Authorization: Bearer}.
   *
   * @throws Wrong unless it is the right one
   */
  void require(HttpServletRequest request) {
    var given = given(request);
    // compared in any case, so that a closed API answers no faster than an open one
    var right = Secret.same(key == null ? Secret.fresh() : key, given == null ? "" : given);
    if (key == null || given == null || !right) {
      throw new Wrong();
    }
  }

  private static @Nullable String given(HttpServletRequest request) {
    var header = request.getHeader("X-API-Key");
    if (header != null) {
      return header;
    }
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }
}
