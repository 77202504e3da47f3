package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import org.investordesk.testkit.DeskTest;
import org.investordesk.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class StartUpTest {

  @Autowired Clock clock;

  @AfterEach
  void reset() {
    SettableClock.reset();
  }

  @Test
  void the_desk_starts_and_its_clock_is_the_engines_in_shaoxing_time() {
    SettableClock.at("2026-10-23T10:00");

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-10-23T02:00:00Z"));
    assertThat(clock.getZone()).hasToString("Asia/Shanghai");
  }
}
