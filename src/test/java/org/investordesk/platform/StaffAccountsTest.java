package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class StaffAccountsTest {

  private static final String PASSWORD = "Rv8-Lantern-2026";

  @Autowired StaffAccounts accounts;
  @Autowired IdentityService identities;
  @Autowired Sentences sentences;

  @Test
  void a_department_is_group_and_tenant_and_every_coordinator_belongs_to_it() {
    accounts.ensureDepartment("acc-land", "自然资源局");
    accounts.ensureDepartment("acc-land", "自然资源和规划局");
    account("acc-zhou", Set.of(Role.COORDINATOR), Set.of());
    account("acc-sun", Set.of(Role.CLERK), Set.of("acc-land"));

    assertThat(tenantsOf("acc-sun")).containsExactly("acc-land");
    assertThat(tenantsOf("acc-zhou")).contains("acc-land");
    assertThat(identities.createGroupQuery().groupId("acc-land").singleResult().getName())
        .isEqualTo("自然资源和规划局");
  }

  @Test
  void an_assignment_replaces_the_one_before() {
    accounts.ensureDepartment("acc-old", "旧部门");
    accounts.ensureDepartment("acc-new", "新部门");
    account("acc-mover", Set.of(Role.CLERK), Set.of("acc-old"));

    accounts.assign("acc-mover", Set.of(Role.DEPARTMENT_HEAD), Set.of("acc-new"));

    assertThat(identities.createGroupQuery().groupMember("acc-mover").list())
        .extracting(Group::getId)
        .containsExactlyInAnyOrder("department-head", "acc-new");
    assertThat(tenantsOf("acc-mover")).containsExactly("acc-new");
  }

  @Test
  void saving_without_a_password_keeps_the_old_one() {
    account("acc-keep", Set.of(), Set.of());

    accounts.save(new StaffAccounts.Account("acc-keep", "新名字", "new@example.org"), null);

    assertThat(identities.checkPassword("acc-keep", PASSWORD)).isTrue();
    assertThat(accounts.find("acc-keep"))
        .contains(new StaffAccounts.Account("acc-keep", "新名字", "new@example.org"));
  }

  @Test
  void a_weak_password_is_refused_with_a_sentence_that_says_what_is_needed() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> accounts.save(new StaffAccounts.Account("acc-weak", "弱", null), "12345678"))
        .satisfies(
            no -> assertThat(sentences.of(no, Locale.SIMPLIFIED_CHINESE)).contains("至少 10 个字符"));
    assertThat(accounts.find("acc-weak")).isEmpty();
  }

  @Test
  void a_password_with_the_name_in_it_is_refused() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                accounts.save(new StaffAccounts.Account("acc-name", "名", null), "Acc-name-2026!"));
  }

  @Test
  void a_new_account_needs_a_password() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> accounts.save(new StaffAccounts.Account("acc-none", "无", null), null))
        .satisfies(no -> assertThat(no.key()).isEqualTo("platform.refusal.passwordMissing"));
  }

  @Test
  void unknown_people_and_departments_are_refused() {
    account("acc-known", Set.of(), Set.of());

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> accounts.assign("acc-nobody", Set.of(), Set.of()));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> accounts.assign("acc-known", Set.of(), Set.of("acc-nowhere")));
    assertThatExceptionOfType(Refusal.class)
        .as("a role is not a department")
        .isThrownBy(() -> accounts.assign("acc-known", Set.of(), Set.of("camunda-admin")));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> accounts.ensureDepartment("camunda-admin", "假部门"));
  }

  private void account(String id, Set<Role> roles, Set<String> departments) {
    accounts.save(new StaffAccounts.Account(id, "测试", null), PASSWORD);
    accounts.assign(id, roles, departments);
  }

  private List<String> tenantsOf(String user) {
    return identities
        .createTenantQuery()
        .userMember(user)
        .includingGroupsOfUser(true)
        .list()
        .stream()
        .map(Tenant::getId)
        .toList();
  }
}
