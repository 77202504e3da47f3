package org.investordesk.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may come in where. One sign-in for our pages and the engine's webapps; chains in this order:
 * public API, webapps, staff, public pages, and a last one that answers 404 to everything else. A
 * room with pages of its own elsewhere (the demo) adds a chain with an order below {@link
 * #LAST_ORDER}.
 *
 * <p>Paths are matched with {@link PathPatternRequestMatcher}: string matchers silently miss
 * servlets that are not Spring's, such as the engine's.
 */
@Configuration
@ConditionalOnWebApplication
@EnableMethodSecurity
public class SecurityChains {

  public static final int LAST_ORDER = Ordered.LOWEST_PRECEDENCE;
  public static final String SIGN_IN = "/desk/sign-in";
  public static final String SIGN_OUT = "/desk/sign-out";

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'self'; form-action 'self';"
          + " base-uri 'none'; object-src 'none'";

  private static final PathPatternRequestMatcher.Builder PATH =
      PathPatternRequestMatcher.withDefaults();

  @Bean
  @Order(100)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    return http.securityMatcher(PATH.matcher("/api/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers -> pageHeaders(headers, ReferrerPolicy.NO_REFERRER))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** The engine's webapps bring their own CSRF protection and content security policy. */
  @Bean
  @Order(200)
  SecurityFilterChain webapps(HttpSecurity http) throws Exception {
    return http.securityMatcher(PATH.matcher("/camunda/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(
            headers ->
                headers
                    .frameOptions(FrameOptionsConfig::sameOrigin)
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
        .requestCache(cache -> cache.requestCache(savedPages()))
        .exceptionHandling(
            exceptions ->
                exceptions
                    .defaultAuthenticationEntryPointFor(
                        (request, response, no) ->
                            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED),
                        PATH.matcher("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(toSignIn(), PATH.matcher("/camunda/**")))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .build();
  }

  @Bean
  @Order(300)
  SecurityFilterChain staff(HttpSecurity http) throws Exception {
    return http.securityMatcher(
            new OrRequestMatcher(PATH.matcher("/desk"), PATH.matcher("/desk/**")))
        .headers(headers -> pageHeaders(headers, ReferrerPolicy.SAME_ORIGIN))
        .requestCache(cache -> cache.requestCache(savedPages()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(PATH.matcher(SIGN_IN))
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint(toSignIn()))
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .successHandler(new OnwardAfterSignIn(savedPages()))
                    .failureHandler(whyNot()))
        .logout(
            logout -> logout.logoutUrl(SIGN_OUT).logoutSuccessUrl("/").deleteCookies("JSESSIONID"))
        .build();
  }

  /**
   * Pages for everybody. Their CSRF token lives in a cookie, so that a visitor costs no session;
   * its name differs from the one the webapps use.
   */
  @Bean
  @Order(400)
  SecurityFilterChain everybody(HttpSecurity http) throws Exception {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName("DESK-CSRF");
    return http.securityMatcher(
            anyOf(
                "/",
                "/report/**",
                "/status/**",
                "/s/**",
                "/verify/**",
                "/api-docs/**",
                "/webjars/**",
                "/css/**",
                "/img/**",
                "/js/**",
                "/favicon.ico",
                "/error",
                "/actuator/health/**"))
        .csrf(csrf -> csrf.csrfTokenRepository(tokens))
        .headers(headers -> pageHeaders(headers, ReferrerPolicy.NO_REFERRER))
        .requestCache(cache -> cache.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(LAST_ORDER)
  SecurityFilterChain nothingElse(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .headers(headers -> pageHeaders(headers, ReferrerPolicy.NO_REFERRER))
        .requestCache(cache -> cache.disable())
        .exceptionHandling(
            exceptions ->
                exceptions
                    .authenticationEntryPoint(
                        (request, response, no) ->
                            response.sendError(HttpServletResponse.SC_NOT_FOUND))
                    .accessDeniedHandler(
                        (request, response, no) ->
                            response.sendError(HttpServletResponse.SC_NOT_FOUND)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .build();
  }

  /**
   * The headers of our own pages: no foreign content, no inline script or style, no framing by
   * others. {@code public}, so that a room with a chain of its own sets the same.
   */
  public static void pageHeaders(HeadersConfigurer<HttpSecurity> headers, ReferrerPolicy policy) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
        .frameOptions(FrameOptionsConfig::sameOrigin)
        .referrerPolicy(referrer -> referrer.policy(policy));
  }

  /** Only pages are worth going back to after the sign-in; a POST or a script's request is not. */
  private static HttpSessionRequestCache savedPages() {
    var cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    RequestMatcher pages =
        new OrRequestMatcher(
            PATH.matcher(HttpMethod.GET, "/desk/**"),
            PATH.matcher(HttpMethod.GET, "/camunda/app/**"));
    cache.setRequestMatcher(
        request -> {
          var accept = request.getHeader("Accept");
          return pages.matches(request) && accept != null && accept.contains("text/html");
        });
    return cache;
  }

  private static AuthenticationEntryPoint toSignIn() {
    var entry = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
    entry.setFavorRelativeUris(true);
    return entry;
  }

  private static AuthenticationFailureHandler whyNot() {
    return (request, response, no) -> {
      var reason = no instanceof LockedException ? "locked" : "wrong";
      response.sendRedirect(request.getContextPath() + SIGN_IN + "?" + reason);
    };
  }

  private static RequestMatcher anyOf(String... patterns) {
    var matchers = new RequestMatcher[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      matchers[i] = PATH.matcher(patterns[i]);
    }
    return new OrRequestMatcher(matchers);
  }
}
