package org.investordesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class LargeFilesTest {

  private static final int MIB = 1024 * 1024;

  private final LargeFiles memory = new LargeFiles(100L * MIB, Duration.ZERO);

  @Test
  void what_has_no_room_is_asked_to_come_again() {
    try (var first = memory.hold(80L * MIB)) {
      assertThat(first).isNotNull();
      assertThatExceptionOfType(ErrorResponseException.class)
          .isThrownBy(() -> memory.hold(30L * MIB))
          .satisfies(
              no -> {
                assertThat(no.getStatusCode().value()).isEqualTo(503);
                assertThat(no.getHeaders().getFirst("Retry-After")).isNotBlank();
              });
      assertThatCode(() -> memory.hold(20L * MIB).close()).doesNotThrowAnyException();
    }
    assertThatCode(() -> memory.hold(30L * MIB).close()).doesNotThrowAnyException();
  }

  @Test
  void what_is_larger_than_all_the_room_gets_it_alone() {
    try (var all = memory.hold(1000L * MIB)) {
      assertThat(all).isNotNull();
      assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> memory.hold(MIB));
    }
    assertThatCode(() -> memory.hold(1000L * MIB).close()).doesNotThrowAnyException();
  }
}
