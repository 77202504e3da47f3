package org.investordesk.platform.process;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.investordesk.platform.StaffAuthorities;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session lasts as long as somebody works in it, but whoever changes department or gives up a
 * role must not go on reading what he no longer may: roles and departments are read anew for each
 * request, on whichever node they were changed.
 */
final class AuthoritiesOfNow extends OncePerRequestFilter {

  private static final String ENGINE = "default";

  private final IdentityService identities;

  AuthoritiesOfNow(IdentityService identities) {
    this.identities = identities;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn instanceof UsernamePasswordAuthenticationToken && signedIn.isAuthenticated()) {
      var groups =
          identities.createGroupQuery().groupMember(signedIn.getName()).list().stream()
              .map(Group::getId)
              .toList();
      var now =
          UsernamePasswordAuthenticationToken.authenticated(
              signedIn.getPrincipal(), null, StaffAuthorities.of(groups));
      now.setDetails(signedIn.getDetails());
      var session = request.getSession(false);
      if (session != null
          && !Set.copyOf(now.getAuthorities()).equals(Set.copyOf(signedIn.getAuthorities()))) {
        // the webapps keep groups and tenants in the session, too
        AuthenticationUtil.getAuthsFromSession(session).removeByEngineName(ENGINE);
      }
      // a context of its own: the session's is shared by all requests of the session
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(now);
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
