package org.investordesk.demo;

import java.util.List;
import java.util.function.Supplier;
import org.investordesk.demo.process.OpenTasks;
import org.investordesk.platform.StaffAuthorities;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets the people of the sample data act, as if they had signed in or come to the public pages. */
@Component
@Profile("demo")
class ActingAs {

  private final OpenTasks tasks;

  ActingAs(OpenTasks tasks) {
    this.tasks = tasks;
  }

  void staff(String userId, Runnable step) {
    staff(
        userId,
        () -> {
          step.run();
          return true;
        });
  }

  <T> T staff(String userId, Supplier<T> step) {
    return as(
        UsernamePasswordAuthenticationToken.authenticated(
            userId, null, StaffAuthorities.of(tasks.groupsOf(userId))),
        step);
  }

  void investor(Runnable step) {
    investor(
        () -> {
          step.run();
          return true;
        });
  }

  <T> T investor(Supplier<T> step) {
    return as(
        new AnonymousAuthenticationToken(
            "demo", "investor", List.of(new SimpleGrantedAuthority("ROLE_ANONYMOUS"))),
        step);
  }

  private static <T> T as(Authentication person, Supplier<T> step) {
    var before = SecurityContextHolder.getContext();
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(person);
    SecurityContextHolder.setContext(context);
    try {
      return step.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
