package org.investordesk.platform;

import java.util.Set;

/**
 * Who is acting now.
 *
 * @param id user id of the engine, {@code investor} for somebody on the public pages, {@code
 *     system} for a timer or the relay
 * @param roles empty for the investor and the system
 * @param departments ids of the departments the person works in; group id = tenant id = department
 *     id
 */
public record CurrentUser(String id, Set<Role> roles, Set<String> departments) {

  public static final CurrentUser SYSTEM = new CurrentUser("system", Set.of(), Set.of());
  public static final CurrentUser INVESTOR = new CurrentUser("investor", Set.of(), Set.of());

  public CurrentUser {
    roles = Set.copyOf(roles);
    departments = Set.copyOf(departments);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Coordinators, supervision office, leaders and administrators see every issue. */
  public boolean seesEveryDepartment() {
    return is(Role.COORDINATOR)
        || is(Role.SUPERVISION)
        || is(Role.LEADER)
        || is(Role.ADMINISTRATOR);
  }
}
