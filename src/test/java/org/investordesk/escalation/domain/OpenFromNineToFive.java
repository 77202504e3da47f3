package org.investordesk.escalation.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.investordesk.sla.WorkingTime;

/** Office hours without a lunch break: 08:30 to 17:30 in Shaoxing, Monday to Friday. */
final class OpenFromNineToFive implements WorkingTime {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime OPENING = LocalTime.of(8, 30);
  private static final LocalTime CLOSE = LocalTime.of(17, 30);

  @Override
  public boolean isOpen(Instant at) {
    var local = at.atZone(ZONE);
    return isWorkingDay(local.toLocalDate())
        && !local.toLocalTime().isBefore(OPENING)
        && !local.toLocalTime().isAfter(CLOSE);
  }

  @Override
  public Instant nextOpening(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    var local = at.atZone(ZONE);
    var day =
        local.toLocalTime().isBefore(OPENING)
            ? local.toLocalDate()
            : local.toLocalDate().plusDays(1);
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day.atTime(OPENING).atZone(ZONE).toInstant();
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  @Override
  public Instant closeAfterWorkingDays(Instant from, int days) {
    var day = LocalDate.ofInstant(from, ZONE);
    for (var left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day.atTime(CLOSE).atZone(ZONE).toInstant();
  }

  @Override
  public Duration between(Instant from, Instant to) {
    throw new UnsupportedOperationException("not asked here");
  }
}
