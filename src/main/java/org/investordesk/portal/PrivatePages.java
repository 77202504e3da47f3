package org.investordesk.portal;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** Pages that show what only one person may see: not to be stored, nor to tell where one was. */
final class PrivatePages {

  static void mark(HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Robots-Tag", "noindex");
  }

  private PrivatePages() {}
}
