package org.investordesk.portal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a button pressed twice do its work once, on whichever node the clicks arrive. */
@Component
class PressedButtons {

  private static final Duration KEPT = Duration.ofDays(7);

  private final JdbcClient jdbc;
  private final Clock clock;

  PressedButtons(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Does the work unless this key has done it before. Key and work commit together: a second click
   * waits for the first, and a refused step may be tried again with the same key.
   *
   * @param key what the page's form carries; made anew for each page shown
   * @return false where the work had been done before
   */
  @Transactional
  public boolean once(String key, Runnable work) {
    var now = clock.instant();
    jdbc.sql("delete from pressed_button where pressed_at < :before")
        .param("before", Timestamp.from(now.minus(KEPT)))
        .update();
    var first =
        jdbc.sql(
                """
                insert into pressed_button (key_hash, pressed_at) values (:key, :now)
                on conflict (key_hash) do nothing
                """)
            .param("key", Secret.hash(key))
            .param("now", Timestamp.from(now))
            .update();
    if (first == 0) {
      return false;
    }
    work.run();
    return true;
  }
}
