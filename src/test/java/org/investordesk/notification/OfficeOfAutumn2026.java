package org.investordesk.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.investordesk.sla.WorkingTime;

/** Office hours of autumn 2026, national holiday 1 to 7 October, working Saturday 10 October. */
final class OfficeOfAutumn2026 implements WorkingTime {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Set<LocalDate> MAKE_UP = Set.of(LocalDate.of(2026, 10, 10));

  @Override
  public boolean isOpen(Instant at) {
    var local = at.atZone(SHANGHAI);
    var time = local.toLocalTime();
    return isWorkingDay(local.toLocalDate())
        && (within(time, LocalTime.of(8, 30), LocalTime.NOON)
            || within(time, LocalTime.of(14, 0), LocalTime.of(17, 30)));
  }

  private static boolean within(LocalTime time, LocalTime opening, LocalTime closing) {
    return !time.isBefore(opening) && time.isBefore(closing);
  }

  @Override
  public Instant nextOpening(Instant at) {
    if (isOpen(at)) {
      return at;
    }
    var local = at.atZone(SHANGHAI);
    for (var day = local.toLocalDate(); ; day = day.plusDays(1)) {
      for (var opening : new LocalTime[] {LocalTime.of(8, 30), LocalTime.of(14, 0)}) {
        var candidate = day.atTime(opening).atZone(SHANGHAI).toInstant();
        if (isWorkingDay(day) && candidate.isAfter(at)) {
          return candidate;
        }
      }
    }
  }

  @Override
  public boolean isWorkingDay(LocalDate day) {
    var holiday = day.getYear() == 2026 && day.getMonthValue() == 10 && day.getDayOfMonth() <= 7;
    return MAKE_UP.contains(day) || (day.getDayOfWeek().getValue() <= 5 && !holiday);
  }

  @Override
  public Duration between(Instant from, Instant until) {
    var open = Duration.ZERO;
    for (var minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
      open = isOpen(minute) ? open.plusMinutes(1) : open;
    }
    return open;
  }

  @Override
  public Instant closeAfterWorkingDays(Instant from, int days) {
    var day = from.atZone(SHANGHAI).toLocalDate();
    for (var left = days; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day.atTime(17, 30).atZone(SHANGHAI).toInstant();
  }
}
