package org.investordesk.platform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Reads who is acting from the sign-in of this thread. A visitor of the public pages is the
 * investor; a thread without any sign-in (timer, relay) is the system.
 */
@Component
final class SignedInUsers implements CurrentUsers {

  private static final Map<String, Role> ROLES = new HashMap<>();

  static {
    Arrays.stream(Role.values()).forEach(role -> ROLES.put(role.group(), role));
  }

  @Override
  public CurrentUser current() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !authentication.isAuthenticated()) {
      return CurrentUser.SYSTEM;
    }
    if (authentication instanceof AnonymousAuthenticationToken) {
      return CurrentUser.INVESTOR;
    }
    return of(authentication);
  }

  private static CurrentUser of(Authentication authentication) {
    Set<Role> roles = new LinkedHashSet<>();
    Set<String> departments = new LinkedHashSet<>();
    for (var authority : authentication.getAuthorities()) {
      var name = authority.getAuthority();
      if (name.startsWith(StaffAuthorities.ROLE)) {
        var role = ROLES.get(name.substring(StaffAuthorities.ROLE.length()));
        if (role != null) {
          roles.add(role);
        }
      } else if (name.startsWith(StaffAuthorities.DEPARTMENT)) {
        departments.add(name.substring(StaffAuthorities.DEPARTMENT.length()));
      }
    }
    return new CurrentUser(authentication.getName(), roles, departments);
  }
}
