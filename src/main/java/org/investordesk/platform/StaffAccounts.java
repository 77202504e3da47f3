package org.investordesk.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sign-in accounts behind the directory. Users, groups and tenants live in the engine's
 * identity tables, so that Tasklist and our pages share one sign-in; this is the only door to them.
 */
public interface StaffAccounts {

  /** An account, as far as the directory needs to know it. */
  record Account(String userId, String name, @Nullable String email) {}

  /** Makes group and tenant of a department; does nothing where they exist, but for the name. */
  void ensureDepartment(String departmentId, String name);

  /**
   * Creates or changes an account. A null password leaves the old one; a new account needs one.
   *
   * @throws Refusal when the password breaks the policy or a new account has none
   */
  void save(Account account, @Nullable String password);

  /** Sets exactly these roles and departments. */
  void assign(String userId, Set<Role> roles, Set<String> departments);

  Optional<Account> find(String userId);

  /** All who administer the desk, by user id; among them the first one, whom nobody entered. */
  List<Account> administrators();
}
