package org.investordesk.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * How the engine's groups read as authorities: a role's group becomes {@code ROLE_<group>}, any
 * other group is a department and becomes {@code DEPT_<department id>}.
 */
public final class StaffAuthorities {

  public static final String ROLE = "ROLE_";
  public static final String DEPARTMENT = "DEPT_";

  public static List<GrantedAuthority> of(Collection<String> groups) {
    var authorities = new ArrayList<GrantedAuthority>();
    for (var group : groups) {
      var role = Arrays.stream(Role.values()).anyMatch(known -> known.group().equals(group));
      authorities.add(new SimpleGrantedAuthority((role ? ROLE : DEPARTMENT) + group));
    }
    return authorities;
  }

  private StaffAuthorities() {}
}
