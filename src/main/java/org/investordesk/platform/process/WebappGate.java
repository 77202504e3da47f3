package org.investordesk.platform.process;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.investordesk.platform.CurrentUsers;
import org.investordesk.platform.DatabaseAway;
import org.investordesk.platform.NotFound;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands in front of the webapps' API. Who is not an administrator gets through with what {@link
 * TasklistRequests} lists and nothing else. A refusal of ours is answered with its sentence in the
 * reader's language, which Tasklist shows at the form; a foreign task, which the engine answers
 * with a fault, looks like one that does not exist.
 */
final class WebappGate extends OncePerRequestFilter {

  /** Forms carry text of a few thousand characters; files go to the case file's own page. */
  static final long MAX_REQUEST_BYTES = 256 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(WebappGate.class);
  private static final String API = "/camunda/api";
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");
  private static final String REFUSAL = WebappGate.class.getName() + ".refusal";
  private static final String DATABASE_AWAY = WebappGate.class.getName() + ".databaseAway";

  private final CurrentUsers users;
  private final Sentences sentences;
  private final LocaleResolver locales;
  private final ObjectMapper json;
  private final SecurityContextLogoutHandler signOut = new SecurityContextLogoutHandler();

  WebappGate(CurrentUsers users, Sentences sentences, LocaleResolver locales, ObjectMapper json) {
    this.users = users;
    this.sentences = sentences;
    this.locales = locales;
    this.json = json;
  }

  /** Keeps what went wrong inside the engine for the answer of this request, if there is one. */
  static void note(Refusal refusal) {
    remember(REFUSAL, refusal);
  }

  static void noteDatabaseAway() {
    remember(DATABASE_AWAY, true);
  }

  private static void remember(String name, Object value) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      request.setAttribute(name, value, RequestAttributes.SCOPE_REQUEST);
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI().substring(request.getContextPath().length() + API.length());
    var administrator = users.current().is(Role.ADMINISTRATOR);
    if (TasklistRequests.isSignIn(path)
        || !administrator && !TasklistRequests.allows(request.getMethod(), path)) {
      LOG.debug("refused {} {}", request.getMethod(), path);
      answer(request, response, HttpStatus.FORBIDDEN, new Refusal("platform.refusal.notAllowed"));
      return;
    }
    if (!administrator && isTooLarge(request)) {
      answer(
          request,
          response,
          HttpStatus.PAYLOAD_TOO_LARGE,
          new Refusal("platform.refusal.tooLarge"));
      return;
    }
    var passed = request;
    var claim = TasklistRequests.isClaim(path);
    if (!administrator && (claim || TasklistRequests.isQuery(request.getMethod(), path))) {
      var body = request.getInputStream().readAllBytes();
      if (claim ? !isForMyself(body) : !isPlain(body)) {
        answer(request, response, HttpStatus.FORBIDDEN, new Refusal("platform.refusal.notAllowed"));
        return;
      }
      passed = new ReadRequest(request, body);
    }
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(passed, kept);
    if (TasklistRequests.isSignOut(path)) {
      signOut.logout(request, response, null);
    }
    amend(request, kept, administrator);
    kept.copyBodyToResponse();
  }

  private void amend(
      HttpServletRequest request, ContentCachingResponseWrapper response, boolean administrator)
      throws IOException {
    var status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST.value()) {
      return;
    }
    if (request.getAttribute(REFUSAL) instanceof Refusal refusal) {
      var not = refusal instanceof NotFound ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
      answer(request, response, not, refusal);
    } else if (request.getAttribute(DATABASE_AWAY) != null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
      answer(
          request,
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          new Refusal("platform.error.503.text"));
    } else if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value() && !administrator) {
      var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
      LOG.error("{} {} failed: {}", request.getMethod(), request.getRequestURI(), body);
      answer(
          request,
          response,
          HttpStatus.INTERNAL_SERVER_ERROR,
          new Refusal("platform.refusal.failed"));
    }
  }

  /** In the form of the engine's own answers, so that Tasklist shows the sentence. */
  private void answer(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, Refusal refusal)
      throws IOException {
    response.resetBuffer();
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var sentence = sentences.inOne(refusal, locales.resolveLocale(request));
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(Map.of("type", "Refusal", "message", sentence)));
  }

  /** The engine lets whoever may claim a task claim it for anybody, which would be assigning. */
  private boolean isForMyself(byte[] body) {
    try {
      return users.current().id().equals(json.readTree(body).path("userId").asText());
    } catch (IOException notJson) {
      LOG.debug("claim without JSON", notJson);
      return false;
    }
  }

  /**
   * The engine forbids expressions in queries that are asked, but forgets those inside {@code
   * orQueries}: it would run whatever code they name. Stored filters may have them, since only
   * administrators write those.
   */
  private boolean isPlain(byte[] query) {
    try (var parser = json.createParser(query)) {
      for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME
            && parser.currentName().toLowerCase(Locale.ROOT).endsWith("expression")) {
          return false;
        }
      }
      return true;
    } catch (IOException notJson) {
      LOG.debug("query without JSON", notJson);
      return false;
    }
  }

  private static boolean isTooLarge(HttpServletRequest request) {
    if (WITHOUT_BODY.contains(request.getMethod())) {
      return false;
    }
    // a body of unknown length is refused as well: browsers always say how long it is
    var length = request.getContentLengthLong();
    var chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return chunked || length > MAX_REQUEST_BYTES;
  }
}
