package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpokenTimeTest {

  private static final Instant DUE = Instant.parse("2026-10-08T01:30:00Z");

  @Test
  void a_date_is_written_out_with_its_weekday_in_both_languages_and_in_shaoxing_time() {
    assertThat(SpokenTime.of(DUE, Locale.SIMPLIFIED_CHINESE)).isEqualTo("2026年10月8日（星期四）09:30");
    assertThat(SpokenTime.of(DUE, Locale.ENGLISH)).isEqualTo("Thursday, 8 October 2026, 09:30");
  }

  @Test
  void machines_read_it_with_its_offset() {
    assertThat(SpokenTime.machine(DUE)).isEqualTo("2026-10-08T09:30:00+08:00");
  }
}
