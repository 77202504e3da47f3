package org.investordesk.demo.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockMarkTest {

  private static final Instant MORNING = Instant.parse("2026-10-23T02:00:00Z");

  @Test
  void a_new_database_has_no_mark() throws Exception {
    assertThat(ClockMark.read(new DemoTables().url())).isEmpty();
  }

  @Test
  void the_mark_goes_forward_and_never_back() throws Exception {
    var tables = new DemoTables().made();

    tables.mark().save(MORNING);
    assertThat(ClockMark.read(tables.url())).contains(MORNING);
    tables.mark().save(MORNING.plusSeconds(60));
    tables.mark().save(MORNING.minusSeconds(60));

    assertThat(ClockMark.read(tables.url())).contains(MORNING.plusSeconds(60));
  }
}
