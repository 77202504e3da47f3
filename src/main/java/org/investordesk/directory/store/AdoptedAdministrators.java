package org.investordesk.directory.store;

import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enters administrators whom the directory does not know: the first one is made before there is any
 * directory, and the chain of leaders may end at him.
 */
@Component
class AdoptedAdministrators {

  private final JdbcClient jdbc;
  private final StaffAccounts accounts;

  AdoptedAdministrators(JdbcClient jdbc, StaffAccounts accounts) {
    this.jdbc = jdbc;
    this.accounts = accounts;
  }

  /** After the platform has made its first administrator. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(20)
  @Transactional
  public void adopt() {
    for (var account : accounts.administrators()) {
      var added =
          jdbc.sql(
                  """
                  insert into person (user_id, name, email) values (?, ?, ?)
                  on conflict (user_id) do nothing
                  """)
              .params(account.userId(), account.name(), account.email())
              .update();
      if (added == 1) {
        jdbc.sql("insert into person_role (user_id, role) values (?, ?)")
            .params(account.userId(), Role.ADMINISTRATOR.name())
            .update();
      }
    }
  }
}
