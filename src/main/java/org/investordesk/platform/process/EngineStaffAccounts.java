package org.investordesk.platform.process;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sign-in accounts, in the engine's identity tables. A department is a group and a tenant of
 * the same id; the coordinators belong to every tenant, since they see every department.
 */
@Component
class EngineStaffAccounts implements StaffAccounts {

  private static final String ROLE_TYPE = "ROLE";
  private static final String DEPARTMENT_TYPE = "DEPARTMENT";

  private final IdentityService identities;

  EngineStaffAccounts(IdentityService identities) {
    this.identities = identities;
  }

  /** Makes the group of every role; does nothing where they exist. */
  @Transactional
  void ensureRoles() {
    for (var role : Role.values()) {
      // the engine knows its administrators by this type and id
      ensureGroup(
          role.group(), role.group(), role == Role.ADMINISTRATOR ? "SYSTEM" : ROLE_TYPE, false);
    }
  }

  @Override
  @Transactional
  public void ensureDepartment(String departmentId, String name) {
    if (isRole(departmentId)) {
      throw new Refusal("platform.refusal.departmentNamedLikeRole", departmentId);
    }
    ensureGroup(departmentId, name, DEPARTMENT_TYPE, true);
    ensureGroup(Role.COORDINATOR.group(), Role.COORDINATOR.group(), ROLE_TYPE, false);
    var tenant = identities.createTenantQuery().tenantId(departmentId).singleResult();
    if (tenant == null) {
      var made = identities.newTenant(departmentId);
      made.setName(name);
      identities.saveTenant(made);
    } else if (!name.equals(tenant.getName())) {
      tenant.setName(name);
      identities.saveTenant(tenant);
    }
    for (var group : List.of(departmentId, Role.COORDINATOR.group())) {
      var member =
          identities.createTenantQuery().tenantId(departmentId).groupMember(group).count() > 0;
      if (!member) {
        identities.createTenantGroupMembership(departmentId, group);
      }
    }
  }

  @Override
  @Transactional
  public void save(Account account, @Nullable String password) {
    var user = identities.createUserQuery().userId(account.userId()).singleResult();
    if (user == null) {
      if (password == null) {
        throw new Refusal("platform.refusal.passwordMissing", account.userId());
      }
      user = identities.newUser(account.userId());
    }
    user.setFirstName(account.name());
    user.setLastName("");
    user.setEmail(account.email());
    if (password != null) {
      requireStrong(password, user);
      user.setPassword(password);
    }
    identities.saveUser(user);
  }

  @Override
  @Transactional
  public void assign(String userId, Set<Role> roles, Set<String> departments) {
    if (identities.createUserQuery().userId(userId).count() == 0) {
      throw new Refusal("platform.refusal.noSuchAccount", userId);
    }
    var wanted = roles.stream().map(Role::group).collect(Collectors.toCollection(HashSet::new));
    for (var department : departments) {
      if (isRole(department) || identities.createGroupQuery().groupId(department).count() == 0) {
        throw new Refusal("platform.refusal.noSuchDepartment", department);
      }
      wanted.add(department);
    }
    ensureRoles();
    var present =
        identities.createGroupQuery().groupMember(userId).list().stream()
            .map(Group::getId)
            .collect(Collectors.toSet());
    for (var group : present) {
      if (!wanted.contains(group)) {
        identities.deleteMembership(userId, group);
      }
    }
    for (var group : wanted) {
      if (!present.contains(group)) {
        identities.createMembership(userId, group);
      }
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Account> find(String userId) {
    return Optional.ofNullable(identities.createUserQuery().userId(userId).singleResult())
        .map(EngineStaffAccounts::account);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Account> administrators() {
    return identities
        .createUserQuery()
        .memberOfGroup(Role.ADMINISTRATOR.group())
        .orderByUserId()
        .asc()
        .list()
        .stream()
        .map(EngineStaffAccounts::account)
        .toList();
  }

  private static Account account(User user) {
    return new Account(user.getId(), nameOf(user), user.getEmail());
  }

  static String nameOf(User user) {
    var first = user.getFirstName() == null ? "" : user.getFirstName();
    var last = user.getLastName() == null ? "" : user.getLastName();
    return (first + " " + last).strip();
  }

  private void requireStrong(String password, User user) {
    var result = identities.checkPasswordAgainstPolicy(password, user);
    if (!result.isValid()) {
      throw new Refusal("platform.refusal.passwordWeak");
    }
  }

  private void ensureGroup(String id, String name, String type, boolean rename) {
    var group = identities.createGroupQuery().groupId(id).singleResult();
    if (group == null) {
      group = identities.newGroup(id);
      group.setType(type);
    } else if (!rename || name.equals(group.getName())) {
      return;
    }
    group.setName(name);
    identities.saveGroup(group);
  }

  private static boolean isRole(String group) {
    return Arrays.stream(Role.values()).anyMatch(role -> role.group().equals(group));
  }
}
