package org.investordesk.platform.process;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.investordesk.platform.Refusal;
import org.investordesk.platform.Role;
import org.investordesk.platform.Sentences;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.platform.StartUpRefused;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the first administrator from {@code DESK_ADMIN_USER} and {@code DESK_ADMIN_PASSWORD}, where
 * there is none yet; afterwards both are ignored and can be taken away.
 */
@Component
class FirstAdministrator {

  private final IdentityService identities;
  private final StaffAccounts accounts;
  private final Sentences sentences;
  private final Environment environment;

  FirstAdministrator(
      IdentityService identities,
      StaffAccounts accounts,
      Sentences sentences,
      Environment environment) {
    this.identities = identities;
    this.accounts = accounts;
    this.sentences = sentences;
    this.environment = environment;
  }

  /**
   * @throws StartUpRefused without an administrator and without the two settings, since nobody
   *     could then make accounts; not in the demo, which makes its own
   */
  @EventListener(ApplicationReadyEvent.class)
  @Order(5)
  @Transactional
  public void ensure() {
    if (identities.createUserQuery().memberOfGroup(Role.ADMINISTRATOR.group()).count() > 0) {
      return;
    }
    var user = environment.getProperty("desk.admin.user", "");
    var password = environment.getProperty("desk.admin.password", "");
    if (user.isBlank()) {
      if (environment.acceptsProfiles(Profiles.of("demo"))) {
        return;
      }
      throw new StartUpRefused(
          "There is no administrator yet: set DESK_ADMIN_USER and DESK_ADMIN_PASSWORD for the"
              + " first start.");
    }
    try {
      accounts.save(new StaffAccounts.Account(user, user, null), password);
    } catch (Refusal weak) {
      throw new StartUpRefused("DESK_ADMIN_PASSWORD: " + sentences.of(weak, Locale.ENGLISH));
    }
    accounts.assign(user, Set.of(Role.ADMINISTRATOR), Set.of());
  }
}
