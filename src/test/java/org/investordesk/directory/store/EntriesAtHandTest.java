package org.investordesk.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class EntriesAtHandTest {

  private Instant now = Instant.parse("2026-10-21T02:00:00Z");
  private final EntriesAtHand atHand =
      new EntriesAtHand(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneId.of("Asia/Shanghai");
            }

            @Override
            public Clock withZone(ZoneId zone) {
              throw new UnsupportedOperationException("one zone");
            }

            @Override
            public Instant instant() {
              return now;
            }
          });
  private int asked;

  @AfterEach
  void end() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.clearSynchronization();
    }
  }

  @Test
  void what_was_read_is_not_asked_again_for_half_a_minute() {
    assertThat(read("赵敏")).contains("赵敏");
    now = now.plusSeconds(29);
    assertThat(read("赵敏")).contains("赵敏");
    assertThat(asked).isEqualTo(1);

    now = now.plusSeconds(1);
    assertThat(read("赵敏王")).contains("赵敏王");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void a_clock_set_back_does_not_keep_an_entry_for_ever() {
    read("赵敏");
    now = now.minus(Duration.ofDays(1));

    assertThat(read("赵敏王")).contains("赵敏王");
  }

  @Test
  void nobody_is_remembered_as_nobody() {
    assertThat(atHand.find(String.class, "zhao", this::nobody)).isEmpty();
    assertThat(atHand.find(String.class, "zhao", this::nobody)).isEmpty();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void a_change_is_seen_at_once() {
    read("赵敏");
    atHand.changed();

    assertThat(read("赵敏王")).contains("赵敏王");
  }

  @Test
  void while_a_change_is_not_committed_nothing_is_kept() {
    TransactionSynchronizationManager.initSynchronization();
    atHand.changed();
    read("赵敏王");
    read("赵敏王");
    assertThat(asked).isEqualTo(2);

    for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
      synchronization.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK);
    }
    assertThat(read("赵敏")).contains("赵敏");
    assertThat(read("赵敏")).contains("赵敏");
    assertThat(asked).isEqualTo(3);
  }

  private Optional<String> read(String inTheTable) {
    return atHand.find(
        String.class,
        "zhao",
        () -> {
          asked++;
          return Optional.of(inTheTable);
        });
  }

  private Optional<String> nobody() {
    asked++;
    return Optional.empty();
  }
}
