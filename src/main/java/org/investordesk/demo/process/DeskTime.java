package org.investordesk.demo.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the one clock of the desk, which is the engine's. */
public final class DeskTime {

  /** Stands still at an instant until told otherwise. */
  public static void standAt(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  /** Goes on from an instant as fast as the machine's clock. */
  public static void runFrom(Instant instant) {
    // the only place that reads the machine's clock: the offset is the distance to it
    ClockUtil.offset(instant.toEpochMilli() - System.currentTimeMillis());
  }

  public static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Back to the machine's own time. */
  public static void reset() {
    ClockUtil.reset();
  }

  private DeskTime() {}
}
