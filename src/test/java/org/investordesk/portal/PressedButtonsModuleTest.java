package org.investordesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.investordesk.platform.Refusal;
import org.investordesk.testkit.DeskTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DeskTest
class PressedButtonsModuleTest {

  @Autowired PressedButtons buttons;

  private final String key = Secret.fresh();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void a_second_click_does_nothing() {
    assertThat(buttons.once(key, done::incrementAndGet)).isTrue();
    assertThat(buttons.once(key, done::incrementAndGet)).isFalse();

    assertThat(done).hasValue(1);
  }

  @Test
  void a_step_that_was_refused_may_be_tried_again() {
    assertThatThrownBy(
            () ->
                buttons.once(
                    key,
                    () -> {
                      throw new Refusal("portal.problem.textMissing");
                    }))
        .isInstanceOf(Refusal.class);

    assertThat(buttons.once(key, done::incrementAndGet)).isTrue();
  }

  @Test
  void of_two_clicks_at_once_one_waits_and_does_nothing() throws Exception {
    var working = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var clicks = new Clicks()) {
      var first =
          clicks.click(
              () ->
                  buttons.once(
                      key,
                      () -> {
                        working.countDown();
                        await(mayEnd);
                        done.incrementAndGet();
                      }));
      working.await();
      var second = clicks.click(() -> buttons.once(key, done::incrementAndGet));
      mayEnd.countDown();

      assertThat(first.get()).isTrue();
      assertThat(second.get()).isFalse();
    }
    assertThat(done).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Clicks implements AutoCloseable {

    private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(2);

    java.util.concurrent.Future<Boolean> click(java.util.concurrent.Callable<Boolean> work) {
      return threads.submit(work);
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
