package org.investordesk.testkit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the desk's one clock in a test; call {@link #reset()} afterwards. */
public final class SettableClock {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** Sets the clock to a local time in Shaoxing, such as {@code 2026-10-23T10:00}. */
  public static Instant at(String local) {
    var instant = instant(local);
    ClockUtil.setCurrentTime(Date.from(instant));
    return instant;
  }

  /** The instant of a local time in Shaoxing; the clock stays as it is. */
  public static Instant instant(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  /** The day the clock shows in Shaoxing, such as {@code 2026-10-23}. */
  public static String today() {
    return ClockUtil.getCurrentTime().toInstant().atZone(SHANGHAI).toLocalDate().toString();
  }

  /** Gives the clock back to the machine. */
  public static void reset() {
    ClockUtil.reset();
  }

  private SettableClock() {}
}
