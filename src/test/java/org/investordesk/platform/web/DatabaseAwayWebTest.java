package org.investordesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import javax.sql.DataSource;
import org.investordesk.platform.Role;
import org.investordesk.platform.StaffAccounts;
import org.investordesk.testkit.Browser;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pool is used up, which a page cannot tell from a database that is gone. */
@DeskTest
class DatabaseAwayWebTest {

  private static final String PASSWORD = "Rv8-Lantern-2026";

  @LocalServerPort int port;
  @Autowired DataSource database;
  @Autowired StaffAccounts accounts;

  private final ArrayList<Connection> held = new ArrayList<>();

  @BeforeEach
  void account() {
    accounts.save(new StaffAccounts.Account("away-li", "李", null), PASSWORD);
    accounts.assign("away-li", Set.of(Role.CLERK), Set.of());
  }

  @AfterEach
  void giveBack() throws SQLException {
    for (var connection : held) {
      connection.close();
    }
  }

  @Test
  void pages_sign_in_and_webapps_answer_503_soon_and_recover_by_themselves() throws SQLException {
    var browser = new Browser(port);
    browser.signIn("away-li", PASSWORD);
    browser.get("/camunda/app/tasklist/default/");
    holdEveryConnection();

    var start = System.nanoTime();
    var page = browser.get("/desk");
    var took = Duration.ofNanos(System.nanoTime() - start);
    var signIn = new Browser(port).signIn("away-li", PASSWORD);
    var api = browser.api("GET", "/task/count", "");
    giveBack();

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(page.body()).contains("暂时无法服务").doesNotContain("Exception");
    // 2.5 s of waiting for a connection; the rest is room for a busy machine
    assertThat(took).isLessThan(Duration.ofSeconds(5));
    assertThat(signIn.statusCode()).isEqualTo(503);
    assertThat(api.statusCode()).isEqualTo(503);
    assertThat(api.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
  }

  private void holdEveryConnection() throws SQLException {
    var size = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
    for (int n = 0; n < size; n++) {
      held.add(database.getConnection());
    }
  }
}
