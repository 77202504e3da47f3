package org.investordesk.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.investordesk.sla.WorkingTime;
import org.springframework.stereotype.Component;

/**
 * When a notice may go out: notices keep office hours, with 30 minutes' grace after close of
 * business, so that a limit at close of business is still told that day (law 8 of the clock).
 */
@Component
class SendingHours {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Duration GRACE = Duration.ofMinutes(30);

  private final WorkingTime time;

  SendingHours(WorkingTime time) {
    this.time = time;
  }

  /** The instant itself where a notice may go out then, else the next opening. */
  Instant earliest(Instant now) {
    if (time.isOpen(now)) {
      return now;
    }
    var opening = time.nextOpening(now);
    var dayIsOver =
        !opening.atZone(SHANGHAI).toLocalDate().equals(now.atZone(SHANGHAI).toLocalDate());
    // One nanosecond more: the 30th minute belongs to the grace, the closing minute to the day.
    var closedJustNow = time.isOpen(now.minus(GRACE).minusNanos(1));
    return dayIsOver && closedJustNow ? now : opening;
  }
}
