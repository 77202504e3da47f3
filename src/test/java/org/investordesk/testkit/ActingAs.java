package org.investordesk.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAuthorities;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Lets a test act as somebody in its own thread, without a sign-in and without an account: {@code
 * ActingAs.user("zhang", Role.CLERK, "power-supply").run(() -> …)}, or {@link #begin()} and {@link
 * #close()} around several steps.
 */
public final class ActingAs implements AutoCloseable {

  private final Authentication authentication;

  private ActingAs(Authentication authentication) {
    this.authentication = authentication;
  }

  /** A member of staff with one role, in none or more departments. */
  public static ActingAs user(String id, Role role, String... departments) {
    return user(id, List.of(role), Arrays.asList(departments));
  }

  public static ActingAs user(String id, List<Role> roles, List<String> departments) {
    var groups = new ArrayList<String>();
    roles.forEach(role -> groups.add(role.group()));
    groups.addAll(departments);
    return new ActingAs(
        UsernamePasswordAuthenticationToken.authenticated(id, null, StaffAuthorities.of(groups)));
  }

  /** Somebody on the public pages. */
  public static ActingAs investor() {
    return new ActingAs(
        new AnonymousAuthenticationToken(
            "test", "anonymous", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS"))));
  }

  /** Signs this thread in until {@link #close()}. */
  public ActingAs begin() {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    return this;
  }

  /** Signs out; the thread acts as the system again. */
  @Override
  public void close() {
    SecurityContextHolder.clearContext();
  }

  public void run(Runnable deed) {
    get(
        () -> {
          deed.run();
          return true;
        });
  }

  public <T> T get(Supplier<T> deed) {
    var before = SecurityContextHolder.getContext();
    begin();
    try {
      return deed.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
