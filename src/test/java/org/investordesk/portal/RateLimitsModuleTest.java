package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

@DeskTest
class RateLimitsModuleTest {

  private static final PortalLimits.Limit TWO_AN_HOUR =
      new PortalLimits.Report(2, Duration.ofHours(1));

  @Autowired DataSource dataSource;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final String name = "test-" + Secret.fresh();
  private RateLimits node;
  private RateLimits otherNode;

  @BeforeEach
  void twoNodes() {
    SettableClock.at("2026-10-08T10:00");
    node = new RateLimits(dataSource, jdbc, clock);
    otherNode = new RateLimits(dataSource, jdbc, clock);
  }

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  private static MockHttpServletRequest from(String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    return request;
  }

  @Test
  void two_nodes_count_together_and_tell_how_long_to_wait() {
    node.useAddress(name, TWO_AN_HOUR, from("192.0.2.1"));
    otherNode.useAddress(name, TWO_AN_HOUR, from("192.0.2.1"));

    assertThatThrownBy(() -> node.useAddress(name, TWO_AN_HOUR, from("192.0.2.1")))
        .asInstanceOf(InstanceOfAssertFactories.type(TooManyRequests.class))
        .extracting(TooManyRequests::seconds)
        .isEqualTo(1800L);
  }

  @Test
  void a_use_comes_back_with_time() {
    node.useMailbox(name, TWO_AN_HOUR, "chen@example.com");
    node.useMailbox(name, TWO_AN_HOUR, "chen@example.com");

    SettableClock.at("2026-10-08T10:30");

    assertThatCode(() -> node.useMailbox(name, TWO_AN_HOUR, "chen@example.com"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> node.useMailbox(name, TWO_AN_HOUR, "chen@example.com"))
        .isInstanceOf(TooManyRequests.class);
  }

  @Test
  void others_are_not_kept_waiting() {
    node.useAddress(name, TWO_AN_HOUR, from("192.0.2.1"));
    node.useAddress(name, TWO_AN_HOUR, from("192.0.2.1"));

    assertThatCode(() -> node.useAddress(name, TWO_AN_HOUR, from("192.0.2.2")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_whole_ipv6_network_is_one_address() {
    node.useAddress(name, TWO_AN_HOUR, from("2001:db8:0:1::1"));
    node.useAddress(name, TWO_AN_HOUR, from("2001:db8:0:1::2"));

    assertThatThrownBy(() -> node.useAddress(name, TWO_AN_HOUR, from("2001:db8:0:1:ff::3")))
        .isInstanceOf(TooManyRequests.class);
    assertThatCode(() -> node.useAddress(name, TWO_AN_HOUR, from("2001:db8:0:2::1")))
        .doesNotThrowAnyException();
  }

  @Test
  void the_database_holds_no_mailbox_and_no_address() {
    node.useMailbox(name, TWO_AN_HOUR, "secret-mailbox@example.com");
    node.useAddress(name, TWO_AN_HOUR, from("192.0.2.77"));

    assertThat(
            jdbc.sql("select id from rate_limit where id like :name")
                .param("name", name + "%")
                .query(String.class)
                .list())
        .hasSize(2)
        .noneMatch(id -> id.contains("secret") || id.contains("192.0.2"));
  }
}
